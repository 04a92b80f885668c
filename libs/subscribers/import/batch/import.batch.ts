import { newId } from '#kernel';
import type { Column } from '../columns.js';
import type { Fault, FaultCode } from '../fault.js';
import type { ImportRow, ImportSubscriber } from '../import.row.js';

/** A row on its way into the database, with the ids that it gets if it is new. */
export interface BatchRow extends ImportRow {
  readonly lineId: string;
  /** Shared by the rows of one subscriber. */
  readonly subscriberId: string;
}

/** Rows that go into the database in one transaction; no two of them claim the same line, number or ICCID. */
export class ImportBatch {
  readonly rows: BatchRow[] = [];
  readonly faults: Fault[] = [];
  /** Rows of the file that ended up here, taken or not. */
  read = 0;
  private readonly lines = new Set<string>();
  private readonly msisdns = new Set<string>();
  private readonly iccids = new Set<string>();
  private readonly subscribers = new Map<string, BatchRow>();

  reject(faults: readonly Fault[]): void {
    this.faults.push(...faults);
  }

  add(row: ImportRow): void {
    const first = this.subscribers.get(row.subscriber.externalId);
    const fault = this.conflict(row, first);
    if (fault) {
      this.faults.push(fault);
      return;
    }
    const placed = { ...row, lineId: newId(), subscriberId: first?.subscriberId ?? newId() };
    this.rows.push(placed);
    this.lines.add(row.externalId);
    this.msisdns.add(row.msisdn);
    if (row.iccid !== null) this.iccids.add(row.iccid);
    if (!first) this.subscribers.set(row.subscriber.externalId, placed);
  }

  private conflict(row: ImportRow, first: BatchRow | undefined): Fault | null {
    if (this.lines.has(row.externalId)) return faultOf(row, 'line_external_id', row.externalId, 'DUPLICATE_LINE');
    if (this.msisdns.has(row.msisdn)) return faultOf(row, 'msisdn', row.msisdn, 'DUPLICATE_MSISDN');
    if (row.iccid !== null && this.iccids.has(row.iccid)) return faultOf(row, 'iccid', row.iccid, 'DUPLICATE_ICCID');
    const differs = first && differingField(first.subscriber, row.subscriber);
    return differs ? faultOf(row, differs, row.subscriber.externalId, 'SUBSCRIBER_DIFFERS') : null;
  }
}

export function faultOf(row: ImportRow, column: Column | '', value: string, code: FaultCode): Fault {
  return { line: row.at, column, value, code };
}

/** The first field in which two descriptions of a subscriber differ. */
export function differingField(a: Omit<ImportSubscriber, 'externalId'>, b: Omit<ImportSubscriber, 'externalId'>): Column | null {
  if (a.name !== b.name) return 'name';
  if (a.email !== b.email) return 'email';
  if (a.language !== b.language) return 'language';
  if (a.zone !== b.zone) return 'zone';
  if (a.market !== b.market) return 'market';
  return sorted(a.consents) === sorted(b.consents) ? null : 'consents';
}

function sorted(consents: readonly string[]): string {
  return [...consents].sort().join();
}
