import { newId } from '#kernel';
import type { Fault } from '../fault.js';
import type { ImportRow } from '../import.row.js';

/** A row on its way into the database, with the ids that it gets if it is new. */
export interface BatchRow extends ImportRow {
  readonly lineId: string;
  /** Shared by the rows of one subscriber. */
  readonly subscriberId: string;
}

/** Rows that go into the database in one transaction. */
export class ImportBatch {
  readonly rows: BatchRow[] = [];
  /** Of rows that did not get as far as a look at the database. */
  readonly faults: Fault[] = [];
  /** Rows of the file that ended up here, taken or not. */
  read = 0;
  private readonly subscriberIds = new Map<string, string>();

  reject(faults: readonly Fault[]): void {
    this.faults.push(...faults);
  }

  add(row: ImportRow): void {
    const { externalId } = row.subscriber;
    const subscriberId = this.subscriberIds.get(externalId) ?? newId();
    this.subscriberIds.set(externalId, subscriberId);
    this.rows.push({ ...row, lineId: newId(), subscriberId });
  }
}
