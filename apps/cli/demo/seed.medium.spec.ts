import { AuditChain } from '#audit';
import { Database, createDataSource } from '#platform/database';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { seed } from './seed.js';

const now = new Date('2026-11-22T18:00:00Z');
let server: TestDatabase;
let database: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  database = new Database(await createDataSource({ url: server.url, statementTimeoutMs: 60_000 }).initialize());
  await seed(server.url, { subscribers: 800, now });
});

afterAll(async () => {
  await database.dataSource.destroy();
  await server.drop();
});

const fingerprint = () =>
  database.query(`SELECT md5(string_agg(concat_ws('|', s.external_id, s.name, s.email, l.external_id, l.msisdn, l.iccid, l.eid, l.status, l.valid_to, l.balance_minor, s.points_balance), E'\\n' ORDER BY l.external_id)) AS md5
    FROM subscriber s JOIN line l ON l.subscriber_id = s.id WHERE s.external_id < 'DEMO-0000800'`);

describe('the demo operator', () => {
  /** Each finds rows that contradict their history; none may. */
  it.each([
    ['money: every transaction balances', `SELECT transaction_id FROM ledger_posting GROUP BY transaction_id, currency HAVING sum(amount_minor) <> 0`],
    ['money: a succeeded charge is booked once, with its amount', `SELECT c.id FROM charge c LEFT JOIN ledger_transaction t ON t.ref = 'charge:' || c.id LEFT JOIN ledger_posting p ON p.transaction_id = t.id AND p.account = 'provider_clearing'
       WHERE (c.status = 'succeeded') IS DISTINCT FROM (p.amount_minor = c.amount_minor AND p.currency = c.currency) AND (c.status = 'succeeded' OR t.id IS NOT NULL)`],
    ['money: a balance is what the ledger says', `SELECT l.id FROM line l LEFT JOIN (SELECT t.line_id, -sum(p.amount_minor) AS sum FROM ledger_transaction t JOIN ledger_posting p ON p.transaction_id = t.id WHERE p.account = 'subscriber_balance' GROUP BY 1) b ON b.line_id = l.id
       WHERE l.balance_minor <> coalesce(b.sum, 0)`],
    ['validity: the line stands where its last movement ended', `SELECT l.id FROM line l LEFT JOIN validity_movement v ON v.line_id = l.id AND v.seq = l.validity_seq WHERE v.to_after IS DISTINCT FROM l.valid_to
       OR EXISTS (SELECT FROM validity_movement w WHERE w.line_id = l.id AND w.seq > l.validity_seq)`],
    ['validity: a movement by a charge belongs to a succeeded one of the same line', `SELECT v.line_id FROM validity_movement v LEFT JOIN charge c ON c.id = v.charge_id WHERE v.source = 'charge' AND (c.status <> 'succeeded' OR c.line_id IS DISTINCT FROM v.line_id)`],
    ['validity: nothing moved in the future', `SELECT line_id FROM validity_movement WHERE moved_at > '${now.toISOString()}'`],
    ['points: balance, lots and postings agree', `SELECT s.id FROM subscriber s LEFT JOIN (SELECT subscriber_id, sum(remaining) AS sum FROM points_lot GROUP BY 1) l ON l.subscriber_id = s.id
       LEFT JOIN (SELECT subscriber_id, sum(quantity) AS sum FROM points_entry GROUP BY 1) e ON e.subscriber_id = s.id WHERE s.points_balance <> coalesce(l.sum, 0) OR s.points_balance <> coalesce(e.sum, 0)`],
    ['points: no lot outlives its expiry', `SELECT id FROM points_lot WHERE remaining > 0 AND expires_at < '${now.toISOString()}'`],
    ['renewals: an open one is of the present period, and the line waits for it', `SELECT r.id FROM renewal r JOIN line l ON l.id = r.line_id WHERE r.status IN ('failed', 'retry_scheduled', 'unknown')
       AND (r.period_start <> l.valid_to OR l.renew_at IS NOT NULL OR l.status NOT IN ('active', 'grace', 'suspended') OR r.number_lost_at <> l.number_lost_at)`],
    ['renewals: attempts are charges, and the last one is named', `SELECT r.id FROM renewal r LEFT JOIN charge c ON c.renewal_id = r.id GROUP BY r.id HAVING count(c.id) <> r.attempts OR r.last_charge_id IS DISTINCT FROM (array_agg(c.id ORDER BY c.attempt_number DESC))[1]`],
    ['renewals: nothing was charged in the future, or twice within a day but for technical faults', `SELECT a.id FROM charge a JOIN charge b ON b.renewal_id = a.renewal_id AND b.attempt_number = a.attempt_number + 1
       WHERE b.created_at > '${now.toISOString()}' OR (b.created_at < a.created_at + interval '23 hours' AND a.failure_class <> 'technical')`],
    ['states: active is valid, grace and suspended are not', `SELECT id FROM line WHERE (status = 'active') AND valid_to <= '${now.toISOString()}' OR status IN ('grace', 'suspended', 'quarantine', 'recycled') AND valid_to > '${now.toISOString()}'`],
    ['methods: nobody with a method has no default', `SELECT subscriber_id FROM payment_method GROUP BY 1 HAVING count(*) FILTER (WHERE is_default) <> 1`],
  ])('%s', async (_, sql) => {
    expect(await database.query(sql)).toEqual([]);
  });

  it('has work for everybody at the first start', async () => {
    const [there] = await database.query<Record<string, bigint>>(`SELECT
      (SELECT count(*) FROM renewal WHERE status IN ('failed', 'retry_scheduled')) AS failing, (SELECT count(*) FROM renewal WHERE status = 'unknown') AS unknown,
      (SELECT count(*) FROM line WHERE renew_at <= $1) AS due, (SELECT count(*) FROM support_case) AS cases, (SELECT count(*) FROM renewal_run) AS runs,
      (SELECT count(DISTINCT status) FROM line) AS states, (SELECT count(DISTINCT failure_class) FROM renewal WHERE status <> 'succeeded') AS classes`, [now]);
    expect(there?.['failing']).toBeGreaterThan(30n);
    for (const what of ['unknown', 'due', 'cases', 'runs']) expect(there?.[what]).toBeGreaterThan(0n);
    expect(there?.['states']).toBe(9n);
    expect(there?.['classes']).toBeGreaterThan(3n);
  });

  it('pays in about 88 of 100 cases', async () => {
    const [share] = await database.query<{ ok: number }>(`SELECT avg((provider_token LIKE '%_sim_ok%')::int)::float8 AS ok FROM payment_method`);
    expect(share?.ok).toBeGreaterThan(0.84);
    expect(share?.ok).toBeLessThan(0.92);
  });

  it('is the same again for the same day, made at once or in two goes, and a second seed adds nothing', async () => {
    const other = await createTestDatabase();
    try {
      await seed(other.url, { subscribers: 300, now });
      await seed(other.url, { subscribers: 800, now });
      const again = new Database(await createDataSource({ url: other.url }).initialize());
      const [mine] = await fingerprint();
      const counts = 'SELECT (SELECT count(*) FROM line) AS lines, (SELECT count(*) FROM charge) AS charges, (SELECT count(*) FROM staff_account) AS staff';
      const expected = await database.query(counts);
      const theirs = await again.query(`SELECT md5(string_agg(concat_ws('|', s.external_id, s.name, s.email, l.external_id, l.msisdn, l.iccid, l.eid, l.status, l.valid_to, l.balance_minor, s.points_balance), E'\\n' ORDER BY l.external_id)) AS md5
        FROM subscriber s JOIN line l ON l.subscriber_id = s.id`);
      expect(theirs).toEqual([mine]);
      expect(await again.query(counts)).toEqual(expected);
      await seed(other.url, { subscribers: 800, now });
      expect(await again.query(counts)).toEqual(expected);
      await again.dataSource.destroy();
    } finally {
      await other.drop();
    }
  });

  it('leaves a record that holds', async () => {
    expect(await new AuditChain(database).verify()).toMatchObject({ fault: null });
  });

  it('is refused in production', async () => {
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    try {
      await expect(seed(server.url, { subscribers: 1, now })).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
    } finally {
      process.env['NODE_ENV'] = before;
    }
  });
});
