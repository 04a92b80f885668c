/** How much of a long history is looked at: what is older than this has been settled one way or the other. */
const OWN_CHARGES = 100;
const NEAR_CHARGES = 10;
const NEWEST = 30;
const COUNTED = 1_000;

const list = (columns: string, from: string): string => `(SELECT coalesce(jsonb_agg(to_jsonb(e)), '[]') FROM (SELECT ${columns} FROM ${from}) e)`;

/** Charges of the renewal, and the newest others of its line. */
const CHARGES = `(SELECT id FROM charge WHERE renewal_id = r.id ORDER BY attempt_number LIMIT ${OWN_CHARGES})
  UNION (SELECT id FROM charge WHERE line_id = r.line_id ORDER BY id DESC LIMIT ${NEAR_CHARGES})`;

const METHOD_LABEL = `coalesce(m.account_label, concat_ws(' ', initcap(m.brand), m.last4))`;

/**
 * Everything that the verdicts on some renewals rest on, a row each, whatever the length of their histories. Each part walks an
 * index of its table. $1: renewals; $2: markets in which the reader may count, null for all; $3: the reader. Tables of other features are read as the timeline reads them; nothing is written.
 */
export const CASE_FILES = `
  SELECT r.id, r.line_id AS "lineId", r.subscriber_id AS "subscriberId", r.market, r.period_start AS "periodStart",
    r.status, r.failure_code AS code, r.attempts, r.next_attempt_at AS "nextAttemptAt", r.created_at AS "createdAt", r.settled_at AS "settledAt",
    last.settled_at AS "lastSettledAt", l.status AS "lineStatus", l.zone, l.valid_to AS "validTo", l.anchor_day AS "anchorDay", l.time_anchor AS "timeAnchor",
    l.number_lost_at AS "numberLostAt", l.auto_renew AS "autoRenew", l.plan_version_id AS "planVersionId",
    EXISTS (SELECT FROM line_lease b WHERE b.line_id = r.line_id AND b.until > clock_timestamp() AND b.staff_id <> $3::uuid) AS "takenByOther",
    (SELECT k.ends_at FROM card_link k WHERE k.subscriber_id = r.subscriber_id AND k.status IN ('pending', 'unknown', 'open')) AS "cardLinkEndsAt",
    EXISTS (SELECT FROM money_hold WHERE acknowledged_at IS NULL) AS "moneyHeld",
    ARRAY(SELECT c.id::text FROM charge c WHERE c.id IN (${CHARGES}) AND c.provider_reference IS NULL
      UNION ALL SELECT f.charge_id::text FROM refund f WHERE f.charge_id IN (${CHARGES}) AND f.status IN ('pending', 'unknown')
      UNION ALL SELECT d.charge_id::text FROM dispute d WHERE d.charge_id IN (${CHARGES}) AND d.status IN ('inquiry', 'open', 'lost')) AS "notRefundable",
    ${list(
      `m.id, m.provider, m.brand, m.blocked_reason AS "blockedReason", m.consent_restored_at AS "consentRestoredAt", m.card_key AS "cardKey", m.shares_card AS "sharesCard", ${METHOD_LABEL} AS label, m.expiry_month AS "expiryMonth", m.expiry_year AS "expiryYear", m.is_default AS "isDefault", m.status, m.created_at AS "createdAt"`,
      `payment_method m WHERE m.subscriber_id = r.subscriber_id AND m.status <> 'removed' ORDER BY m.created_at DESC LIMIT ${NEWEST}`,
    )} AS methods,
    ${list(
      `c.id, c.renewal_id AS "renewalId", c.reference, c.attempt_number AS number, c.payment_method_id AS "methodId", c.requested_by AS by, c.amount_minor::text AS amount, c.currency,
       c.status, c.failure_code AS code, c.failure_class AS class, c.created_at AS "createdAt", c.settled_at AS "settledAt", c.next_check_at AS "nextCheckAt", c.confirm_by AS "confirmBy"`,
      `charge c WHERE c.id IN (${CHARGES})`,
    )} AS charges,
    ${list(
      `a.charge_id AS "chargeId", a.seq, a.kind AS how, a.outcome, a.raw_code AS raw, a.network_code AS network, a.advice_code AS advice, a.note, a.finished_at AS at, x.provider`,
      `charge_attempt a JOIN charge x ON x.id = a.charge_id WHERE a.charge_id IN (${CHARGES})`,
    )} AS exchanges,
    ${list(
      `t.id, o.charge_id AS "chargeId", t.kind AS entry, p.amount_minor::text AS amount, p.currency, t.occurred_at AS at`,
      `(SELECT own.id AS charge_id, 'charge:' || own.id AS ref FROM (${CHARGES}) own
         UNION ALL SELECT f.charge_id, 'refund:' || f.id || step.name FROM refund f CROSS JOIN (VALUES (''), (':returned')) AS step (name) WHERE f.charge_id IN (${CHARGES})) o
       JOIN ledger_transaction t ON t.ref = o.ref JOIN ledger_posting p ON p.transaction_id = t.id AND p.account = 'provider_clearing'`,
    )} AS postings,
    ${list(
      `v.seq, v.source, v.to_before AS before, v.to_after AS after, v.charge_id AS "chargeId", v.moved_at AS at`,
      `validity_movement v WHERE v.line_id = r.line_id AND (v.moved_at >= r.created_at OR v.to_before = r.period_start) ORDER BY v.seq DESC LIMIT ${NEWEST}`,
    )} AS movements,
    ${list(`s.revision, s.status_before AS before, s.status_after AS after, s.taken_at AS at`, `line_step s WHERE s.line_id = r.line_id AND s.taken_at >= r.created_at ORDER BY s.revision DESC LIMIT ${NEWEST}`)} AS steps,
    ${list(
      `x.id, x.action, x.status, x.executed_at AS at, renew.f->>'after' AS "autoRenew", plan.f->'details'->>'from' AS "planBefore"`,
      `action_execution x
         LEFT JOIN LATERAL (SELECT f FROM jsonb_array_elements(x.plan->'effects') f WHERE f->>'kind' = 'auto_renew_switched' LIMIT 1) renew (f) ON TRUE
         LEFT JOIN LATERAL (SELECT f FROM jsonb_array_elements(x.plan->'effects') f WHERE f->>'kind' = 'plan_changed' LIMIT 1) plan (f) ON TRUE
       WHERE x.target_type = 'Line' AND x.target_id = r.line_id AND x.executed_at >= r.created_at - interval '60 days' ORDER BY x.executed_at DESC LIMIT ${NEWEST}`,
    )} AS actions,
    ${list(`i.id, i.fields, i.changed_at AS at`, `import_change i WHERE i.subscriber_id = r.subscriber_id AND i.line_id = r.line_id AND i.changed_at >= r.created_at ORDER BY i.changed_at DESC LIMIT ${NEWEST}`)} AS imports,
    ${list(
      `k.id, k.topic, k.charge_id AS "chargeId", k.status, k.opened_at AS at`,
      `support_case k WHERE k.subscriber_id = r.subscriber_id AND k.opened_at >= r.created_at AND (k.line_id IS NULL OR k.line_id = r.line_id) ORDER BY k.opened_at DESC LIMIT ${NEWEST}`,
    )} AS cases,
    ${list(
      `i.id, i.opened_at AS at, i.closed_at IS NULL AS open,
       (SELECT count(*)::int FROM (SELECT FROM renewal o WHERE o.incident_id = i.id AND o.id <> r.id AND o.status IN ('unknown', 'retry_scheduled', 'failed')
          AND ($2::text[] IS NULL OR o.market = ANY($2::text[])) LIMIT ${COUNTED}) counted) AS others`,
      `incident i WHERE i.id = r.incident_id`,
    )} AS incidents
  FROM renewal r JOIN line l ON l.id = r.line_id LEFT JOIN charge last ON last.id = r.last_charge_id
  WHERE r.id = ANY($1::uuid[])`;
