import pg from 'pg';
import { DataSource } from 'typeorm';
import type { EntitySchema, MixedList } from 'typeorm';

// int8 arrives as text by default, and '10' + '5' is '105': every bigint column is a bigint here.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => BigInt(text));

export interface DataSourceOptions {
  readonly url: string;
  readonly poolSize?: number;
  /** Ends a statement that runs longer; 5 s for people, 60 s for the worker. */
  readonly statementTimeoutMs?: number;
  readonly entities?: MixedList<(new () => object) | EntitySchema>;
  readonly applicationName?: string;
}

/** A TypeORM data source on PostgreSQL. The schema comes from migrations only; `synchronize` is never on. */
export function createDataSource(options: DataSourceOptions): DataSource {
  const { url, poolSize = 10, statementTimeoutMs = 5_000, entities = [], applicationName = 'keepline' } = options;
  return new DataSource({
    type: 'postgres',
    url,
    entities: entities as (new () => object)[],
    synchronize: false,
    logging: false,
    poolSize,
    applicationName,
    extra: {
      connectionTimeoutMillis: 3_000,
      statement_timeout: statementTimeoutMs,
      lock_timeout: Math.min(2_000, statementTimeoutMs),
      idle_in_transaction_session_timeout: 10_000,
      keepAlive: true,
    },
  });
}
