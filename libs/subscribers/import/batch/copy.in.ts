import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Database } from '#platform/database';

/** Sends rows through COPY on the connection of the current transaction. */
export async function copyIn(database: Database, sql: string, rows: Buffer): Promise<void> {
  const client = (await database.manager.queryRunner?.connect()) as pg.PoolClient | undefined;
  if (!client) throw new Error('Rows are copied inside a transaction');
  const stream = client.query(copyFrom(sql));
  stream.end(rows);
  await finished(stream);
}
