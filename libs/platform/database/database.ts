import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { isTransient } from './sqlstate.js';

type Flush = (items: unknown[]) => Promise<void>;

interface CurrentTransaction {
  readonly manager: EntityManager;
  readonly beforeCommit: Map<Flush, unknown[]>;
  readonly afterCommit: (() => void)[];
}

export interface QueryOptions {
  /** Prepares the statement once per connection under this name; for hot reads only. */
  readonly name?: string;
}

const MAX_RUNS = 5;

/**
 * The one host of transactions. Code inside `transaction` (however deep) runs on its connection; code outside runs on the pool.
 * A whole use case is run again on a deadlock or serialisation failure, so it must do nothing outside the database before it commits.
 */
@Injectable()
export class Database {
  private readonly current = new AsyncLocalStorage<CurrentTransaction>();

  constructor(@Inject(DataSource) readonly dataSource: DataSource) {}

  /** Runs `work` in one transaction; joins the current one if there is one. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.current.getStore()) return work();
    for (let run = 1; ; run += 1) {
      try {
        return await this.runOnce(work);
      } catch (error) {
        if (run >= MAX_RUNS || !isTransient(error)) throw error;
        await delay(5 * 2 ** run + Math.random() * 20);
      }
    }
  }

  /** True inside `transaction`: calls to the outside are refused there. */
  get inTransaction(): boolean {
    return this.current.getStore() !== undefined;
  }

  /** Collects `item`; `flush` gets all items of the transaction at once, as the last thing before COMMIT. */
  beforeCommit<Item>(flush: (items: Item[]) => Promise<void>, item: Item): void {
    const transaction = this.current.getStore();
    if (!transaction) throw new Error('beforeCommit needs a transaction');
    const items = transaction.beforeCommit.get(flush as Flush);
    if (items) items.push(item);
    else transaction.beforeCommit.set(flush as Flush, [item]);
  }

  /** Runs `work` once the current transaction has committed; at once if there is none. */
  afterCommit(work: () => void): void {
    const transaction = this.current.getStore();
    if (transaction) transaction.afterCommit.push(work);
    else work();
  }

  /** The manager of the current transaction, or of the pool. */
  get manager(): EntityManager {
    return this.current.getStore()?.manager ?? this.dataSource.manager;
  }

  /** Parameterised SQL. bigint columns arrive as bigint, timestamptz as Date. */
  async query<Row>(sql: string, parameters: readonly unknown[] = [], options: QueryOptions = {}): Promise<Row[]> {
    statementCounter.getStore()?.statements.push(options.name ?? sql);
    const transaction = this.current.getStore();
    if (transaction) return rowsOf<Row>(await transaction.manager.query(sql, [...parameters]));
    const values = parameters as unknown[];
    const result = await this.pool.query(options.name ? { name: options.name, text: sql, values } : { text: sql, values });
    return result.rows as Row[];
  }

  /** The pool itself, for COPY and LISTEN. */
  get pool(): pg.Pool {
    return (this.dataSource.driver as unknown as { master: pg.Pool }).master;
  }

  private async runOnce<T>(work: () => Promise<T>): Promise<T> {
    const afterCommit: (() => void)[] = [];
    const result = await this.dataSource.transaction((manager) => {
      const transaction = { manager, beforeCommit: new Map<Flush, unknown[]>(), afterCommit };
      return this.current.run(transaction, async () => {
        const answer = await work();
        for (const [flush, items] of transaction.beforeCommit) await flush(items);
        return answer;
      });
    });
    for (const callback of afterCommit) callback();
    return result;
  }
}

/** TypeORM answers UPDATE and DELETE with [rows, count], everything else with rows. */
function rowsOf<Row>(result: unknown): Row[] {
  const answer = result as unknown[];
  return (answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number' ? answer[0] : answer) as Row[];
}

const statementCounter = new AsyncLocalStorage<{ readonly statements: string[] }>();

/** Runs `work` and gives the statements that it sent through Database; tests hold operations to a budget with it. */
export async function countStatements<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const statements: string[] = [];
  const result = await statementCounter.run({ statements }, work);
  return { result, statements };
}
