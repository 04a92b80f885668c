import { PointsLedger } from '#loyalty';
import { Ledger } from '#payments';
import type { Database } from '#platform/database';
import type { HistoryRows } from './history.rows.js';

const RENEWALS = `
  INSERT INTO renewal (id, line_id, subscriber_id, market, period_start, plan_version_id, amount_minor, currency, status, attempts, next_attempt_at,
    last_charge_id, failure_code, failure_class, number_lost_at, extended_to, created_at, settled_at)
  SELECT id, line_id, subscriber_id, market, period_start, plan_version_id, amount_minor, currency, status, attempts, next_attempt_at,
    last_charge_id, failure_code, failure_class, number_lost_at, extended_to, created_at, settled_at
  FROM jsonb_populate_recordset(NULL::renewal, $1::jsonb)`;

/** With the method that the subscriber's charges go to. */
const CHARGES = `
  INSERT INTO charge (id, reference, renewal_id, line_id, subscriber_id, market, payment_method_id, attempt_number, provider, provider_reference,
    amount_minor, currency, status, raw_code, network_code, advice_code, failure_code, failure_class, requested_by, created_at, settled_at, next_check_at)
  SELECT c.id, c.reference, c.renewal_id, c.line_id, c.subscriber_id, c.market, m.id, c.attempt_number, m.provider, c.provider_reference,
    c.amount_minor, c.currency, c.status, c.raw_code, c.network_code, c.advice_code, c.failure_code, c.failure_class, 'schedule', c.created_at, c.settled_at, c.next_check_at
  FROM jsonb_populate_recordset(NULL::charge, $1::jsonb) c
  JOIN payment_method m ON m.subscriber_id = c.subscriber_id AND m.is_default`;

const EXCHANGES = `
  INSERT INTO charge_attempt (charge_id, seq, kind, started_at, finished_at, outcome, provider_reference, raw_code, network_code, advice_code, note, message)
  SELECT charge_id, 1, 'create', started_at, finished_at, outcome, provider_reference, raw_code, network_code, advice_code, note, message
  FROM jsonb_populate_recordset(NULL::charge_attempt, $1::jsonb)`;

const BLOCKS = `
  UPDATE payment_method m SET status = 'blocked', blocked_reason = b.reason, blocked_at = b.at
  FROM jsonb_to_recordset($1::jsonb) AS b(charge_id uuid, reason text, at timestamptz) JOIN charge c ON c.id = b.charge_id
  WHERE m.id = c.payment_method_id AND m.status = 'usable'`;

/** As a provider would name the banks behind the cards; the same bank for the same subscriber. */
const ISSUERS = `
  UPDATE payment_method m SET issuer = (ARRAY['Banque du Littoral', 'Crédit des Deux Rives', 'Banca Aurora', 'Union Sahel', 'Meridian Bank'])[1 + abs(hashtext(m.provider_token)) % 5]
  FROM jsonb_to_recordset($1::jsonb) AS c(subscriber_id uuid) WHERE m.subscriber_id = c.subscriber_id AND m.provider = 'stripe' AND m.issuer IS NULL`;

const MOVEMENTS = `
  INSERT INTO validity_movement (line_id, seq, to_before, to_after, source, charge_id, moved_at)
  SELECT line_id, seq, to_before, to_after, 'charge', charge_id, moved_at
  FROM jsonb_populate_recordset(NULL::validity_movement, $1::jsonb) ORDER BY line_id, seq`;

const LINES = `
  UPDATE line l SET valid_to = h.valid_to, validity_seq = h.validity_seq
  FROM jsonb_to_recordset($1::jsonb) AS h(id uuid, valid_to timestamptz, validity_seq int) WHERE l.id = h.id`;

/** Writes the past of many lines in the current transaction, as the engine would have left it. */
export async function writeHistory(database: Database, rows: HistoryRows): Promise<void> {
  const statements: readonly (readonly [string, object[]])[] = [
    [RENEWALS, rows.renewals], [CHARGES, rows.charges], [EXCHANGES, rows.exchanges], [BLOCKS, rows.blocks], [ISSUERS, rows.charges], [MOVEMENTS, rows.movements], [LINES, rows.lines],
  ];
  for (const [sql, values] of statements) if (values.length > 0) await database.query(sql, [JSON.stringify(values)]);
  await new Ledger(database).post(rows.ledger);
  await new PointsLedger(database).earn(rows.points);
}
