import type { CheckedInvariant } from '../domain/invariant.js';

/** Charges whose renewal was taken back, also where the bank sent the refund back later. */
export const REVERSED = `(SELECT DISTINCT charge_id FROM refund WHERE kind = 'reversal' AND (status = 'succeeded' OR returned_at IS NOT NULL))`;

/** Of a line (an SQL expression each): a reversal that took this period away, so that it is renewed once more. */
export function periodTakenBack(subscriberId: string, lineId: string, periodStart: string): string {
  return `EXISTS (SELECT FROM refund f WHERE f.subscriber_id = ${subscriberId} AND f.line_id = ${lineId} AND f.kind = 'reversal' AND f.validity_after <= ${periodStart})`;
}

/**
 * I4 for refunds. A renewal is taken back whole: its reversal leaves nothing of the charge, and the validity that it took is a movement. Validity is
 * taken for nothing else. Corrections leave a part of a charge that extended a line; what is a gift, was given back at the
 * provider, or went out late, may be all of it.
 */
export const REFUNDS_AND_VALIDITY = `
  SELECT 'Refund' AS subject, f.id::text AS id, jsonb_build_object('reference', f.reference, 'chargeId', f.charge_id, 'refundedMinor', s.minor::text, 'amountMinor', c.amount_minor::text) AS facts
  FROM refund f JOIN charge c ON c.id = f.charge_id JOIN (SELECT charge_id, sum(amount_minor) AS minor FROM refund WHERE status = 'succeeded' GROUP BY 1) s ON s.charge_id = c.id
  WHERE f.kind = 'reversal' AND f.status = 'succeeded' AND s.minor <> c.amount_minor
  UNION ALL SELECT 'Refund', f.id::text, jsonb_build_object('reference', f.reference, 'tookTo', f.validity_after)
  FROM refund f LEFT JOIN validity_movement v ON v.line_id = f.line_id AND v.source = 'refund' AND v.charge_id = f.charge_id AND v.to_after = f.validity_after
  WHERE f.validity_after IS NOT NULL AND v.line_id IS NULL
  UNION ALL SELECT 'Line', v.line_id::text, jsonb_build_object('movement', v.seq, 'chargeId', v.charge_id)
  FROM validity_movement v LEFT JOIN ${REVERSED} f ON f.charge_id = v.charge_id WHERE v.source = 'refund' AND f.charge_id IS NULL
  UNION ALL SELECT 'Charge', c.id::text, jsonb_build_object('reference', c.reference, 'correctedMinor', s.minor::text)
  FROM (SELECT charge_id, sum(amount_minor) AS minor FROM refund WHERE status = 'succeeded' AND kind = 'correction' AND requested_by = 'staff' GROUP BY 1) s
    JOIN charge c ON c.id = s.charge_id AND c.amount_minor = s.minor JOIN validity_movement v ON v.charge_id = c.id AND v.source = 'charge' LEFT JOIN ${REVERSED} f ON f.charge_id = c.id
  WHERE f.charge_id IS NULL AND NOT EXISTS (SELECT FROM support_case k WHERE k.charge_id = c.id AND k.topic = 'refund_late')`;

/** I13 for refunds: what went is booked with its amount, what came back with the opposite, what did not go not at all. */
export const REFUNDS_BOOKED = `
  SELECT 'Refund' AS subject, f.id::text AS id, jsonb_build_object('reference', f.reference, 'status', f.status, 'amountMinor', f.amount_minor::text, 'currency', f.currency,
    'bookedMinor', b.minor::text, 'bookedCurrency', b.currency) AS facts
  FROM refund f LEFT JOIN (SELECT t.ref, p.currency, -p.amount_minor AS minor FROM ledger_transaction t JOIN ledger_posting p ON p.transaction_id = t.id
      WHERE t.kind = 'refund' AND p.account = 'provider_clearing') b ON b.ref = 'refund:' || f.id
    LEFT JOIN ledger_transaction back ON back.ref = 'refund:' || f.id || ':returned'
  WHERE CASE WHEN f.status = 'succeeded' OR f.returned_at IS NOT NULL THEN (b.minor, b.currency) IS DISTINCT FROM (f.amount_minor, f.currency) OR (back.id IS NULL) <> (f.returned_at IS NULL)
    ELSE b.ref IS NOT NULL AND f.failure_code IS DISTINCT FROM 'amount_mismatch' END`;

/** I9 for refunds. */
export const REFUNDS_FORGOTTEN = `
  SELECT 'Refund' AS subject, f.id::text AS id, jsonb_build_object('reference', f.reference, 'status', f.status, 'nextCheckAt', f.next_check_at) AS facts
  FROM refund f, checked
  WHERE f.status IN ('pending', 'unknown') AND f.created_at < checked.now - interval '15 minutes'
    AND (f.next_check_at IS NULL OR f.next_check_at > checked.now + interval '25 hours' OR f.next_check_at < checked.now - interval '1 hour')
    AND NOT EXISTS (SELECT FROM support_case k WHERE k.charge_id = f.charge_id)`;

export const REFUNDS: readonly CheckedInvariant[] = [
  {
    id: 'I6',
    money: true,
    check: {
      kind: 'sql',
      sql: `SELECT 'Charge' AS subject, c.id::text AS id, jsonb_build_object('reference', c.reference, 'refundedMinor', s.minor::text, 'takenMinor', coalesce(t.minor, 0)::text, 'currency', s.currency) AS facts
        FROM (SELECT charge_id, currency, sum(amount_minor) AS minor FROM refund WHERE status IN ('pending', 'unknown', 'succeeded') GROUP BY 1, 2) s
          JOIN charge c ON c.id = s.charge_id
          LEFT JOIN LATERAL (SELECT sum(p.amount_minor) AS minor FROM ledger_transaction t JOIN ledger_posting p ON p.transaction_id = t.id
            WHERE t.ref = 'charge:' || c.id AND p.account = 'provider_clearing' AND p.currency = s.currency) t ON TRUE
        WHERE s.minor > coalesce(t.minor, 0)`,
    },
  },
];
