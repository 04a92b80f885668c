import type { PlanVersion } from '#plans';
import type { Column } from '../columns.js';
import type { Fault } from '../fault.js';
import type { ImportRow } from '../import.row.js';
import { differingFields, faultOf } from './batch.claims.js';
import type { SubscriberField } from './batch.claims.js';
import type { KnownRow } from './known.row.js';

/** What is to be done with a row about which the database knows something. */
export type Verdict =
  | { readonly kind: 'rejected'; readonly fault: Fault }
  /** A new line of a subscriber who is there already. */
  | { readonly kind: 'new_line'; readonly subscriberFields: readonly SubscriberField[]; readonly method: MethodVerdict }
  | {
      readonly kind: 'known_line';
      readonly subscriberFields: readonly SubscriberField[];
      readonly lineFields: readonly LineField[];
      readonly method: MethodVerdict;
      readonly moveTo: Date | null;
    };

type MethodVerdict = 'same' | 'added' | 'changed';

/** Columns of a line that an import may change, by the field that holds them. */
const LINE_FIELDS = [['iccid', 'iccid'], ['eid', 'eid'], ['imsi', 'imsi'], ['profile_state', 'profileState'], ['auto_renew', 'autoRenew']] as const;
export type LineField = (typeof LINE_FIELDS)[number][0];

const CLOSED = new Set(['terminated', 'quarantine', 'recycled', 'ported_out']);

/** The columns that the file has: what it does not have is not compared, and not changed. */
export type Given = (column: Column) => boolean;

export function judge(row: ImportRow, known: KnownRow, given: Given, versions: ReadonlyMap<string, PlanVersion>): Verdict {
  const fault = faultAgainst(row, known, given, versions);
  if (fault) return { kind: 'rejected', fault };
  const subscriberFields = known.subscriberId === null ? [] : differsFromKnown(row, known, given);
  const method = methodVerdict(row, known);
  if (known.lineId === null) return { kind: 'new_line', subscriberFields, method };
  return { kind: 'known_line', subscriberFields, lineFields: lineDiffers(row, known, given), method, moveTo: movesTo(row, known) };
}

function methodVerdict(row: ImportRow, known: KnownRow): MethodVerdict {
  if (row.method === null || known.methodSame) return 'same';
  return known.methodKnown ? 'changed' : 'added';
}

function faultAgainst(row: ImportRow, known: KnownRow, given: Given, versions: ReadonlyMap<string, PlanVersion>): Fault | null {
  if (known.lineSeen) return faultOf(row, 'line_external_id', row.externalId, 'DUPLICATE_LINE');
  if (known.msisdnTaken) return faultOf(row, 'msisdn', row.msisdn, 'MSISDN_TAKEN');
  if (known.iccidTaken && row.iccid !== null) return faultOf(row, 'iccid', row.iccid, 'ICCID_TAKEN');
  if (known.subscriberSeen) {
    const [column] = differsFromKnown(row, known, given);
    if (column) return faultOf(row, column, row.subscriber.externalId, 'SUBSCRIBER_DIFFERS');
  }
  return known.lineId === null ? null : faultAgainstLine(row, known, versions);
}

function faultAgainstLine(row: ImportRow, known: KnownRow, versions: ReadonlyMap<string, PlanVersion>): Fault | null {
  if (known.lineSubscriberId !== known.subscriberId) return faultOf(row, 'line_external_id', row.externalId, 'LINE_OF_ANOTHER');
  if (CLOSED.has(known.status)) return faultOf(row, 'line_external_id', row.externalId, 'LINE_CLOSED');
  if (known.msisdn !== row.msisdn) return faultOf(row, 'msisdn', row.msisdn, 'MSISDN_DIFFERS');
  if (versions.get(known.planVersionId)?.planId !== row.plan.planId) return faultOf(row, 'plan_code', row.plan.planCode, 'PLAN_DIFFERS');
  if (row.validTo < known.validTo && !isOldNews(row, known)) return faultOf(row, 'valid_to', row.validTo.toISOString(), 'VALIDITY_SHORTER');
  return null;
}

/** The file says what an import said before; whatever has moved the end since then stands. */
function isOldNews(row: ImportRow, known: KnownRow): boolean {
  return known.lastImportedTo?.getTime() === row.validTo.getTime();
}

function movesTo(row: ImportRow, known: KnownRow): Date | null {
  return row.validTo > known.validTo && !isOldNews(row, known) ? row.validTo : null;
}

function differsFromKnown(row: ImportRow, known: KnownRow, given: Given): SubscriberField[] {
  return differingFields(known, {
    ...row.subscriber,
    email: given('email') ? row.subscriber.email : known.email,
    consents: given('consents') ? row.subscriber.consents : known.consents,
  });
}

function lineDiffers(row: ImportRow, known: KnownRow, given: Given): LineField[] {
  return LINE_FIELDS.filter(([column, field]) => given(column) && row[field] !== known[field]).map(([column]) => column);
}
