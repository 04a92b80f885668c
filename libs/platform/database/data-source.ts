import pg from 'pg';
import { DataSource } from 'typeorm';
import type { EntitySchema, MixedList } from 'typeorm';

// int8 arrives as text by default, and '10' + '5' is '105': every bigint column is a bigint here.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => BigInt(text));

/**
 * Every page reads a few rows in index order: a hash table sized for the whole of `subscriber`, which memoize would set up,
 * and machine code for a plan that runs for a millisecond cost more than the page.
 */
export const SESSION_SETTINGS = '-c enable_memoize=off -c jit=off';

/** Who may add to the books and not change them: what every session of the product is, but for those that change the tables themselves. */
export const APPLICATION_ROLE = 'keepline_app';

export interface DataSourceOptions {
  readonly url: string;
  readonly poolSize?: number;
  /** Ends a statement that runs longer; 5 s for people, 60 s for the worker. */
  readonly statementTimeoutMs?: number;
  readonly entities?: MixedList<(new () => object) | EntitySchema>;
  readonly applicationName?: string;
  /** owner: as the login itself, for migrations and for loads that take indexes off. */
  readonly workAs?: 'application' | 'owner';
  /** How long to wait for a connection, 3 s unless told. */
  readonly connectWithinMs?: number;
}

/** A TypeORM data source on PostgreSQL. The schema comes from migrations only; `synchronize` is never on. */
export function createDataSource(options: DataSourceOptions): DataSource {
  const { url, poolSize = 10, statementTimeoutMs = 5_000, entities = [], applicationName = 'keepline', workAs = 'application', connectWithinMs = 3_000 } = options;
  return new DataSource({
    type: 'postgres',
    url,
    entities: entities as (new () => object)[],
    synchronize: false,
    logging: false,
    poolSize,
    applicationName,
    extra: {
      options: workAs === 'owner' ? SESSION_SETTINGS : `${SESSION_SETTINGS} -c role=${APPLICATION_ROLE}`,
      connectionTimeoutMillis: connectWithinMs,
      statement_timeout: statementTimeoutMs,
      lock_timeout: Math.min(2_000, statementTimeoutMs),
      idle_in_transaction_session_timeout: 10_000,
      keepAlive: true,
    },
  });
}
