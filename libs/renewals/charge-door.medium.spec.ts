import { jest } from '@jest/globals';
import { CasesModule } from '#cases';
import { money, newId, newReference } from '#kernel';
import { ChargeDoor, PaymentMethods, SPENT_ATTEMPTS } from '#payments';
import { ScriptedProvider } from '#payments/testing';
import { RenewalWorld, insertMethod } from '#renewals/testing';
import type { InsertedLine } from '#renewals/testing';
import { createTestDatabase } from '../../test/support/database.js';
import type { TestDatabase } from '../../test/support/database.js';

const VALID_TO = '2027-03-10T23:00:00.000Z';
const DUE = '2027-03-04T09:00:00.000Z';
const HOUR = 3_600_000;

let testDatabase: TestDatabase;
let provider: ScriptedProvider;
let world: RenewalWorld;
let plan: string;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  provider = new ScriptedProvider();
  world = await RenewalWorld.open(testDatabase.url, provider, DUE, CasesModule);
  plan = await world.plan();
});

afterEach(async () => {
  await world.close();
  await testDatabase.drop();
});

const dueLine = (token: string, validTo = VALID_TO): Promise<InsertedLine> => world.line({ planVersionId: plan, validTo, token });

/** Declines of the past, so many hours before now each, on an old renewal of the line. */
async function declined({ lineId, subscriberId, methodId }: InsertedLine, hoursAgo: readonly number[], codes: { raw: string; network?: string; failure?: string } = { raw: 'insufficient_funds' }): Promise<void> {
  const renewalId = newId();
  await world.database.query(
    `INSERT INTO renewal (id, line_id, subscriber_id, market, period_start, plan_version_id, amount_minor, currency, status, attempts, number_lost_at, created_at)
     SELECT $1, l.id, l.subscriber_id, l.market, $3::timestamptz, l.plan_version_id, 500, 'EUR', 'canceled', $4, l.number_lost_at, $3::timestamptz FROM line l WHERE l.id = $2`,
    [renewalId, lineId, new Date(Date.parse(VALID_TO) - 400 * 24 * HOUR + Math.random() * HOUR), hoursAgo.length],
  );
  for (const [index, hours] of hoursAgo.entries()) {
    await world.database.query(
      `INSERT INTO charge (id, reference, renewal_id, line_id, subscriber_id, market, payment_method_id, attempt_number, provider, amount_minor, currency,
         status, raw_code, network_code, failure_code, failure_class, requested_by, created_at, settled_at)
       VALUES ($1::uuid, $2, $3, $4, $5, 'FR', $6, $7, 'stripe', 500, 'EUR', 'failed', $8, $9, $10, 'soft', 'schedule', $11, $11)`,
      [newId(), newReference('CHG'), renewalId, lineId, subscriberId, methodId, index + 1, codes.raw, codes.network ?? null, codes.failure ?? 'insufficient_funds', new Date(world.clock.now().getTime() - hours * HOUR)],
    );
  }
}

const everyDay = (count: number): number[] => Array.from({ length: count }, (_, index) => 24 * (index + 1));
const asMastercard = ({ methodId }: InsertedLine): Promise<unknown> => world.database.query(`UPDATE payment_method SET brand = 'mastercard' WHERE id = $1`, [methodId]);
const method = async ({ methodId }: InsertedLine): Promise<unknown> =>
  (await world.database.query('SELECT status, blocked_reason AS reason FROM payment_method WHERE id = $1', [methodId]))[0];

