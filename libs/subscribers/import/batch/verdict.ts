import type { PlanVersion } from '#plans';
import type { Column } from '../columns.js';
import type { Fault } from '../fault.js';
import type { ImportRow } from '../import.row.js';
import { differingField, faultOf } from './batch.claims.js';
import type { KnownRow } from './known.row.js';

/** What is to be done with a row about which the database knows something. */
export type Verdict =
  | { readonly kind: 'rejected'; readonly fault: Fault }
  /** A new line of a subscriber who is there already. */
  | { readonly kind: 'new_line'; readonly subscriberChanged: boolean }
  | { readonly kind: 'known_line'; readonly subscriberChanged: boolean; readonly lineChanged: boolean; readonly methodChanged: boolean; readonly moveTo: Date | null };

const CLOSED = new Set(['terminated', 'quarantine', 'recycled', 'ported_out']);

/** The columns that the file has: what it does not have is not compared, and not changed. */
export type Given = (column: Column) => boolean;

export function judge(row: ImportRow, known: KnownRow, given: Given, versions: ReadonlyMap<string, PlanVersion>): Verdict {
  const fault = faultAgainst(row, known, given, versions);
  if (fault) return { kind: 'rejected', fault };
  const subscriberChanged = known.subscriberId !== null && differsFromKnown(row, known, given) !== null;
  if (known.lineId === null) return { kind: 'new_line', subscriberChanged };
  return {
    kind: 'known_line',
    subscriberChanged,
    lineChanged: lineDiffers(row, known, given),
    methodChanged: row.method !== null && !known.methodSame,
    moveTo: movesTo(row, known),
  };
}

function faultAgainst(row: ImportRow, known: KnownRow, given: Given, versions: ReadonlyMap<string, PlanVersion>): Fault | null {
  if (known.lineSeen) return faultOf(row, 'line_external_id', row.externalId, 'DUPLICATE_LINE');
  if (known.msisdnTaken) return faultOf(row, 'msisdn', row.msisdn, 'MSISDN_TAKEN');
  if (known.iccidTaken && row.iccid !== null) return faultOf(row, 'iccid', row.iccid, 'ICCID_TAKEN');
  if (known.subscriberSeen) {
    const column = differsFromKnown(row, known, given);
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

function differsFromKnown(row: ImportRow, known: KnownRow, given: Given): Column | null {
  return differingField(known, {
    ...row.subscriber,
    email: given('email') ? row.subscriber.email : known.email,
    consents: given('consents') ? row.subscriber.consents : known.consents,
  });
}

function lineDiffers(row: ImportRow, known: KnownRow, given: Given): boolean {
  return (
    (given('iccid') && row.iccid !== known.iccid) ||
    (given('eid') && row.eid !== known.eid) ||
    (given('imsi') && row.imsi !== known.imsi) ||
    (given('profile_state') && row.profileState !== known.profileState) ||
    (given('auto_renew') && row.autoRenew !== known.autoRenew)
  );
}
