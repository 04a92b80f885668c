/** What the database already knows about staged rows; only rows about which it knows something. `$1` the run, `$2` whether it is a dry run, `$3` whether everything there has come with it. */
export const WHAT_IS_KNOWN = `
  SELECT s.n, u.id AS "subscriberId", u.name, u.email, u.language, u.zone, u.market, u.consents,
    u.id IS NOT NULL AND ($3 OR EXISTS (SELECT FROM import_seen x WHERE x.run_id = $1 AND x.kind = 's' AND x.key = s.sub_external_id)) AS "subscriberSeen",
    l.id AS "lineId", l.subscriber_id AS "lineSubscriberId", l.msisdn, l.iccid, l.eid, l.imsi, l.profile_state AS "profileState",
    l.status, l.valid_to AS "validTo", l.auto_renew AS "autoRenew", l.plan_version_id AS "planVersionId", l.zone AS "lineZone",
    l.id IS NOT NULL AND $3 OR EXISTS (SELECT FROM import_seen x WHERE x.run_id = $1 AND x.kind = 'l' AND x.key = s.line_external_id) AS "lineSeen",
    (SELECT v.to_after FROM validity_movement v WHERE v.line_id = l.id AND v.source = 'import' ORDER BY v.seq DESC LIMIT 1) AS "lastImportedTo",
    m.id IS NOT NULL OR $2 AND EXISTS (SELECT FROM import_seen x WHERE x.run_id = $1 AND x.kind = 'm' AND x.key = s.msisdn) AS "msisdnTaken",
    i.id IS NOT NULL OR $2 AND EXISTS (SELECT FROM import_seen x WHERE x.run_id = $1 AND x.kind = 'i' AND x.key = s.iccid) AS "iccidTaken",
    p.id IS NOT NULL AS "methodKnown", p.id IS NOT NULL AND (p.provider_customer, p.brand, p.last4, p.expiry_month, p.expiry_year, p.account_label)
      IS NOT DISTINCT FROM (coalesce(s.provider_customer, p.provider_customer), s.brand, s.last4, s.expiry_month, s.expiry_year, s.account_label) AS "methodSame"
  FROM import_stage s
  LEFT JOIN subscriber u ON u.external_id = s.sub_external_id
  LEFT JOIN line l ON l.external_id = s.line_external_id
  LEFT JOIN line m ON m.msisdn = s.msisdn AND m.status NOT IN ('recycled', 'ported_out') AND m.external_id <> s.line_external_id
  LEFT JOIN line i ON i.iccid = s.iccid AND i.iccid IS NOT NULL AND i.status NOT IN ('recycled', 'ported_out') AND i.external_id <> s.line_external_id
  LEFT JOIN payment_method p ON p.subscriber_id = u.id AND p.provider = s.provider AND p.provider_token = s.provider_token
  WHERE coalesce(u.id, l.id, m.id, i.id) IS NOT NULL
    OR $2 AND EXISTS (SELECT FROM import_seen x WHERE x.run_id = $1 AND (x.kind = 'l' AND x.key = s.line_external_id OR x.kind = 'm' AND x.key = s.msisdn OR x.kind = 'i' AND x.key = s.iccid))
  ORDER BY s.n`;

/** Holds the lines that the file describes while they are compared and changed. */
export const LOCK_KNOWN_LINES = `
  SELECT l.id FROM line l WHERE l.external_id IN (SELECT s.line_external_id FROM import_stage s) ORDER BY l.id FOR UPDATE`;

export const REMEMBER_KEYS = `
  INSERT INTO import_seen (run_id, kind, key)
  SELECT $1::uuid, 'l'::"char", line_external_id FROM import_stage
  UNION ALL SELECT DISTINCT $1::uuid, 's'::"char", sub_external_id FROM import_stage
  ON CONFLICT DO NOTHING`;

export const REMEMBER_NUMBERS = `
  INSERT INTO import_seen (run_id, kind, key)
  SELECT $1::uuid, 'm'::"char", msisdn FROM import_stage UNION ALL SELECT $1::uuid, 'i'::"char", iccid FROM import_stage WHERE iccid IS NOT NULL
  ON CONFLICT DO NOTHING`;

/** New lines of subscribers that exist already. */
export const USE_KNOWN_SUBSCRIBERS = `
  UPDATE import_stage s SET sub_id = k.id, sub_is_new = false
  FROM unnest($1::int[], $2::uuid[]) AS k(n, id) WHERE s.n = k.n`;