describe('the charge door, in a run', () => {
  it('holds back a card whose budget is spent until it may be tried again, and lets the others pass', async () => {
    const held = await dueLine('spent');
    const free = await dueLine('free');
    await declined(held, everyDay(20));
    await world.renew();

    expect(await world.charges(free.lineId)).toEqual(['succeeded']);
    const [renewal] = (await world.renewals(held.lineId)).slice(-1);
    // The first of the twenty declines was on 12 February at nine; thirty days later it counts no more.
    expect(renewal).toMatchObject({ status: 'retry_scheduled', failureCode: 'retry_budget_spent', failureClass: 'soft', attempts: 0, nextAttemptAt: '2027-03-14T09:00:00.000Z' });
    expect(provider.asked).toBe(1);
    expect((await world.database.query('SELECT due, charged, succeeded, failed, skipped FROM renewal_run'))[0]).toEqual({ due: 2, charged: 1, succeeded: 1, failed: 1, skipped: 0 });

    world.clock.set('2027-03-14T08:59:59.999Z');
    await world.renew();
    expect(provider.asked).toBe(1);
    world.clock.set('2027-03-14T09:00:00Z');
    await world.renew();
    expect((await world.renewals(held.lineId)).slice(-1)).toEqual([expect.objectContaining({ status: 'succeeded', attempts: 1 })]);
  });

  it('leaves it to a person when the number is lost before the card may be tried again', async () => {
    plan = await world.plan({ graceDays: 1, suspendedDays: 1 });
    const line = await dueLine('spent');
    await declined(line, everyDay(20));
    await world.renew();
    expect((await world.renewals(line.lineId)).slice(-1)).toEqual([expect.objectContaining({ status: 'failed', failureCode: 'retry_budget_spent', nextAttemptAt: null })]);
  });

  it('is passed by nobody: what a shadow run says is what the live run does', async () => {
    const held = await dueLine('spent');
    await declined(held, everyDay(20));
    const said = [];
    for await (const line of world.shadow.lines()) said.push(line);
    expect(said).toEqual([expect.objectContaining({ lineId: held.lineId, action: 'hold', retryAt: new Date('2027-03-14T09:00:00Z') })]);
    expect(await world.count('renewal', `status <> 'canceled'`)).toBe(0);
  });

  it('counts two lines that share a card in one batch', async () => {
    const line = await dueLine('shared');
    await asMastercard(line);
    await declined(line, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const second = await secondLine(line);
    await world.renew();
    expect([...(await world.charges(line.lineId)), ...(await world.charges(second))].filter((status) => status === 'succeeded')).toHaveLength(1);
    expect(await world.count('renewal', `failure_code = 'retry_budget_spent'`)).toBe(1);
  });

  it('counts them from two workers, too: the second waits for the first', async () => {
    const line = await dueLine('shared');
    await asMastercard(line);
    await declined(line, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    await secondLine(line);
    provider.when('shared', { kind: 'decline', raw: 'insufficient_funds' });
    const other = await RenewalWorld.open(testDatabase.url, provider, DUE, CasesModule);
    const oneEach = { limit: 1, options: { batch: 1, lanes: 1, concurrency: 1 } };
    try {
      // Both hold their own line before either of them has come to the card.
      const together = meeting(2);
      for (const process of [world, other]) {
        const methods = process.get(PaymentMethods);
        const lock = methods.lock.bind(methods);
        jest.spyOn(methods, 'lock').mockImplementation(async (ids) => (await together(), lock(ids)));
      }
      await Promise.all([world.run(oneEach), other.run(oneEach)]);
    } finally {
      await other.close();
    }
    expect(await world.count('charge', `status = 'failed' AND created_at = '${DUE}'`)).toBe(1);
    expect(await world.count('renewal', `failure_code = 'retry_budget_spent'`)).toBe(1);
  });
});

/** Everybody waits for the last of so many. */
function meeting(size: number): () => Promise<void> {
  let arrived = 0;
  let open: () => void;
  const all = new Promise<void>((resolve) => (open = resolve));
  return () => {
    arrived += 1;
    if (arrived >= size) open();
    return all;
  };
}

/** Another line of the same subscriber, as due as the first. */
async function secondLine({ lineId }: InsertedLine): Promise<string> {
  const id = newId();
  await world.database.query(
    `INSERT INTO line SELECT (jsonb_populate_record(l, jsonb_build_object('id', $2::text, 'external_id', $2::text, 'msisdn', '+33699999999'))).* FROM line l WHERE l.id = $1`,
    [lineId, id],
  );
  await world.database.query(`INSERT INTO validity_movement (line_id, seq, to_after, source, moved_at) VALUES ($1, 1, $2, 'import', $3)`, [id, VALID_TO, DUE]);
  return id;
}

describe('the charge door, for staff', () => {
  it('refuses a card whose budget is spent, with the rule and the moment', async () => {
    const line = await dueLine('spent');
    await declined(line, everyDay(20));
    await expect(world.desk.prepare(line.lineId, null, world.clock.now())).rejects.toMatchObject({
      code: 'RETRY_BUDGET_SPENT', params: { rule: 'visa_month', used: 20, cap: 20, windowHours: 720, nextAllowedAt: '2027-03-14T09:00:00.000Z' },
    });
    const request = world.database.transaction(() => world.desk.request({ lineId: line.lineId, methodId: line.methodId, executionId: newId(), now: world.clock.now() }));
    await expect(request).rejects.toMatchObject({ code: 'RETRY_BUDGET_SPENT' });
  });

  it('lets another card of the subscriber pass', async () => {
    const line = await dueLine('spent');
    await declined(line, everyDay(20));
    const other = await insertMethod(world.database, { subscriberId: line.subscriberId, token: 'other', isDefault: false });
    expect((await world.desk.prepare(line.lineId, other, world.clock.now())).method.id).toBe(other);
  });

  it('refuses a card with a decline that its network never forgives, although nothing blocked it', async () => {
    const line = await dueLine('old');
    await declined(line, [100], { raw: 'do_not_honor', network: '46' });
    await expect(world.desk.prepare(line.lineId, null, world.clock.now())).rejects.toMatchObject({ code: 'RETRY_FORBIDDEN', params: { why: 'visa_category_1' } });
  });
});

describe('permits of the charge door', () => {
  it('are good once, in their own transaction, and cannot be made', async () => {
    const line = await dueLine('card');
    const door = world.get(ChargeDoor);
    const method = (await world.get(PaymentMethods).defaults([line.subscriberId])).get(line.subscriberId);
    if (!method) throw new Error('The line has a method');
    const now = world.clock.now();
    const attempt = { method, amount: money(500n, 'EUR'), chargedBefore: null };
    const charge = { id: newId(), reference: newReference('CHG'), renewalId: newId(), lineId: line.lineId, subscriberId: line.subscriberId, market: 'FR', attemptNumber: 1, requestedBy: 'staff', executionId: null, confirmBy: null } as const;
    await expect(world.database.transaction(() => door.open([{ ...charge, permit: { ...attempt, at: now } }]))).rejects.toThrow('permit');
    const [answer] = await world.database.transaction(() => door.admit([attempt], now));
    if (!answer?.permit) throw new Error('Nothing speaks against it');
    const { permit } = answer;
    await expect(world.database.transaction(() => door.open([{ ...charge, permit }]))).rejects.toThrow('permit');
    await expect(door.admit([attempt], now)).rejects.toThrow('transaction');
  });
});

describe('a decline that forbids the card for good', () => {
  it.each([
    ['the cardholder revoked consent', { raw: 'revocation_of_authorization', network: 'R1' }, 'consent'],
    ['the issuer never approves (Visa category 1)', { raw: 'lost_card', network: '41' }, 'visa_category_1'],
    ['the network forbids it', { raw: 'do_not_honor', network: '05', advice: '03' }, 'advice'],
  ])('blocks it with the settlement, on the record: %s', async (_, codes, reason) => {
    const line = await dueLine('bad');
    provider.when('bad', { kind: 'decline', ...codes });
    await world.renew();
    expect(await method(line)).toEqual({ status: 'blocked', reason });
    expect(await world.count('audit_entry', `action = 'payments.blockMethod' AND subject_id = '${line.methodId ?? ''}'`)).toBe(1);
    expect(await world.renewals(line.lineId)).toEqual([expect.objectContaining({ status: 'failed', nextAttemptAt: null })]);
    await expect(world.desk.prepare(line.lineId, null, world.clock.now())).rejects.toMatchObject({ code: 'RETRY_FORBIDDEN', params: { why: reason } });
  });

  it('leaves one that was declined for the day usable', async () => {
    const line = await dueLine('poor');
    provider.when('poor', { kind: 'decline', raw: 'insufficient_funds', network: '51' });
    await world.renew();
    expect(await method(line)).toEqual({ status: 'usable', reason: null });
  });

  it.each([
    ['consent', 'consent_revoked', 'consent'],
    ['advice', 'method_blocked', 'hard'],
  ])('is not charged by the next run: blocked by %s', async (reason, failureCode, failureClass) => {
    const line = await dueLine('blocked');
    await world.database.query(`UPDATE payment_method SET status = 'blocked', blocked_reason = $2 WHERE id = $1`, [line.methodId, reason]);
    await world.renew();
    expect(await world.renewals(line.lineId)).toEqual([expect.objectContaining({ status: 'failed', failureCode, failureClass })]);
    expect(provider.asked).toBe(0);
  });
});

describe('the reads of the charge door', () => {
  it('find the declines and the open charges of a batch by their indexes', async () => {
    const lines = [await dueLine('one'), await dueLine('two'), await dueLine('three')];
    for (const line of lines) await declined(line, everyDay(3));
    await testDatabase.asOwner('ANALYZE');
    const plans: string[] = [];
    await world.database.transaction(async () => {
      await world.database.query('SET LOCAL enable_seqscan = off');
      const ids = lines.map(({ methodId }) => methodId);
      const rows = await world.database.query<Record<string, string>>(`EXPLAIN ${SPENT_ATTEMPTS}`, [ids, lines.map(({ subscriberId }) => subscriberId), new Date(DUE)]);
      plans.push(...rows.map((row) => row['QUERY PLAN'] ?? ''));
    });
    const text = plans.join('\n');
    expect(text).toContain('charge_declined');
    expect(text).toContain('charge_one_open');
    expect(text).not.toContain('Seq Scan');
  });
});
