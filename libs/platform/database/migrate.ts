import pg from 'pg';
import { createDataSource } from './data-source.js';
import type { Database } from './database.js';
import { migrations } from '../../../migrations/index.js';

/** Two processes that migrate at once take turns on this advisory lock. */
const MIGRATION_LOCK = 7_263_905;

/** Applies what is missing, one transaction a migration, and gives the names applied. */
export async function migrate(url: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString: url });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const dataSource = createDataSource({ url, poolSize: 2, statementTimeoutMs: 0, applicationName: 'keepline migrate', workAs: 'owner' });
    dataSource.setOptions({ migrations, migrationsTableName: 'keepline_migration' });
    await dataSource.initialize();
    try {
      const applied = await dataSource.runMigrations({ transaction: 'each' });
      await dataSource.query('SELECT seal_append_only()');
      return applied.map((migration) => migration.name);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await lock.end();
  }
}

/** Names of the migrations that this version knows and the database does not have yet, in their order. */
export async function pendingMigrations(database: Database): Promise<string[]> {
  const [found] = await database.query<{ kept: string | null }>(`SELECT to_regclass('keepline_migration')::text AS kept`);
  const applied = found?.kept == null ? [] : await database.query<{ name: string }>('SELECT name FROM keepline_migration');
  const names = new Set(applied.map(({ name }) => name));
  return migrations.map((Migration) => new Migration().name ?? '').filter((name) => !names.has(name));
}
