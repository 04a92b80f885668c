import type { Database } from '#platform/database';

/** Tables that new lines are written to. */
export const LOADED_TABLES = ['subscriber', 'line', 'validity_movement', 'payment_method', 'points_lot', 'points_entry', 'ledger_transaction', 'ledger_posting'] as const;

interface Definition {
  readonly drop: string;
  readonly create: string;
}

const FOREIGN_KEYS = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS create
  FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY($1::regclass[]) ORDER BY conrelid, conname`;

/** Unique ones stay: they are what finds a row that is there already. */
const INDEXES = `
  SELECT format('DROP INDEX %s', indexrelid::regclass) AS drop, pg_get_indexdef(indexrelid) AS create
  FROM pg_index WHERE indrelid = ANY($1::regclass[]) AND NOT indisunique ORDER BY indrelid, indexrelid`;

const BUILD_MEMORY = '256MB';

/**
 * Indexes and foreign keys that are taken off before many rows come and made again afterwards, which costs a small part of keeping them
 * row by row. All in the current transaction: nobody else sees the tables without them, and whatever fails leaves everything as it was.
 */
export class DeferredIndexes {
  private constructor(
    private readonly database: Database,
    private readonly definitions: readonly Definition[],
  ) {}

  static async takeOff(database: Database): Promise<DeferredIndexes> {
    const definitions: Definition[] = [];
    for (const sql of [FOREIGN_KEYS, INDEXES]) definitions.push(...(await database.query<Definition>(sql, [LOADED_TABLES])));
    for (const { drop } of definitions) await database.query(drop);
    return new DeferredIndexes(database, definitions);
  }

  /** Indexes first, foreign keys last: they are checked with the indexes, all rows in one query each. */
  async putBack(): Promise<void> {
    // Tables with checks that wait for the commit cannot be altered.
    await this.database.query('SET CONSTRAINTS ALL IMMEDIATE');
    // The usual writer turns such joins off, and foreign keys are checked with one each.
    await this.database.query(`SELECT set_config('maintenance_work_mem', $1, true), set_config('enable_hashjoin', 'on', true), set_config('enable_mergejoin', 'on', true)`, [BUILD_MEMORY]);
    for (const { create } of [...this.definitions].reverse()) await this.database.query(create);
    await this.database.query('SET CONSTRAINTS ALL DEFERRED');
  }
}
