import { UNIQUE_VIOLATION, sqlstate } from '#platform/database';
import type { Database } from '#platform/database';
import type { BatchOutcome, BatchWriter, PreparedBatch, WriteOptions } from '../batch/batch.writer.js';
import { copyIn } from '../batch/copy.in.js';
import type { ImportBatch } from '../batch/import.batch.js';
import { LOADED_TABLES } from './deferred.indexes.js';
import { LOADED_COLUMNS, emptyTexts, encodeTables } from './table.encoder.js';
import type { TableTexts } from './table.encoder.js';

/**
 * Writes a batch straight into the tables, as if all of it were new. The unique indexes know better: a batch in which anything is
 * there already is taken back and left to the usual writer, which looks at each row.
 */
export class BulkWriter {
  private readonly spare: TableTexts[] = [];

  constructor(
    private readonly database: Database,
    private readonly usual: BatchWriter,
  ) {}

  prepare(batch: ImportBatch): PreparedBatch {
    if (batch.disagrees) return this.usual.prepare(batch);
    let texts: TableTexts | undefined = this.spare.pop() ?? emptyTexts();
    encodeTables(batch, texts);
    return {
      write: async (options: WriteOptions): Promise<BatchOutcome> => {
        const isNew = texts !== undefined && (await this.isNew(texts));
        if (texts) this.spare.push(texts);
        texts = undefined;
        return isNew ? { created: batch.rows.length, updated: 0, unchanged: 0, faults: [] } : this.usual.prepare(batch).write(options);
      },
    };
  }

  private async isNew(texts: TableTexts): Promise<boolean> {
    await this.database.query('SAVEPOINT bulk_batch');
    try {
      for (const table of LOADED_TABLES) {
        if (!texts[table].isEmpty) await copyIn(this.database, `COPY ${table} (${LOADED_COLUMNS[table]}) FROM STDIN`, texts[table].content());
      }
      // The checks of a whole load at its end would have to be remembered until then.
      await this.database.query('SET CONSTRAINTS ALL IMMEDIATE');
      await this.database.query('SET CONSTRAINTS ALL DEFERRED');
    } catch (error) {
      if (sqlstate(error) !== UNIQUE_VIOLATION) throw error;
      await this.database.query('ROLLBACK TO SAVEPOINT bulk_batch');
      return false;
    }
    await this.database.query('RELEASE SAVEPOINT bulk_batch');
    return true;
  }
}
