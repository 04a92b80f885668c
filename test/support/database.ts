import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  readonly url: string;
  /** Runs SQL as the owner of the tables, who may do what the application may not. */
  asOwner(sql: string): Promise<void>;
  /** Deletes the database; sessions that a spec left open are ended. */
  drop(): Promise<void>;
}

/** A migrated, empty database for one spec file: a copy of the run's template. */
export const createTestDatabase = (): Promise<TestDatabase> => copyDatabase(setting('KEEPLINE_TEST_TEMPLATE'));

/** A database without any table, for specs about migrating. */
export const createBareDatabase = (): Promise<TestDatabase> => copyDatabase('template0');

async function copyDatabase(template: string): Promise<TestDatabase> {
  const server = setting('KEEPLINE_TEST_SERVER');
  const name = `keepline_test_${randomBytes(6).toString('hex')}`;
  await runOn(server, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  return { url: address.href, asOwner: (sql) => runOn(address.href, sql), drop: () => runOn(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: this spec belongs to a Jest project with the database setup (medium, journeys)`);
  return value;
}

/** Runs SQL as the login itself, which owns everything. */
export async function runOn(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
