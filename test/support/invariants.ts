import type { Database } from '#platform/database';

/** Queries that find rows which contradict their own history. Whatever was done, none may find any. */
const CONTRADICTIONS: readonly (readonly [what: string, sql: string])[] = [
  ['a ledger transaction that does not balance', 'SELECT transaction_id FROM ledger_posting GROUP BY transaction_id, currency HAVING sum(amount_minor) <> 0'],
  ['a succeeded charge that is not booked with its amount, or another that is booked',
    `SELECT c.id FROM charge c LEFT JOIN ledger_transaction t ON t.ref = 'charge:' || c.id LEFT JOIN ledger_posting p ON p.transaction_id = t.id AND p.account = 'provider_clearing'
     WHERE CASE WHEN c.status = 'succeeded' THEN (p.amount_minor, p.currency) IS DISTINCT FROM (c.amount_minor, c.currency) ELSE t.id IS NOT NULL END`],
  ['a balance that the ledger does not give',
    `SELECT l.id FROM line l LEFT JOIN (SELECT t.line_id, -sum(p.amount_minor) AS sum FROM ledger_transaction t JOIN ledger_posting p ON p.transaction_id = t.id
       WHERE p.account = 'subscriber_balance' GROUP BY 1) b ON b.line_id = l.id WHERE l.balance_minor <> coalesce(b.sum, 0)`],
  ['a line that does not stand where its last movement ended',
    `SELECT l.id FROM line l LEFT JOIN validity_movement v ON v.line_id = l.id AND v.seq = (SELECT max(seq) FROM validity_movement w WHERE w.line_id = l.id)
     WHERE (v.to_after, v.seq) IS DISTINCT FROM (l.valid_to, l.validity_seq)`],
  ['a movement that does not begin where the one before it ended',
    `SELECT line_id FROM (SELECT line_id, seq, to_before, lag(to_after) OVER w AS expected, row_number() OVER w AS place FROM validity_movement WINDOW w AS (PARTITION BY line_id ORDER BY seq)) m
     WHERE to_before IS DISTINCT FROM expected OR seq <> place`],
  ['a movement by a charge that was not paid, or of another line',
    `SELECT v.line_id FROM validity_movement v LEFT JOIN charge c ON c.id = v.charge_id WHERE v.source = 'charge' AND (c.status, c.line_id) IS DISTINCT FROM ('succeeded', v.line_id)`],
  ['a renewal whose charges, attempts and outcome disagree',
    `SELECT r.id FROM renewal r LEFT JOIN charge c ON c.renewal_id = r.id GROUP BY r.id
     HAVING count(c.id) <> r.attempts OR count(c.id) FILTER (WHERE c.status = 'succeeded') > 1 OR (count(c.id) > 0 AND (r.status = 'succeeded') <> bool_or(c.status = 'succeeded'))`],
  ['points that balance, lots and postings do not agree on',
    `SELECT s.id FROM subscriber s LEFT JOIN (SELECT subscriber_id, sum(remaining) AS sum FROM points_lot GROUP BY 1) l ON l.subscriber_id = s.id
     LEFT JOIN (SELECT subscriber_id, sum(quantity) AS sum FROM points_entry GROUP BY 1) e ON e.subscriber_id = s.id
     WHERE s.points_balance <> coalesce(l.sum, 0) OR s.points_balance <> coalesce(e.sum, 0)`],
  ['a line in another market than its subscriber’s, that no list by name would find there',
    `SELECT l.id FROM line l JOIN subscriber s ON s.id = l.subscriber_id LEFT JOIN line_abroad a ON (a.line_id, a.market, a.subscriber_id, a.name_key) = (l.id, l.market, s.id, s.name_key)
     WHERE l.market <> s.market AND a.market IS NULL`],
  ['an execution that is not on record', `SELECT x.id FROM action_execution x LEFT JOIN audit_entry a ON a.execution_id = x.id WHERE a.seq IS NULL`],
];

/** Names each contradiction that is in the database, with the rows; empty when all is well. */
export async function contradictions(database: Database): Promise<Record<string, unknown[]>> {
  const found = await Promise.all(CONTRADICTIONS.map(async ([what, sql]) => [what, await database.query(sql)] as const));
  return Object.fromEntries(found.filter(([, rows]) => rows.length > 0));
}
