import { Refusal, isRefusal } from '#kernel';
import { isTransient } from '#platform/database';
import type { Database } from '#platform/database';
import { DeferredIndexes, LOADED_TABLES } from './deferred.indexes.js';

const ANYBODY = 'SELECT EXISTS (SELECT FROM subscriber) OR EXISTS (SELECT FROM line) AS there';
const LOCK_PATIENCE = '30s';

/** The first load of an installation: all of it in one transaction, with indexes and foreign keys made when the rows are there. */
export class BulkLoad {
  constructor(private readonly database: Database) {}

  /**
   * Runs `load` alone with the empty tables. A refusal from it keeps what it has written until then, as the end of a broken file does;
   * any other error changes nothing. False, and `load` not called, if there are subscribers already.
   * @param onIndexing called when the rows are in and the indexes are being made
   */
  async around(load: () => Promise<void>, onIndexing?: () => void): Promise<boolean> {
    if (await this.isAnybodyThere()) return false;
    const outcome = await this.database.transaction(async () => {
      await this.database.query(`SELECT set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true), set_config('lock_timeout', $1, true)`, [LOCK_PATIENCE]);
      await this.database.query(`LOCK TABLE ${LOADED_TABLES.join(', ')} IN ACCESS EXCLUSIVE MODE`);
      if (await this.isAnybodyThere()) return 'somebody';
      const indexes = await DeferredIndexes.takeOff(this.database);
      return this.once(async () => {
        const failure = await load().then(() => null, keepRefusal);
        onIndexing?.();
        await indexes.putBack();
        await this.database.query(`ANALYZE ${LOADED_TABLES.join(', ')}`);
        return failure;
      });
    });
    if (outcome instanceof Refusal) throw outcome;
    return outcome === null;
  }

  /** A transient error would have the transaction run again, but what was read of a file cannot be read again. */
  private async once<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw isTransient(error) ? new Error('The load was interrupted by the database; nothing was changed', { cause: error }) : error;
    }
  }

  private async isAnybodyThere(): Promise<boolean> {
    const [row] = await this.database.query<{ there: boolean }>(ANYBODY);
    return row?.there ?? true;
  }
}

function keepRefusal(error: unknown): Refusal {
  if (isRefusal(error)) return error;
  throw error;
}
