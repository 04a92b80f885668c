import type { CheckedInvariant } from '../domain/invariant.js';
import { REFUNDS_AND_VALIDITY, REFUNDS_BOOKED, REFUNDS_FORGOTTEN, REVERSED, periodTakenBack } from './refunds.js';

/** Of K2: a charge that pays its renewal. What was taken back does not, nor what waits in suspense: money that came late, otherwise, or for a lost number. */
const PAYS = `c.status = 'succeeded' AND f.charge_id IS NULL AND w.id IS NULL`;

/** Every one reads whole tables, once and in order: 1 to 4 s each at a million charges. I8 and I9 read the index of open charges. */
export const MONEY: readonly CheckedInvariant[] = [
  {
    id: 'I1',
    money: true,
    check: {
      kind: 'sql',
      sql: `SELECT 'LedgerTransaction' AS subject, transaction_id::text AS id, jsonb_build_object('currency', currency, 'sumMinor', sum(amount_minor)::text) AS facts
        FROM ledger_posting GROUP BY transaction_id, currency HAVING sum(amount_minor) <> 0`,
    },
  },
  {
    id: 'I2',
    money: true,
    check: {
      kind: 'sql',
      sql: `SELECT 'Currency' AS subject, currency AS id, jsonb_build_object('sumMinor', sum(amount_minor)::text) AS facts
        FROM ledger_posting GROUP BY currency HAVING sum(amount_minor) <> 0`,
    },
  },
  {
    id: 'I3',
    money: true,
    check: {
      kind: 'sql',
      sql: `SELECT 'LedgerTransaction' AS subject, t.id::text AS id, jsonb_build_object('ref', t.ref, 'postings', count(p.ordinal)) AS facts
        FROM ledger_transaction t LEFT JOIN ledger_posting p ON p.transaction_id = t.id GROUP BY t.id HAVING count(p.ordinal) < 2`,
    },
  },
  {
    id: 'I4',
    money: true,
    check: {
      // Money that was earned moved the validity once; money in suspense never did. What a refund takes back is a movement of its own.
      kind: 'sql',
      sql: `SELECT 'Charge' AS subject, c.id::text AS id, jsonb_build_object('reference', c.reference, 'lineId', c.line_id, 'bookedAs', t.kind, 'movements', count(v.line_id)) AS facts
        FROM charge c LEFT JOIN ledger_transaction t ON t.ref = 'charge:' || c.id LEFT JOIN validity_movement v ON v.charge_id = c.id AND v.source = 'charge'
        WHERE c.status = 'succeeded' GROUP BY c.id, t.kind HAVING count(v.line_id) <> CASE WHEN t.kind = 'suspense' THEN 0 ELSE 1 END
        UNION ALL ${REFUNDS_AND_VALIDITY}`,
    },
  },
  {
    id: 'I5',
    money: true,
    check: {
      kind: 'sql',
      sql: `SELECT 'Line' AS subject, v.line_id::text AS id, jsonb_build_object('movement', v.seq, 'chargeId', v.charge_id, 'chargeStatus', c.status) AS facts
        FROM validity_movement v LEFT JOIN charge c ON c.id = v.charge_id
        WHERE v.source = 'charge' AND v.charge_id IS NOT NULL AND (c.status, c.line_id) IS DISTINCT FROM ('succeeded', v.line_id)`,
    },
  },
  {
    id: 'I8',
    money: true,
    check: {
      kind: 'sql',
      sql: `SELECT 'Line' AS subject, line_id::text AS id, jsonb_build_object('openCharges', jsonb_agg(reference ORDER BY reference)) AS facts
        FROM charge WHERE status IN ('pending', 'unknown', 'awaiting') GROUP BY line_id HAVING count(*) > 1`,
    },
  },
  {
    id: 'I9',
    money: false,
    check: {
      kind: 'sql',
      sql: `SELECT 'Charge' AS subject, c.id::text AS id, jsonb_build_object('reference', c.reference, 'status', c.status, 'nextCheckAt', c.next_check_at) AS facts
        FROM charge c, checked
        WHERE c.status IN ('pending', 'unknown', 'awaiting') AND (c.status <> 'awaiting' OR c.confirm_by IS NOT NULL) AND c.created_at < checked.now - interval '15 minutes'
          AND (c.next_check_at IS NULL OR c.next_check_at > checked.now + interval '25 hours' OR c.next_check_at < checked.now - interval '1 hour')
          AND NOT EXISTS (SELECT FROM support_case k WHERE k.charge_id = c.id)
        UNION ALL SELECT 'CardLink', k.id::text, jsonb_build_object('status', k.status, 'nextCheckAt', k.next_check_at) FROM card_link k, checked
        WHERE k.status IN ('pending', 'unknown', 'open') AND k.created_at < checked.now - interval '15 minutes' AND (k.next_check_at IS NULL OR k.next_check_at < checked.now - interval '1 hour')
        UNION ALL ${REFUNDS_FORGOTTEN}`,
    },
  },
  {
    id: 'I12',
    money: true,
    check: {
      kind: 'sql',
      sql: `SELECT 'Line' AS subject, id::text AS id, jsonb_build_object('balanceMinor', balance_minor::text, 'currency', currency) AS facts FROM line WHERE balance_minor < 0`,
    },
  },
  {
    id: 'I13',
    money: true,
    check: {
      kind: 'sql',
      sql: `SELECT 'Charge' AS subject, c.id::text AS id, jsonb_build_object('reference', c.reference, 'status', c.status, 'amountMinor', c.amount_minor::text, 'currency', c.currency,
          'bookedMinor', b.debits::text, 'bookedCurrency', b.currency) AS facts
        FROM charge c LEFT JOIN (
          SELECT t.ref, t.kind, p.currency, sum(p.amount_minor) FILTER (WHERE p.amount_minor > 0)::bigint AS debits
          FROM ledger_transaction t LEFT JOIN ledger_posting p ON p.transaction_id = t.id WHERE t.ref LIKE 'charge:%' GROUP BY t.id, p.currency
        ) b ON b.ref = 'charge:' || c.id
        WHERE CASE WHEN c.status = 'succeeded' THEN (b.debits, b.currency) IS DISTINCT FROM (c.amount_minor, c.currency)
          ELSE b.ref IS NOT NULL AND NOT (b.kind = 'suspense' AND c.failure_code IS NOT DISTINCT FROM 'amount_mismatch') END
        UNION ALL ${REFUNDS_BOOKED}`,
    },
  },
  {
    id: 'K1',
    money: true,
    check: {
      kind: 'sql',
      sql: `SELECT 'Line' AS subject, l.id::text AS id, jsonb_build_object('balanceMinor', l.balance_minor::text, 'ledgerMinor', coalesce(b.sum, 0)::text, 'currency', l.currency) AS facts
        FROM line l LEFT JOIN (
          SELECT t.line_id, -sum(p.amount_minor) AS sum FROM ledger_transaction t JOIN ledger_posting p ON p.transaction_id = t.id WHERE p.account = 'subscriber_balance' GROUP BY 1
        ) b ON b.line_id = l.id WHERE l.balance_minor <> coalesce(b.sum, 0)`,
    },
  },
  {
    id: 'K2',
    money: true,
    check: {
      kind: 'sql',
      sql: `SELECT 'Renewal' AS subject, r.id::text AS id,
          jsonb_build_object('lineId', r.line_id, 'status', r.status, 'attempts', r.attempts, 'charges', count(c.id), 'paid', count(c.id) FILTER (WHERE c.status = 'succeeded')) AS facts
        FROM renewal r LEFT JOIN charge c ON c.renewal_id = r.id LEFT JOIN ${REVERSED} f ON f.charge_id = c.id
          LEFT JOIN ledger_transaction w ON w.ref = 'charge:' || c.id AND w.kind = 'suspense' GROUP BY r.id
        HAVING count(c.id) <> r.attempts OR (r.status = 'succeeded' AND count(c.id) > 0 AND NOT bool_or(c.status = 'succeeded')
            AND r.amount_minor > 0 AND NOT EXISTS (SELECT FROM ledger_transaction t WHERE t.ref = 'renewal:' || r.id))
          OR (count(c.id) FILTER (WHERE ${PAYS}) > CASE WHEN r.status = 'succeeded' THEN 1 ELSE 0 END AND NOT ${periodTakenBack('r.subscriber_id', 'r.line_id', 'r.period_start')})`,
    },
  },
];
