import { undoVerdict } from '#actions';
import type { EffectKind } from '#actions';
import { scopeToSql } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { SqlParameters } from '#platform/database';
import { instantText } from '#platform/graphql';

export interface TimelineStatement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

interface Source {
  /** Where the rows come from, with the condition that picks the subscriber's and the one that comes `before` the page mark. */
  readonly from: (before: string) => string;
  /** Instant by which the source's index is ordered. */
  readonly at: string;
  readonly id: string;
  readonly columns: string;
}

const MONEY = (alias: string): string => `jsonb_build_object('minor', ${alias}.amount_minor::text, 'currency', ${alias}.currency)`;

const CASE = `jsonb_build_object('reference', k.reference, 'subject', k.subject, 'topic', k.topic)`;

/** Everything that happened to a subscriber, newest first: so many rows of each source at most, whatever the length of its history. */
export function timelineStatement(subscriberId: string, first: number, after: readonly string[] | null, staff: StaffActor, now: Date): TimelineStatement {
  const parameters = new SqlParameters();
  const subscriber = `${parameters.bind(subscriberId)}::uuid`;
  const moment = `${parameters.bind(now)}::timestamptz`;
  const [at, id] = (after ?? []).map((part) => parameters.bind(part));
  const scope = (subject: 'Renewal' | 'Charge' | 'Line', column: string): string => {
    const part = scopeToSql(staff, 'read', subject, { market: column }, parameters.next);
    parameters.append(part?.parameters ?? []);
    return part?.sql ?? 'FALSE';
  };
  const branches = sources(subscriber, moment, first + 1, scope).map((source) => {
    const before = at && id ? ` AND ${source.at} <= ${at}::timestamptz AND (${source.at}, ${source.id} COLLATE "C") < (${at}::timestamptz, ${id})` : '';
    const order = `${source.at} DESC, ${source.id} COLLATE "C" DESC`;
    return `(SELECT ${source.id} AS id, ${source.at} AS at, ${source.columns} FROM ${source.from(before)} ORDER BY ${order} LIMIT ${first + 1})`;
  });
  return {
    sql: `
      SELECT t.*, ${instantText('t.at')} AS mark FROM (${branches.join('\n UNION ALL ')}) AS t (id, at, kind, word, "actorName", "lineId", "refId", data)
      ORDER BY t.at DESC, t.id COLLATE "C" DESC LIMIT ${first + 1}`,
    values: parameters.values,
  };
}

