import type { CheckedInvariant } from '../domain/invariant.js';
import { REVERSED } from './refunds.js';

/** Validity, points and what is derived from them. Every one reads whole tables, once. */
export const SERVICE: readonly CheckedInvariant[] = [
  {
    id: 'I7',
    money: false,
    check: {
      kind: 'sql',
      sql: `SELECT 'Line' AS subject, line_id::text AS id, jsonb_build_object('movement', seq, 'begins', to_before, 'expected', expected) AS facts
        FROM (SELECT line_id, seq, to_before, lag(to_after) OVER w AS expected, row_number() OVER w AS place FROM validity_movement WINDOW w AS (PARTITION BY line_id ORDER BY seq)) m
        WHERE to_before IS DISTINCT FROM expected OR seq <> place
        UNION ALL SELECT 'Line', id::text, jsonb_build_object('validFrom', valid_from, 'validTo', valid_to) FROM line WHERE valid_to <= valid_from`,
    },
  },
  {
    id: 'I10',
    money: false,
    check: {
      kind: 'sql',
      sql: `SELECT 'Subscriber' AS subject, s.id::text AS id, jsonb_build_object('balance', s.points_balance::text, 'lots', coalesce(l.sum, 0)::text, 'entries', coalesce(e.sum, 0)::text) AS facts
        FROM subscriber s LEFT JOIN (SELECT subscriber_id, sum(remaining) AS sum FROM points_lot GROUP BY 1) l ON l.subscriber_id = s.id
          LEFT JOIN (SELECT subscriber_id, sum(quantity) AS sum FROM points_entry GROUP BY 1) e ON e.subscriber_id = s.id
        WHERE s.points_balance < 0 OR s.points_balance <> coalesce(l.sum, 0) OR s.points_balance <> coalesce(e.sum, 0)
        UNION ALL SELECT 'PointsLot', l.id::text, jsonb_build_object('subscriberId', l.subscriber_id, 'remaining', l.remaining::text, 'entries', coalesce(sum(e.quantity), 0)::text)
        FROM points_lot l LEFT JOIN points_entry e ON e.lot_id = l.id GROUP BY l.id HAVING l.remaining <> coalesce(sum(e.quantity), 0)`,
    },
  },
  {
    id: 'I16',
    money: false,
    check: {
      kind: 'sql',
      sql: `SELECT 'Line' AS subject, l.id::text AS id, jsonb_build_object('validTo', l.valid_to, 'seq', l.validity_seq, 'movedTo', v.to_after, 'lastSeq', v.seq) AS facts
        FROM line l LEFT JOIN (SELECT DISTINCT ON (line_id) line_id, seq, to_after FROM validity_movement ORDER BY line_id, seq DESC) v ON v.line_id = l.id
        WHERE (v.to_after, v.seq) IS DISTINCT FROM (l.valid_to, l.validity_seq)`,
    },
  },
  {
    id: 'I17',
    money: false,
    check: {
      // The chain (I7, I16) makes the days add up; here each source is held against what it promised. A renewal that was taken back can promise anew.
      kind: 'sql',
      sql: `SELECT 'Renewal' AS subject, r.id::text AS id, jsonb_build_object('lineId', r.line_id, 'promised', r.extended_to, 'given', v.to_after) AS facts
        FROM validity_movement v JOIN charge c ON c.id = v.charge_id JOIN renewal r ON r.id = c.renewal_id LEFT JOIN ${REVERSED} f ON f.charge_id = c.id
        WHERE v.source = 'charge' AND f.charge_id IS NULL AND r.extended_to IS DISTINCT FROM v.to_after
        UNION ALL SELECT 'Execution', x.id::text, jsonb_build_object('action', x.action, 'lineId', e.effect->>'subjectId', 'promised', e.effect->>'after', 'given', v.to_after)
        FROM action_execution x CROSS JOIN LATERAL jsonb_array_elements(x.plan->'effects') AS e(effect)
          LEFT JOIN validity_movement v ON v.execution_id = x.id AND v.line_id::text = e.effect->>'subjectId'
        WHERE e.effect->>'kind' = 'validity_moved' AND e.effect->>'field' = 'validTo' AND (e.effect->>'after')::timestamptz IS DISTINCT FROM v.to_after`,
    },
  },
  {
    id: 'K3',
    money: false,
    check: {
      kind: 'sql',
      sql: `SELECT 'Line' AS subject, l.id::text AS id, jsonb_build_object('market', l.market, 'subscriberMarket', s.market) AS facts
        FROM line l JOIN subscriber s ON s.id = l.subscriber_id LEFT JOIN line_abroad a ON (a.line_id, a.market, a.subscriber_id, a.name_key) = (l.id, l.market, s.id, s.name_key)
        WHERE l.market <> s.market AND a.market IS NULL`,
    },
  },
];
