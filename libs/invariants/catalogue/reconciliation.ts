import type { CheckedInvariant } from '../domain/invariant.js';

/** How late a provider may list what it took, before it counts as missing there. */
const LISTED_AFTER = `interval '1 day'`;
/** A line may be read while its charge is being settled. */
const BOOKED_AFTER = `interval '1 hour'`;

/** The provider's list of what it took, and ours. No money is held for it: each difference is a person's work of its own. */
export const RECONCILIATION: readonly CheckedInvariant[] = [
  {
    id: 'I24',
    money: false,
    check: {
      kind: 'sql',
      sql: `SELECT 'Charge' AS subject, s.charge_id::text AS id, jsonb_build_object('provider', s.provider, 'settlementLine', s.line_id, 'takenMinor', s.amount_minor::text, 'takenCurrency', s.currency,
          'bookedMinor', b.amount_minor::text, 'bookedCurrency', b.currency) AS facts
        FROM settlement_line s LEFT JOIN LATERAL (
          SELECT p.amount_minor, p.currency FROM ledger_transaction t JOIN ledger_posting p ON p.transaction_id = t.id WHERE t.ref = 'charge:' || s.charge_id AND p.account = 'provider_clearing'
        ) b ON true
        WHERE s.charge_id IS NOT NULL AND s.taken_at < (SELECT now FROM checked) - ${BOOKED_AFTER} AND (b.amount_minor, b.currency) IS DISTINCT FROM (s.amount_minor, s.currency)
        UNION ALL SELECT 'Charge', c.id::text, jsonb_build_object('provider', c.provider, 'reference', c.reference, 'amountMinor', c.amount_minor::text, 'currency', c.currency)
        FROM settlement_reading r JOIN charge c ON c.provider = r.provider
        WHERE c.status = 'succeeded' AND c.created_at >= r.began_at AND c.settled_at < r.read_to - ${LISTED_AFTER} AND NOT EXISTS (SELECT FROM settlement_line s WHERE s.charge_id = c.id)`,
    },
  },
];
