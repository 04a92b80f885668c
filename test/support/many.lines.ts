import type { Database } from '#platform/database';

const GIVEN = ['amelie', 'paul', 'marie', 'jean', 'fatma', 'mohamed', 'awa', 'koffi', 'lea', 'hugo', 'nadia', 'omar', 'ines', 'louis', 'aya', 'yann', 'zoe', 'karim', 'lina', 'noah'];
const FAMILY = ['durand', 'martin', 'dupont', 'ben ali', 'trabelsi', 'kouassi', 'traore', 'petit', 'moreau', 'garcia', 'le gall', 'roux', 'fournier', 'girard', 'bonnet', 'lambert'];

/** Fills the desk set-based: so many lines in three markets, one in ten with a renewal and a charge, one in forty of them open. Deterministic. */
export async function fillDesk(database: Database, planVersionId: string, lines: number): Promise<void> {
  const at = '2027-03-01T10:00:00Z';
  // Ids that rise with the number, as UUIDv7 does with time.
  const id = (kind: string): string => `('01900000-' || '${kind}' || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
  const market = `CASE WHEN n % 10 < 6 THEN 'FR' WHEN n % 10 < 9 THEN 'TN' ELSE 'CI' END`;
  const run = (sql: string, ...values: unknown[]) => database.query(sql, values);
  await run(
    `INSERT INTO subscriber (id, external_id, name, name_key, name_key_last, email, email_key, language, zone, market, created_at)
     SELECT ${id('0001')}, 'S-' || n, initcap(g || ' ' || f || n % 977), g || ' ' || f || n % 977, f || n % 977 || ' ' || g, g || n || '@example.fr', g || n || '@example.fr',
            'fr', 'Europe/Paris', ${market}, $1
     FROM generate_series(1, $2::int) n, LATERAL (SELECT ($3::text[])[1 + (n::bigint * 7919 % ${GIVEN.length})::int] AS g, ($4::text[])[1 + (n::bigint * 104729 / 7 % ${FAMILY.length})::int] AS f) names`,
    at, lines, GIVEN, FAMILY,
  );
  await run(
    `INSERT INTO line (id, subscriber_id, external_id, msisdn, iccid, eid, imsi, profile_state, market, zone, plan_version_id, status, valid_from, valid_to, validity_seq,
       anchor_day, service_lost_at, number_lost_at, recycled_at, auto_renew, renew_at, transition_at, currency, created_at)
     SELECT ${id('0002')}, ${id('0001')}, 'L-' || n, '+336' || lpad((n::bigint * 7919 % 100000000)::text, 8, '0'), '8933' || lpad(n::text, 15, '0'), '890' || lpad(n::text, 29, '0'),
            '20801' || lpad(n::text, 10, '0'), 'enabled', ${market}, 'Europe/Paris', $3,
            CASE WHEN e < -180 THEN 'recycled' WHEN e < -90 THEN 'quarantine' WHEN e < -30 THEN 'suspended' WHEN e < 0 THEN 'grace' ELSE 'active' END,
            $1::timestamptz - interval '2 years', t, 1, 1, t, t + interval '90 days', t + interval '180 days', n % 5 > 0, t - interval '7 days', t, 'EUR', $1
     FROM generate_series(1, $2::int) n, LATERAL (SELECT n::bigint * 104729 % 600 - 200 AS e) ends, LATERAL (SELECT $1::timestamptz + e * interval '1 day' + n * interval '1 millisecond' AS t) ending`,
    at, lines, planVersionId,
  );
  // Some have moved to another market, and kept their lines.
  await run(`UPDATE subscriber SET market = CASE market WHEN 'FR' THEN 'TN' ELSE 'FR' END FROM generate_series(101, $1::int, 101) n WHERE id = ${id('0001')}`, lines);
  await run(`INSERT INTO validity_movement (line_id, seq, to_after, source, moved_at) SELECT id, 1, valid_to, 'import', created_at FROM line`);
  await run(
    `INSERT INTO line_step (line_id, revision, event, status_before, status_after, due_at, taken_at)
     SELECT id, 1, 'expire', 'active', 'grace', valid_to, valid_to FROM line WHERE status <> 'active'`,
  );
  // An import a night for three years, each of which changed a few.
  await run(
    `INSERT INTO import_run (id, reference, kind, file_name, started_at, status)
     SELECT ${id('0006')}, 'IMP-' || lpad(n::text, 8, '0'), 'subscribers', 'subscribers.csv', $1::timestamptz - n * interval '1 day', 'completed' FROM generate_series(0, 999) n`,
    at,
  );
  await run(
    `INSERT INTO import_change (id, run_id, subscriber_id, line_id, fields, changed_at)
     SELECT gen_random_uuid(), r.id, ${id('0001')}, CASE n % 2 WHEN 0 THEN ${id('0002')} END, CASE n % 2 WHEN 0 THEN ARRAY['imsi'] ELSE ARRAY['email'] END, r.started_at
     FROM generate_series(1, $1::int) n JOIN import_run r ON r.reference = 'IMP-' || lpad((n % 1000)::text, 8, '0')`,
    lines,
  );
  await run(
    `INSERT INTO payment_method (id, subscriber_id, provider, provider_token, brand, last4, expiry_month, expiry_year, is_default, status, created_at)
     SELECT ${id('0003')}, ${id('0001')}, 'stripe', 'pm_' || n, 'visa', '4242', 12, 2030, true, 'usable', $1 FROM generate_series(1, $2::int) n`,
    at, lines,
  );
  await run(
    `INSERT INTO card_link (id, line_id, subscriber_id, market, provider, provider_reference, url, as_default, status, ends_at, execution_id, created_at, settled_at, next_check_at)
     SELECT gen_random_uuid(), l.id, l.subscriber_id, l.market, 'stripe', 'cs_' || n, 'https://pay.example/' || n, true, s, $1::timestamptz + interval '1 day', gen_random_uuid(), $1,
            CASE s WHEN 'ended' THEN $1::timestamptz END, CASE s WHEN 'open' THEN $1::timestamptz + interval '1 day' END
     FROM generate_series(20, $2::int, 20) n JOIN line l ON l.id = ${id('0002')}, LATERAL (SELECT CASE WHEN n % 200 = 0 THEN 'open' ELSE 'ended' END AS s) state`,
    at, lines,
  );
  await run(
    `INSERT INTO renewal (id, line_id, subscriber_id, market, period_start, plan_version_id, amount_minor, currency, status, attempts, failure_code, failure_class,
       number_lost_at, extended_to, created_at, settled_at)
     SELECT ${id('0004')}, l.id, l.subscriber_id, l.market, l.valid_to, l.plan_version_id, 500, 'EUR', s, 1, CASE s WHEN 'failed' THEN 'insufficient_funds' END,
            CASE s WHEN 'failed' THEN 'soft' END, l.number_lost_at, CASE s WHEN 'succeeded' THEN l.valid_to END, $1::timestamptz - n * interval '1 second', CASE s WHEN 'succeeded' THEN $1::timestamptz END
     FROM generate_series(10, $2::int, 10) n JOIN line l ON l.id = ${id('0002')}, LATERAL (SELECT CASE WHEN n % 40 = 0 THEN 'failed' ELSE 'succeeded' END AS s) state`,
    at, lines,
  );
  await run(
    `INSERT INTO charge (id, reference, renewal_id, line_id, subscriber_id, market, payment_method_id, attempt_number, provider, provider_reference, amount_minor,
       currency, status, failure_code, failure_class, requested_by, created_at, settled_at)
     SELECT ${id('0005')}, 'CHG-' || upper(lpad(to_hex(n), 8, '0')), r.id, r.line_id, r.subscriber_id, r.market, ${id('0003')}, 1, 'stripe', 'pi_' || n, 500,
            'EUR', CASE r.status WHEN 'failed' THEN 'failed' ELSE 'succeeded' END, r.failure_code, r.failure_class, 'schedule', r.created_at, r.created_at
     FROM generate_series(10, $1::int, 10) n JOIN renewal r ON r.id = ${id('0004')}`,
    lines,
  );
  await run(
    `INSERT INTO charge_attempt (charge_id, seq, kind, started_at, finished_at, outcome) SELECT id, 1, 'create', created_at, created_at, status FROM charge`,
  );
  await run(
    `WITH paid AS (SELECT c.*, gen_random_uuid() AS transaction_id FROM charge c WHERE c.status = 'succeeded'), booked AS (
       INSERT INTO ledger_transaction (id, ref, kind, line_id, occurred_at) SELECT transaction_id, 'charge:' || id, 'renewal', line_id, created_at FROM paid
     )
     INSERT INTO ledger_posting (transaction_id, ordinal, account, currency, amount_minor)
     SELECT transaction_id, ordinal, account, currency, sign * amount_minor FROM paid, (VALUES (1, 'provider_clearing', 1), (2, 'revenue', -1)) side (ordinal, account, sign)`,
  );
  // A part of each payment went back, and each was disputed and won: more than ever happens, so that plans show.
  await run(
    `INSERT INTO refund (id, reference, charge_id, line_id, subscriber_id, market, kind, provider, provider_reference, amount_minor, currency, status, requested_by, created_at, settled_at)
     SELECT gen_random_uuid(), 'REF-' || reference, id, line_id, subscriber_id, market, 'goodwill', provider, 're_' || reference, 100, currency, 'succeeded', 'staff', created_at, created_at
     FROM charge WHERE status = 'succeeded'`,
  );
  await run(
    `INSERT INTO dispute (id, charge_id, line_id, subscriber_id, market, provider, provider_reference, amount_minor, currency, fee_minor, fee_currency, status, opened_at, closed_at)
     SELECT gen_random_uuid(), id, line_id, subscriber_id, market, provider, 'dp_' || reference, amount_minor, currency, 0, currency, 'won', created_at, created_at
     FROM charge WHERE status = 'succeeded'`,
  );
  await database.query('VACUUM ANALYZE');
}
