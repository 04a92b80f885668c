import { newId } from '#kernel';
import type { Fault } from '../fault.js';
import type { ImportRow } from '../import.row.js';
import { differingFields } from './batch.claims.js';

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
  /** Of the file, on which the last of them begins. */
  lastLine = 0;
  /** Two rows tell one subscriber in two ways. */
  disagrees = false;
  private readonly firstRows = new Map<string, BatchRow>();
  private readonly families = new Map<string, BatchRow[]>();

  reject(faults: readonly Fault[]): void {
    this.faults.push(...faults);
  }

  add(given: ImportRow): void {
    const { externalId } = given.subscriber;
    const first = this.firstRows.get(externalId);
    const row: BatchRow = Object.assign(given, { lineId: newId(), subscriberId: first?.subscriberId ?? newId() });
    this.rows.push(row);
    if (first) this.join(first, row);
    else this.firstRows.set(externalId, row);
  }

  /** The rows of the row's subscriber in the order of the file; undefined when it is the only one. */
  familyOf(row: BatchRow): readonly BatchRow[] | undefined {
    return this.families.size === 0 ? undefined : this.families.get(row.subscriberId);
  }

  private join(first: BatchRow, row: BatchRow): void {
    this.disagrees ||= differingFields(first.subscriber, row.subscriber).length > 0;
    const family = this.families.get(first.subscriberId);
    if (family) family.push(row);
    else this.families.set(first.subscriberId, [first, row]);
  }
}
