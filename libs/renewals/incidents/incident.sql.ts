/** A sample that is read in a moment; under a load that fills it, the last seconds say what the last minutes would. */
const OUTCOMES = 20_000;
/** A charge is answered so much later than it is made, at most, to be joined at once; what is answered later is not waited for. */
const LATE = `interval '10 minutes'`;
export const BATCH = 5_000;

/** The last outcomes at the moment $1, each with its place among those of its issuer and of its provider, newest first. */
const RECENT = `recent AS MATERIALIZED (
  SELECT c.created_at, c.status, c.failure_code, c.failure_class, c.provider, m.issuer, CASE WHEN m.issuer IS NULL THEN m.brand END AS brand,
         row_number() OVER (PARTITION BY c.provider, m.issuer, CASE WHEN m.issuer IS NULL THEN m.brand END ORDER BY c.created_at DESC, c.id DESC) AS of_issuer,
         row_number() OVER (PARTITION BY c.provider ORDER BY c.created_at DESC, c.id DESC) AS of_provider
  FROM (SELECT id, created_at, status, failure_code, failure_class, provider, payment_method_id FROM charge
        WHERE created_at > $1::timestamptz - interval '1 day' AND created_at <= $1 AND status IN ('succeeded', 'failed')
        ORDER BY created_at DESC, id DESC LIMIT ${OUTCOMES}) c
    JOIN payment_method m ON m.id = c.payment_method_id
)`;
const MEETS = `(f.failure_class = r.failure_class OR f.failure_code = r.failure_code) AND f.status = 'failed' AND f.created_at > $1::timestamptz - make_interval(mins => r.window_minutes)`;

/**
 * Opens what the rules call an incident at the moment $1; gives the new ones. A provider is at fault when three of its issuers fail more often than not: one
 * large issuer that is down is not. Ids and references come in $2 and $3, as many as may be opened at once.
 */
export const OPEN_INCIDENTS = `
WITH ${RECENT}, of_issuer AS (
  SELECT r.id AS rule_id, r.scope, f.provider, f.issuer, f.brand, f.failure_code, f.failure_class, min(f.created_at) AS started_at, max(f.created_at) AS last_failure_at
  FROM incident_rule r JOIN recent f ON f.of_issuer <= r.of_last AND ${MEETS}
  WHERE r.scope = 'issuer' GROUP BY r.id, f.provider, f.issuer, f.brand, f.failure_code, f.failure_class HAVING count(*) >= r.threshold
), of_provider AS (
  SELECT r.id AS rule_id, r.scope, f.provider, NULL::text AS issuer, NULL::text AS brand, f.failure_code, f.failure_class, min(f.created_at) AS started_at, max(f.created_at) AS last_failure_at
  FROM incident_rule r JOIN recent f ON f.of_provider <= r.of_last AND ${MEETS}
  WHERE r.scope = 'provider' GROUP BY r.id, f.provider, f.failure_code, f.failure_class
  HAVING count(*) >= r.threshold AND 3 <= (
    SELECT count(*) FROM (
      SELECT FROM recent o WHERE o.provider = f.provider AND o.of_provider <= r.of_last GROUP BY o.issuer, o.brand
      HAVING count(*) FILTER (WHERE o.failure_code = f.failure_code) >= 3 AND count(*) FILTER (WHERE o.failure_code = f.failure_code) * 2 >= count(*)
    ) failing
  )
), wider AS (
  SELECT provider, failure_code FROM of_provider UNION SELECT provider, failure_code FROM incident WHERE scope = 'provider' AND closed_at IS NULL
), wanted AS (
  SELECT *, row_number() OVER () AS n FROM (
    SELECT * FROM of_provider UNION ALL SELECT * FROM of_issuer WHERE (provider, failure_code) NOT IN (SELECT provider, failure_code FROM wider)
  ) found LIMIT cardinality($2::uuid[])
)
INSERT INTO incident (id, reference, rule_id, scope, provider, issuer, brand, failure_code, failure_class, started_at, last_failure_at, opened_at, seen_to)
SELECT ($2::uuid[])[n], ($3::text[])[n], rule_id, scope, provider, issuer, brand, failure_code, failure_class, started_at, last_failure_at, $1, started_at FROM wanted
ON CONFLICT DO NOTHING RETURNING id, reference, scope, provider, issuer, brand, failure_code AS "failureCode"`;

