import type { CheckedInvariant } from '../domain/invariant.js';

/** What is on record, what waits, who may still come in. I18, I19, I21 and I23 read a few rows by index or small tables; the others whole tables or, where told, what is new. */
export const RECORD: readonly CheckedInvariant[] = [
  { id: 'I11', money: false, check: { kind: 'audit_chain' } },
  {
    id: 'I14',
    money: false,
    check: {
      // A history that was brought in was settled before this house settled anything, and is on nobody's record here.
      kind: 'sql',
      sql: `SELECT 'Execution' AS subject, d.execution_id::text AS id, jsonb_build_object('changed', min(d.what)) AS facts
        FROM (
          SELECT execution_id, 'validity' AS what FROM validity_movement WHERE execution_id IS NOT NULL
          UNION ALL SELECT execution_id, 'charge' FROM charge WHERE execution_id IS NOT NULL
          UNION ALL SELECT substr(ref, 11)::uuid, 'points' FROM points_entry WHERE ref LIKE 'execution:%'
        ) d WHERE NOT EXISTS (SELECT FROM audit_entry a WHERE a.execution_id = d.execution_id) GROUP BY d.execution_id
        UNION ALL SELECT 'Line', c.line_id::text, jsonb_build_object('settledCharges', c.settled, 'onRecord', coalesce(a.entries, 0))
        FROM (SELECT line_id, count(*) AS settled FROM charge
          WHERE settled_at >= (SELECT recorded_at - interval '1 minute' FROM audit_entry WHERE action = 'renewals.settle' ORDER BY seq LIMIT 1) GROUP BY 1) c
          LEFT JOIN (SELECT subject_id, count(*) AS entries FROM audit_entry WHERE action = 'renewals.settle' GROUP BY 1) a ON a.subject_id = c.line_id::text
        WHERE c.settled > coalesce(a.entries, 0)`,
    },
  },
  {
    id: 'I15',
    money: false,
    check: {
      kind: 'sql',
      sql: `SELECT 'Execution' AS subject, x.id::text AS id, jsonb_build_object('action', x.action, 'entries', count(a.seq)) AS facts
        FROM action_execution x LEFT JOIN audit_entry a ON a.execution_id = x.id AND a.action = CASE WHEN x.undo_of IS NULL THEN x.action ELSE 'undo.' || x.action END AND a.outcome = 'done'
        GROUP BY x.id HAVING count(a.seq) <> 1
        UNION ALL SELECT 'AuditEntry', a.seq::text, jsonb_build_object('action', a.action, 'executionId', a.execution_id)
        FROM audit_entry a LEFT JOIN action_execution x ON x.id = a.execution_id WHERE a.execution_id IS NOT NULL AND x.id IS NULL AND a.outcome = 'done'`,
    },
  },
  {
    id: 'I18',
    money: false,
    check: {
      kind: 'sql',
      // The relay lives by the database's clock, and so does this.
      sql: `SELECT 'OutboxEvent' AS subject, id::text AS id, jsonb_build_object('topic', topic, 'attempts', attempts, 'createdAt', created_at, 'setAsideAt', dead_at) AS facts
        FROM outbox_event
        WHERE published_at IS NULL AND (dead_at IS NOT NULL OR (attempts <= 1 AND available_at < clock_timestamp() - interval '5 minutes')
          OR (attempts > 1 AND created_at < clock_timestamp() - interval '5 minutes'))`,
    },
  },
  {
    id: 'I19',
    money: false,
    check: {
      kind: 'sql',
      sql: `SELECT 'Execution' AS subject, x.id::text AS id, jsonb_build_object('action', x.action, 'status', x.status, 'executedAt', x.executed_at, 'chargeStatus', c.status) AS facts
        FROM checked CROSS JOIN action_execution x LEFT JOIN charge c ON c.line_id = x.target_id AND c.execution_id = x.id
        WHERE (x.status = 'in_progress' AND x.executed_at < checked.now - interval '15 minutes')
          OR (x.status IN ('declined', 'pending') AND x.result IS NULL) OR (x.result->>'chargeId' IS NOT NULL AND NOT EXISTS (SELECT FROM charge k WHERE k.id = (x.result->>'chargeId')::uuid))`,
    },
  },
  {
    id: 'I21',
    money: false,
    check: {
      kind: 'sql',
      sql: `SELECT 'ProviderEvent' AS subject, e.provider || ':' || e.event_id AS id, jsonb_build_object('type', e.type, 'receivedAt', e.received_at, 'outcome', e.outcome) AS facts
        FROM webhook_event e, checked
        WHERE (e.processed_at IS NULL AND greatest(e.received_at, e.parked_until) < checked.now - interval '15 minutes') OR (e.processed_at IS NULL) <> (e.outcome IS NULL)`,
    },
  },
  {
    id: 'I22',
    money: false,
    check: {
      kind: 'sql',
      sql: `SELECT 'Request' AS subject, r.id::text AS id, jsonb_build_object('action', r.action, 'makerId', r.maker_id, 'checkerId', r.checker_id, 'executionId', r.execution_id) AS facts
        FROM action_request r LEFT JOIN staff_account k ON k.id = r.checker_id LEFT JOIN staff_account m ON m.id = r.maker_id LEFT JOIN action_execution x ON x.id = r.execution_id
        WHERE r.status = 'approved' AND (r.checker_id IS NULL OR r.checker_id = r.maker_id OR x.id IS NULL OR x.target_id <> r.target_id OR k.disabled_at < r.decided_at OR m.disabled_at < r.requested_at)`,
    },
  },
  {
    id: 'I23',
    money: false,
    check: {
      kind: 'sql',
      sql: `SELECT 'Staff' AS subject, s.staff_id::text AS id, jsonb_build_object('sessions', count(*)) AS facts
        FROM checked CROSS JOIN staff_session s JOIN staff_account a ON a.id = s.staff_id
        WHERE a.disabled_at IS NOT NULL AND s.revoked_at IS NULL AND s.session_epoch = a.session_epoch AND s.expires_at > checked.now GROUP BY s.staff_id`,
    },
  },
  { id: 'I26', money: false, check: { kind: 'card_numbers' } },
];
