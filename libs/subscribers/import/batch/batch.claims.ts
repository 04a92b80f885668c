import type { Column } from '../columns.js';
import type { Fault, FaultCode } from '../fault.js';
import type { ImportRow, ImportSubscriber } from '../import.row.js';

/** What the rows that a batch takes lay claim to: no two of them the same line, number or ICCID. A rejected row claims nothing. */
export class BatchClaims {
  private readonly lines = new Set<string>();
  private readonly msisdns = new Set<string>();
  private readonly iccids = new Set<string>();
  private readonly subscribers = new Map<string, ImportSubscriber>();

  /** Claims what the row needs, or says what an earlier row has claimed. */
  claim(row: ImportRow): Fault | null {
    const { subscriber } = row;
    const first = this.subscribers.get(subscriber.externalId);
    const fault = this.conflict(row, first);
    if (fault) return fault;
    this.lines.add(row.externalId);
    this.msisdns.add(row.msisdn);
    if (row.iccid !== null) this.iccids.add(row.iccid);
    if (!first) this.subscribers.set(subscriber.externalId, subscriber);
    return null;
  }

  private conflict(row: ImportRow, first: ImportSubscriber | undefined): Fault | null {
    if (this.lines.has(row.externalId)) return faultOf(row, 'line_external_id', row.externalId, 'DUPLICATE_LINE');
    if (this.msisdns.has(row.msisdn)) return faultOf(row, 'msisdn', row.msisdn, 'DUPLICATE_MSISDN');
    if (row.iccid !== null && this.iccids.has(row.iccid)) return faultOf(row, 'iccid', row.iccid, 'DUPLICATE_ICCID');
    const [differs] = first ? differingFields(first, row.subscriber) : [];
    return differs ? faultOf(row, differs, row.subscriber.externalId, 'SUBSCRIBER_DIFFERS') : null;
  }
}

export function faultOf(row: ImportRow, column: Column | '', value: string, code: FaultCode): Fault {
  return { line: row.at, column, value, code };
}

type Described = Omit<ImportSubscriber, 'externalId'>;
export type SubscriberField = keyof Described & Column;

const PLAIN_FIELDS = ['name', 'email', 'language', 'zone', 'market'] as const;

/** The fields in which two descriptions of a subscriber differ. */
export function differingFields(a: Described, b: Described): SubscriberField[] {
  const fields: SubscriberField[] = PLAIN_FIELDS.filter((field) => a[field] !== b[field]);
  if (sorted(a.consents) !== sorted(b.consents)) fields.push('consents');
  return fields;
}

function sorted(consents: readonly string[]): string {
  return [...consents].sort().join();
}