const FAILURE_OF = `c.failure_class = i.failure_class AND c.created_at >= greatest(i.started_at, i.seen_to - ${LATE}) AND c.failure_code = i.failure_code
  AND c.provider = i.provider AND c.status = 'failed'`;
const METHOD_OF = `(i.scope = 'provider' OR (m.issuer IS NOT DISTINCT FROM i.issuer AND (i.issuer IS NOT NULL OR m.brand = i.brand)))`;

/** Joins open renewals to the incidents that their last charge belongs to, a batch at a time. What somebody holds is joined the next time. */
export const JOIN_RENEWALS = `
WITH found AS (
  SELECT r.id, i.id AS incident_id
  FROM incident i JOIN charge c ON ${FAILURE_OF} JOIN payment_method m ON m.id = c.payment_method_id AND ${METHOD_OF}
    JOIN renewal r ON r.id = c.renewal_id AND r.last_charge_id = c.id AND r.status IN ('retry_scheduled', 'failed') AND r.incident_id IS DISTINCT FROM i.id
  WHERE i.closed_at IS NULL ORDER BY r.id LIMIT ${BATCH} FOR UPDATE OF r SKIP LOCKED
), joined AS (UPDATE renewal r SET incident_id = found.incident_id FROM found WHERE r.id = found.id RETURNING r.id)
SELECT count(*)::int AS count FROM joined`;

/** Notes up to which moment ($1) failures have been joined, and the last failure of each. */
export const NOTE_FAILURES = `
UPDATE incident i SET seen_to = $1, last_failure_at = greatest(i.last_failure_at, (
  SELECT max(c.created_at) FROM charge c JOIN payment_method m ON m.id = c.payment_method_id AND ${METHOD_OF} WHERE ${FAILURE_OF}))
WHERE i.closed_at IS NULL`;

/** Incidents of one issuer end in the one of the whole provider, with what belongs to them. */
export const WIDEN_INCIDENTS = `
WITH ended AS (
  UPDATE incident n SET closed_at = $1, close_reason = 'wider', wider_id = w.id
  FROM incident w WHERE n.scope = 'issuer' AND n.closed_at IS NULL AND w.scope = 'provider' AND w.closed_at IS NULL AND w.provider = n.provider AND w.failure_code = n.failure_code
  RETURNING n.id, n.wider_id
)
UPDATE renewal r SET incident_id = ended.wider_id FROM ended WHERE r.incident_id = ended.id AND r.status IN ('unknown', 'retry_scheduled', 'failed')`;

/** Renewals that have since failed for another reason are somebody else's. */
export const RELEASE_RENEWALS = `
WITH found AS (
  SELECT r.id FROM incident i JOIN renewal r ON r.incident_id = i.id AND r.status IN ('unknown', 'retry_scheduled', 'failed')
  WHERE (i.closed_at IS NULL OR i.closed_at > $1::timestamptz - interval '7 days') AND r.failure_code IS DISTINCT FROM i.failure_code
  ORDER BY r.id LIMIT ${BATCH} FOR UPDATE OF r SKIP LOCKED
)
UPDATE renewal r SET incident_id = NULL FROM found WHERE r.id = found.id`;

/** Ends what has become quiet, and where charges succeed again; gives what was ended. */
export const CLOSE_INCIDENTS = `
WITH ${RECENT}, state AS (
  SELECT i.id, i.last_failure_at < $1::timestamptz - make_interval(mins => r.quiet_minutes) AS quiet,
         r.recovered_after <= (SELECT count(*) FROM recent s WHERE s.status = 'succeeded' AND s.created_at > i.last_failure_at AND s.provider = i.provider
           AND (i.scope = 'provider' OR (s.issuer IS NOT DISTINCT FROM i.issuer AND s.brand IS NOT DISTINCT FROM i.brand))) AS recovered
  FROM incident i JOIN incident_rule r ON r.id = i.rule_id WHERE i.closed_at IS NULL
)
UPDATE incident i SET closed_at = $1, close_reason = CASE WHEN state.recovered THEN 'recovered' ELSE 'quiet' END
FROM state WHERE i.id = state.id AND i.closed_at IS NULL AND (state.quiet OR state.recovered) RETURNING i.reference`;