function sources(subscriber: string, now: string, limit: number, scope: (subject: 'Renewal' | 'Charge' | 'Line', column: string) => string): Source[] {
  const lines = scope('Line', 'l.market');
  return [
    {
      from: withMark(`renewal r WHERE r.subscriber_id = ${subscriber} AND ${scope('Renewal', 'r.market')}`),
      at: 'r.created_at',
      // Before what came of it at the same moment: 'begun' is below 'charge'.
      id: `('begun:' || r.id)`,
      columns: `'RENEWAL', 'due', NULL::text, r.line_id, r.id, jsonb_build_object('periodStart', r.period_start, 'amount', ${MONEY('r')})`,
    },
    {
      // What it has come to, by when it did: a decline is dated by its charge.
      from: withMark(`renewal r LEFT JOIN charge c ON c.id = r.last_charge_id
        WHERE r.subscriber_id = ${subscriber} AND r.status NOT IN ('due', 'charging', 'awaiting', 'unknown') AND ${scope('Renewal', 'r.market')}`),
      at: 'coalesce(r.settled_at, c.settled_at, r.created_at)',
      id: `('renewed:' || r.id)`,
      columns: `'RENEWAL', r.status, NULL, r.line_id, r.id, jsonb_build_object('status', upper(r.status), 'periodStart', r.period_start,
        'amount', ${MONEY('r')}, 'attempts', r.attempts, 'extendedTo', r.extended_to, 'failureCode', r.failure_code)`,
    },
    {
      from: withMark(`charge c JOIN payment_method m ON m.id = c.payment_method_id WHERE c.subscriber_id = ${subscriber} AND ${scope('Charge', 'c.market')}`),
      at: 'c.created_at',
      id: `('charge:' || c.id)`,
      columns: `'CHARGE', c.status, NULL, c.line_id, c.id, jsonb_build_object('reference', c.reference, 'status', upper(c.status), 'amount', ${MONEY('c')},
        'failureCode', c.failure_code, 'brand', m.brand, 'last4', m.last4, 'accountLabel', m.account_label, 'requestedBy', upper(c.requested_by))`,
    },
    {
      // The newest movements of each line by its own key; their instants rise with their numbers. What staff moved stands with their action.
      from: (before) => `line l CROSS JOIN LATERAL (SELECT * FROM validity_movement v WHERE v.line_id = l.id AND (v.execution_id IS NULL OR v.source IN ('charge', 'refund'))${before} ORDER BY v.seq DESC LIMIT ${limit}) v
        WHERE l.subscriber_id = ${subscriber} AND ${lines}`,
      at: 'v.moved_at',
      id: `('validity:' || v.line_id || ':' || v.seq)`,
      columns: `'VALIDITY', CASE WHEN v.source = 'import' AND v.to_before IS NOT NULL THEN 'import_extension' ELSE v.source END, NULL, v.line_id, coalesce(v.execution_id, v.charge_id), jsonb_build_object('source', upper(v.source), 'before', v.to_before, 'after', v.to_after)`,
    },
    {
      from: (before) => `line l CROSS JOIN LATERAL (SELECT * FROM line_step p WHERE p.line_id = l.id${before} ORDER BY p.revision DESC LIMIT ${limit}) p
        WHERE l.subscriber_id = ${subscriber} AND ${lines}`,
      at: 'p.taken_at',
      // Several steps at one moment stand in the order in which they were taken.
      id: `('step:' || p.line_id || ':' || lpad(p.revision::text, 10, '0'))`,
      columns: `'LINE', p.event, NULL, p.line_id, NULL::uuid, jsonb_build_object('before', upper(p.status_before), 'after', upper(p.status_after), 'dueAt', p.due_at)`,
    },
    {
      // The request itself is the charge; what was said about it afterwards stands beside it.
      from: withMark(`charge c JOIN charge_attempt a ON a.charge_id = c.id WHERE c.subscriber_id = ${subscriber} AND a.kind <> 'create' AND ${scope('Charge', 'c.market')}`),
      at: 'a.finished_at',
      id: `('exchange:' || a.charge_id || ':' || lpad(a.seq::text, 10, '0'))`,
      columns: `'CHARGE', a.kind, NULL, c.line_id, c.id, jsonb_build_object('reference', c.reference, 'outcome', upper(a.outcome), 'amount', ${MONEY('c')})`,
    },
    {
      from: withMark(`refund f WHERE f.subscriber_id = ${subscriber} AND ${scope('Charge', 'f.market')}`),
      at: 'f.created_at',
      id: `('refund:' || f.id)`,
      columns: `'CHARGE', 'refund_' || f.status, NULL, f.line_id, f.charge_id, jsonb_build_object('reference', f.reference, 'status', upper(f.status), 'amount', ${MONEY('f')}, 'requestedBy', upper(f.requested_by))`,
    },
    {
      from: withMark(`dispute d WHERE d.subscriber_id = ${subscriber} AND ${scope('Charge', 'd.market')}`),
      at: 'd.opened_at',
      id: `('dispute:' || d.id)`,
      columns: `'CHARGE', 'dispute_' || d.status, NULL, d.line_id, d.charge_id, jsonb_build_object('reference', d.provider_reference, 'status', upper(d.status), 'amount', ${MONEY('d')})`,
    },
    {
      from: withMark(`payment_method m WHERE m.subscriber_id = ${subscriber}`),
      at: 'm.created_at',
      id: `('method:' || m.id)`,
      columns: `'METHOD', 'added', NULL, NULL::uuid, NULL::uuid, jsonb_build_object('brand', m.brand, 'last4', m.last4, 'accountLabel', m.account_label)`,
    },
    {
      from: withMark(`points_entry e WHERE e.subscriber_id = ${subscriber} AND NOT starts_with(e.ref, 'execution:')`),
      at: 'e.posted_at',
      id: `('points:' || e.id)`,
      columns: `'POINTS', e.kind, NULL, NULL::uuid, e.lot_id, jsonb_build_object('kind', upper(e.kind), 'quantity', e.quantity::text)`,
    },
    {
      // One entry for what a person did, with what came of it: days, points or a case. Contact details stay out, they are masked where they are shown.
      from: withMark(`action_execution x JOIN staff_account a ON a.id = x.actor_id LEFT JOIN line l ON x.target_type = 'Line' AND l.id = x.target_id
        LEFT JOIN support_case k ON k.id = CASE WHEN x.action = 'openCase' THEN x.id WHEN x.target_type = 'Case' THEN x.target_id END
        LEFT JOIN LATERAL (${effectOf('plan_changed')}) plan (f) ON TRUE LEFT JOIN LATERAL (${effectOf('auto_renew_switched')}) renew (f) ON TRUE
        LEFT JOIN LATERAL (${effectOf('validity_moved')}) valid (f) ON TRUE LEFT JOIN LATERAL (${effectOf('points_posted')}) points (f) ON TRUE
        WHERE x.subscriber_id = ${subscriber} AND (l.id IS NULL OR ${lines})`),
      at: 'x.executed_at',
      id: `('action:' || x.id)`,
      columns: `'ACTION', CASE WHEN x.undo_of IS NOT NULL THEN 'undoAction' WHEN x.action = 'setAutoRenew' THEN CASE renew.f->>'after' WHEN 'true' THEN 'switchOn' ELSE 'switchOff' END ELSE x.action END, a.name, l.id, x.id, jsonb_build_object('action', x.action, 'status', upper(x.status), 'reasonCode', x.reason_code, 'note', x.note,
        'undoOf', x.undo_of, 'planBefore', plan.f->>'before', 'planAfter', plan.f->>'after', 'before', valid.f->>'before', 'after', valid.f->>'after',
        'quantity', ((points.f->>'after')::bigint - (points.f->>'before')::bigint)::text, 'reference', k.reference, 'subject', k.subject, 'topic', k.topic,
        'actorId', x.actor_id, 'undo', upper(${undoVerdict('x', now)}))`,
    },
    {
      // Opened by the system, or brought in with its records; what staff do to a case stands with their action.
      from: withMark(`support_case k LEFT JOIN staff_account a ON a.id = k.opened_by
        WHERE k.subscriber_id = ${subscriber} AND NOT EXISTS (SELECT FROM action_execution x WHERE x.id = k.id)`),
      at: 'k.opened_at',
      id: `('case:' || k.id)`,
      columns: `'CASE', 'opened', a.name, k.line_id, k.id, ${CASE}`,
    },
    {
      from: withMark(`support_case k WHERE k.subscriber_id = ${subscriber} AND k.closed_at IS NOT NULL
        AND NOT EXISTS (SELECT FROM action_execution x WHERE x.target_type = 'Case' AND x.target_id = k.id AND x.executed_at = k.closed_at)`),
      at: 'k.closed_at',
      id: `('closed:' || k.id)`,
      columns: `'CASE', 'closed', NULL, k.line_id, k.id, ${CASE}`,
    },
    {
      // The names of the fields, never what is in them.
      from: withMark(`import_change i JOIN import_run r ON r.id = i.run_id LEFT JOIN line l ON l.id = i.line_id
        WHERE i.subscriber_id = ${subscriber} AND (i.line_id IS NULL OR ${lines})`),
      at: 'i.changed_at',
      id: `('import:' || i.id)`,
      columns: `'IMPORT', 'changed', NULL, i.line_id, i.run_id, jsonb_build_object('reference', r.reference, 'fields', upper(i.fields::text)::text[])`,
    },
  ];
}

/** The first effect of this kind in the plan of `action_execution x`. */
function effectOf(kind: EffectKind): string {
  return `SELECT made.effect FROM jsonb_array_elements(x.plan->'effects') made (effect) WHERE made.effect->>'kind' = '${kind}' LIMIT 1`;
}

function withMark(from: string): (before: string) => string {
  return (before) => from + before;
}
