import pg from 'pg';
import { createDataSource } from './data-source.js';
import { migrations } from '../../../migrations/index.js';

/** Two processes that migrate at once take turns on this advisory lock. */
const MIGRATION_LOCK = 7_263_905;

/** Applies what is missing, one transaction a migration, and gives the names applied. */
export async function migrate(url: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString: url });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const dataSource = createDataSource({ url, poolSize: 2, statementTimeoutMs: 0, applicationName: 'keepline migrate' });
    dataSource.setOptions({ migrations, migrationsTableName: 'keepline_migration' });
    await dataSource.initialize();
    try {
      const applied = await dataSource.runMigrations({ transaction: 'each' });
      return applied.map((migration) => migration.name);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await lock.end();
  }
}
