import type { Database } from '#platform/database';
import type { PlanVersion } from '#plans';
import { emailKey, lineSchedule, nameKeys } from '#subscribers';
import type { LineValidity } from '#subscribers';
import type { ImportRow } from '../import.row.js';
import type { SubscriberField } from './batch.claims.js';
import type { KnownRow } from './known.row.js';
import type { Given, LineField } from './verdict.js';

/** A row that changes what is there. */
export interface Change {
  readonly row: ImportRow;
  readonly known: KnownRow;
  readonly subscriberFields: readonly SubscriberField[];
  /** The subscriber's payment method gets other details. */
  readonly methodChanged: boolean;
  readonly lineFields: readonly LineField[];
  readonly moveTo: Date | null;
}

export async function changeSubscribers(database: Database, changes: readonly Change[], given: Given): Promise<void> {
  const rows = changes.filter((change) => change.subscriberFields.length > 0).map(({ row: { subscriber }, known }) => {
    const email = given('email') ? subscriber.email : known.email;
    const { nameKey, nameKeyLast } = nameKeys(subscriber.name);
    return {
      id: known.subscriberId, name: subscriber.name, name_key: nameKey, name_key_last: nameKeyLast,
      email, email_key: email === null ? null : emailKey(email), language: subscriber.language, zone: subscriber.zone, market: subscriber.market,
      consents: given('consents') ? subscriber.consents : known.consents,
    };
  });
  if (rows.length === 0) return;
  await database.query(
    `UPDATE subscriber u SET name = c.name, name_key = c.name_key, name_key_last = c.name_key_last, email = c.email, email_key = c.email_key,
       language = c.language, zone = c.zone, market = c.market, consents = c.consents, revision = u.revision + 1
     FROM jsonb_to_recordset($1::jsonb) AS c(id uuid, name text, name_key text, name_key_last text, email text, email_key text,
       language text, zone text, market text, consents text[])
     WHERE u.id = c.id`,
    [JSON.stringify(rows)],
  );
}

export async function changeLines(database: Database, changes: readonly Change[], given: Given, versions: ReadonlyMap<string, PlanVersion>): Promise<void> {
  const rows = changes.filter((change) => change.lineFields.length > 0).map(({ row, known }) => {
    const autoRenew = given('auto_renew') ? row.autoRenew : known.autoRenew;
    return {
      id: known.lineId,
      iccid: given('iccid') ? row.iccid : known.iccid,
      eid: given('eid') ? row.eid : known.eid,
      imsi: given('imsi') ? row.imsi : known.imsi,
      profile_state: given('profile_state') ? row.profileState : known.profileState,
      auto_renew: autoRenew,
      renew_at: renewAt(known, autoRenew, versions),
    };
  });
  if (rows.length === 0) return;
  await database.query(
    `UPDATE line l SET iccid = c.iccid, eid = c.eid, imsi = c.imsi, profile_state = c.profile_state, auto_renew = c.auto_renew,
       renew_at = CASE WHEN l.auto_renew = c.auto_renew THEN l.renew_at ELSE c.renew_at END, revision = l.revision + 1
     FROM jsonb_to_recordset($1::jsonb) AS c(id uuid, iccid text, eid text, imsi text, profile_state text, auto_renew boolean, renew_at timestamptz)
     WHERE l.id = c.id`,
    [JSON.stringify(rows)],
  );
}

function renewAt(known: KnownRow, autoRenew: boolean, versions: ReadonlyMap<string, PlanVersion>): Date | null {
  const plan = versions.get(known.planVersionId);
  if (!plan) throw new Error(`No plan version ${known.planVersionId}`);
  return lineSchedule({ validTo: known.validTo, zone: known.lineZone, status: known.status, autoRenew, plan }).renewAt;
}

export async function moveValidity(validity: LineValidity, changes: readonly Change[], now: Date): Promise<void> {
  const moves = changes.flatMap(({ known, moveTo }) => (moveTo && known.lineId !== null ? [{ lineId: known.lineId, toAfter: moveTo, source: 'import' as const, movedAt: now }] : []));
  if (moves.length > 0) await validity.move(moves);
}