export const CREATE_SUBSCRIBERS = `
  INSERT INTO subscriber (id, external_id, name, name_key, name_key_last, email, email_key, language, zone, market, consents, points_balance, created_at)
  SELECT DISTINCT ON (sub_id) sub_id, sub_external_id, name, name_key, name_key_last, email, email_key, language, zone, market, consents,
    sum(points) OVER (PARTITION BY sub_id)::bigint, arrived_at
  FROM import_stage WHERE sub_is_new ORDER BY sub_id, n`;

/** From here on only new lines are left in the stage. */
export const CREATE_LINES = [
  `INSERT INTO line (id, subscriber_id, external_id, msisdn, iccid, eid, imsi, profile_state, market, zone, plan_version_id, status, valid_from, valid_to,
     validity_seq, anchor_day, service_lost_at, number_lost_at, recycled_at, auto_renew, renew_at, transition_at, balance_minor, currency, created_at)
   SELECT line_id, sub_id, line_external_id, msisdn, iccid, eid, imsi, profile_state, market, zone, plan_version_id, status, valid_from, valid_to,
     1, anchor_day, service_lost_at, number_lost_at, recycled_at, auto_renew, renew_at, transition_at, balance_minor, currency, arrived_at
   FROM import_stage`,
  `INSERT INTO validity_movement (line_id, seq, to_after, source, moved_at) SELECT line_id, 1, valid_to, 'import', arrived_at FROM import_stage`,
] as const;

/** The first method of a subscriber without a default becomes it; one that the subscriber has already takes the card's new details and nothing else. */
export const ADD_METHODS = `
  INSERT INTO payment_method (id, subscriber_id, provider, provider_token, provider_customer, brand, last4, expiry_month, expiry_year, account_label, is_default, status, created_at)
  SELECT method_id, sub_id, provider, provider_token, provider_customer, brand, last4, expiry_month, expiry_year, account_label,
    row_number() OVER (PARTITION BY sub_id ORDER BY n) = 1
      AND (sub_is_new OR NOT EXISTS (SELECT FROM payment_method p WHERE p.subscriber_id = sub_id AND p.is_default AND p.status <> 'removed')),
    'usable', arrived_at
  FROM (SELECT DISTINCT ON (sub_id, provider, provider_token) * FROM import_stage WHERE provider IS NOT NULL ORDER BY sub_id, provider, provider_token, n) s
  ON CONFLICT (subscriber_id, provider, provider_token) DO UPDATE SET brand = excluded.brand, last4 = excluded.last4,
    expiry_month = excluded.expiry_month, expiry_year = excluded.expiry_year, account_label = excluded.account_label,
    provider_customer = coalesce(excluded.provider_customer, payment_method.provider_customer)`;

export const LEAVE_OUT = 'DELETE FROM import_stage WHERE n = ANY($1::int[])';

export const OPEN_POINTS = [
  `INSERT INTO points_lot (id, subscriber_id, quantity, remaining, earned_at, available_at, expires_at)
   SELECT lot_id, sub_id, points, points, arrived_at, arrived_at, arrived_at + points_valid_days * interval '1 day' FROM import_stage WHERE points > 0`,
  `INSERT INTO points_entry (id, subscriber_id, lot_id, kind, quantity, ref, posted_at)
   SELECT lot_id, sub_id, lot_id, 'earn', points, 'opening:' || line_id, arrived_at FROM import_stage WHERE points > 0`,
] as const;

export const ADD_POINTS_TO_KNOWN = `
  UPDATE subscriber u SET points_balance = u.points_balance + p.total
  FROM (SELECT sub_id, sum(points)::bigint AS total FROM import_stage WHERE NOT sub_is_new AND points > 0 GROUP BY sub_id) p
  WHERE u.id = p.sub_id`;

/**
 * What the subscriber brought along, against the opening account: the operator owes it, so the balance is credited.
 * The transaction takes the line's id, as there is one opening a line.
 */
export const OPEN_BALANCES = `
  INSERT INTO ledger_transaction (id, ref, kind, line_id, occurred_at)
  SELECT line_id, 'opening:' || line_id, 'opening', line_id, arrived_at FROM import_stage WHERE balance_minor <> 0`;

export const POST_BALANCES = `
  INSERT INTO ledger_posting (transaction_id, ordinal, account, currency, amount_minor)
  SELECT line_id, p.ordinal, p.account, currency, p.sign * balance_minor
  FROM import_stage CROSS JOIN (VALUES (1::smallint, 'opening', 1), (2::smallint, 'subscriber_balance', -1)) AS p(ordinal, account, sign)
  WHERE balance_minor <> 0`;
