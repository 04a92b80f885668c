import { jest } from '@jest/globals';
import { CasesModule } from '#cases';
import { violations } from '#invariants/testing';
import { newId } from '#kernel';
import { Ledger, ProviderGate, WebhookInbox } from '#payments';
import { ScriptedProvider } from '#payments/testing';
import { ProviderEvents, RenewalEngine } from '#renewals';
import { RenewalWorld, insertMethod } from '#renewals/testing';
import type { InsertedLine } from '#renewals/testing';
import { LineValidity } from '#subscribers';
import { createTestDatabase } from '../../test/support/database.js';
import type { TestDatabase } from '../../test/support/database.js';
import { SettlementDesk } from './settlement.desk.js';

const VALID_TO = '2027-03-10T23:00:00.000Z';
const DUE = '2027-03-04T09:00:00.000Z';

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

const dueLine = (token?: string | null): Promise<InsertedLine> => world.line({ planVersionId: plan, validTo: VALID_TO, ...(token !== undefined && { token }) });
const ledgerSum = async (account: string): Promise<bigint> =>
  (await world.database.query<{ sum: bigint }>(`SELECT coalesce(sum(amount_minor), 0)::bigint AS sum FROM ledger_posting WHERE account = $1`, [account]))[0]?.sum ?? 0n;

describe('a line that is due', () => {
  it('is charged once, extended, booked, rewarded, announced and recorded', async () => {
    const { lineId, subscriberId } = await dueLine();
    const { runId } = await world.renew();

    expect(await world.renewals(lineId)).toEqual([expect.objectContaining({ status: 'succeeded', attempts: 1, failureCode: null })]);
    expect(await world.charges(lineId)).toEqual(['succeeded']);
    expect(await world.lineState(lineId)).toEqual({ status: 'active', validTo: '2027-04-10T22:00:00.000Z', renewAt: '2027-04-03T22:00:00.000Z', anchorDay: 11 });
    expect([await ledgerSum('provider_clearing'), await ledgerSum('revenue')]).toEqual([500n, -500n]);
    expect(await world.count('charge_attempt', `kind = 'create' AND outcome = 'succeeded'`)).toBe(1);
    expect(await world.count('points_entry', `kind = 'earn' AND quantity = 50`)).toBe(1);
    expect((await world.database.query<{ points_balance: bigint }>('SELECT points_balance FROM subscriber WHERE id = $1', [subscriberId]))[0]?.points_balance).toBe(50n);
    expect(await world.count('outbox_event', `topic = 'renewal.succeeded'`)).toBe(1);
    expect(await world.count('audit_entry', `action = 'renewals.settle' AND outcome = 'done'`)).toBe(1);
    expect((await world.database.query('SELECT due, charged, succeeded, failed, unknown, skipped FROM renewal_run WHERE id = $1 AND finished_at IS NOT NULL', [runId]))[0]).toEqual({
      due: 1, charged: 1, succeeded: 1, failed: 0, unknown: 0, skipped: 0,
    });
  });

  it('is left alone by the next run, which finds nothing and leaves no record', async () => {
    await dueLine();
    await world.renew();
    expect(await world.renew()).toEqual({ runId: null, examined: 0 });
    expect([await world.count('renewal_run'), provider.asked]).toEqual([1, 1]);
  });

  it('is not charged a moment too soon', async () => {
    const { lineId } = await dueLine();
    world.clock.set('2027-03-03T22:59:59.999Z');
    await world.renew();
    expect(await world.charges(lineId)).toEqual([]);
    world.clock.set('2027-03-03T23:00:00.000Z');
    await world.renew();
    expect(await world.charges(lineId)).toEqual(['succeeded']);
  });

  it('without a usable payment method waits for a person', async () => {
    const { lineId } = await dueLine(null);
    await world.renew();
    expect(await world.renewals(lineId)).toEqual([expect.objectContaining({ status: 'failed', failureCode: 'no_payment_method', failureClass: 'fixable', attempts: 0 })]);
    expect((await world.lineState(lineId)).renewAt).toBeNull();
    expect((await world.renew()).runId).toBeNull();
  });

  it('on a plan without a price is renewed without a charge', async () => {
    plan = await world.plan({ priceMinor: 0n });
    const { lineId } = await dueLine(null);
    await world.renew();
    expect(await world.renewals(lineId)).toEqual([expect.objectContaining({ status: 'succeeded' })]);
    expect([await world.charges(lineId), await world.count('ledger_transaction')]).toEqual([[], 0]);
    expect((await world.lineState(lineId)).validTo).toBe('2027-04-10T22:00:00.000Z');
  });
});

describe('a declined charge', () => {
  it('is tried again at the plan’s next time a day or more away, and recovers', async () => {
    const { lineId } = await dueLine('poor');
    provider.when('poor', { kind: 'decline', raw: 'insufficient_funds', network: '51', advice: '02' });
    await world.renew();
    expect(await world.renewals(lineId)).toEqual([
      expect.objectContaining({ status: 'retry_scheduled', failureCode: 'insufficient_funds', failureClass: 'soft', nextAttemptAt: '2027-03-05T23:00:00.000Z' }),
    ]);
    world.clock.set('2027-03-05T22:59:00Z');
    await world.renew();
    expect(provider.asked).toBe(1);

    provider.when('poor', { kind: 'approve' });
    world.clock.set('2027-03-05T23:00:00Z');
    await world.renew();
    expect(await world.renewals(lineId)).toEqual([expect.objectContaining({ status: 'succeeded', attempts: 2, failureCode: null, nextAttemptAt: null })]);
    expect(await world.charges(lineId)).toEqual(['failed', 'succeeded']);
    expect((await world.lineState(lineId)).validTo).toBe('2027-04-10T22:00:00.000Z');
  });

  it.each([
    ['lost_card', 'card_refused', 'sensitive'],
    ['pickup_card', 'card_withdrawn', 'hard'],
    ['expired_card', 'card_expired', 'fixable'],
    ['revocation_of_authorization', 'consent_revoked', 'consent'],
    ['a_code_of_next_year', 'unrecognised', 'hard'],
  ])('for %s is not tried again', async (raw, failureCode, failureClass) => {
    const { lineId } = await dueLine('bad');
    provider.when('bad', { kind: 'decline', raw });
    await world.renew();
    expect(await world.renewals(lineId)).toEqual([expect.objectContaining({ status: 'failed', failureCode, failureClass, nextAttemptAt: null })]);
    world.clock.advance({ days: 5 });
    await world.renew();
    expect(provider.asked).toBe(1);
  });

  it('is given up by the end of the schedule, and lapses when the number is lost', async () => {
    const { lineId } = await dueLine('poor');
    provider.when('poor', { kind: 'decline', raw: 'insufficient_funds' });
    world.clock.set('2027-03-03T23:00:00Z');
    for (let day = 0; day < 100; day += 1) {
      await world.renew();
      await world.moveLines();
      world.clock.advance({ days: 1 });
    }
    expect(await world.renewals(lineId)).toEqual([expect.objectContaining({ status: 'lapsed', attempts: 8 })]);
    expect(await world.lineState(lineId)).toMatchObject({ status: 'quarantine', renewAt: null, validTo: VALID_TO });
  });

  it('whose request never left is withdrawn and tried again soon', async () => {
    const { lineId } = await dueLine('down');
    provider.when('down', { kind: 'refuse_connection' });
    await world.renew();
    expect(await world.charges(lineId)).toEqual(['canceled']);
    expect(await world.renewals(lineId)).toEqual([expect.objectContaining({ status: 'retry_scheduled', failureCode: 'provider_unreachable', nextAttemptAt: '2027-03-04T10:00:00.000Z' })]);
  });

  it('is not tried again when automatic renewal was switched off meanwhile', async () => {
    const { lineId } = await dueLine('poor');
    provider.when('poor', { kind: 'decline', raw: 'insufficient_funds' });
    await world.renew();
    await world.database.query('UPDATE line SET auto_renew = false WHERE id = $1', [lineId]);
    world.clock.advance({ days: 2 });
    await world.renew();
    expect([await world.renewals(lineId), provider.asked]).toEqual([[expect.objectContaining({ status: 'canceled' })], 1]);
  });
});

describe('an outcome that is not known', () => {
  it('blocks a second charge, and is resolved by asking: the money had moved', async () => {
    const { lineId } = await dueLine('lossy');
    provider.when('lossy', { kind: 'take_then_lose' });
    await world.renew();
    expect([await world.charges(lineId), (await world.renewals(lineId))[0]?.status]).toEqual([['unknown'], 'unknown']);
    await expect(world.desk.prepare(lineId, null, world.clock.now())).rejects.toMatchObject({ code: 'CHARGE_OUTCOME_UNKNOWN' });
    await world.database.query('UPDATE line SET renew_at = $2 WHERE id = $1', [lineId, new Date(DUE)]);
    await world.renew();
    world.clock.advance({ minutes: 4 });
    expect(await world.resolve()).toBe(0);

    world.clock.advance({ minutes: 1 });
    expect(await world.resolve()).toBe(1);
    expect([await world.charges(lineId), provider.asked]).toEqual([['succeeded'], 1]);
    expect(await world.renewals(lineId)).toEqual([expect.objectContaining({ status: 'succeeded' })]);
    expect((await world.lineState(lineId)).validTo).toBe('2027-04-10T22:00:00.000Z');
    expect(await ledgerSum('revenue')).toBe(-500n);
    expect((await world.database.query('SELECT kind, outcome FROM charge_attempt ORDER BY seq'))).toEqual([
      { kind: 'create', outcome: 'unknown' },
      { kind: 'query', outcome: 'succeeded' },
    ]);
  });

  it('that turns out never to have arrived is withdrawn, and the renewal goes on', async () => {
    const { lineId } = await dueLine('lossy');
    provider.when('lossy', { kind: 'lose' });
    await world.renew();
    world.clock.advance({ minutes: 6 });
    await world.resolve();
    expect(await world.charges(lineId)).toEqual(['canceled']);
    provider.when('lossy', { kind: 'approve' });
    world.clock.advance({ hours: 2 });
    await world.renew();
    expect([await world.charges(lineId), provider.taken.length]).toEqual([['canceled', 'succeeded'], 1]);
  });

  it('is asked about after five minutes, an hour and then daily', async () => {
    const { lineId } = await dueLine('lossy');
    provider.when('lossy', { kind: 'lose' });
    provider.find = () => Promise.resolve({ kind: 'unknown', note: 'no_answer', detail: 'HTTP 500', reference: null, requestId: null });
    await world.renew();
    const asked: string[] = [];
    for (let minute = 0; minute < 3 * 1440; minute += 5) {
      if ((await world.resolve()) > 0) asked.push(world.clock.now().toISOString());
      world.clock.advance({ minutes: 5 });
    }
    expect(asked).toEqual(['2027-03-04T09:05:00.000Z', '2027-03-04T10:00:00.000Z', '2027-03-05T09:00:00.000Z', '2027-03-06T09:00:00.000Z']);
    expect(await world.charges(lineId)).toEqual(['unknown']);
  });

  it('keeps the number while it is open, although its time has come', async () => {
    const { lineId } = await dueLine('lossy');
    provider.when('lossy', { kind: 'take_then_lose' });
    await world.renew();
    world.clock.set('2027-06-30T00:00:00Z');
    await world.moveLines();
    expect((await world.lineState(lineId)).status).toBe('suspended');
    await world.resolve();
    await world.moveLines();
    expect(await world.renewals(lineId)).toEqual([expect.objectContaining({ status: 'succeeded' })]);
  });

  it('of a worker that was killed between the answer and the books is settled without a second charge', async () => {
    const { lineId } = await dueLine();
    const settle = jest.spyOn(world.get(SettlementDesk), 'settleSurely').mockResolvedValue();
    await world.renew();
    settle.mockRestore();
    expect([await world.charges(lineId), provider.taken.length]).toEqual([['pending'], 1]);

    await world.renew();
    world.clock.advance({ minutes: 5 });
    await world.resolve();
    expect([await world.charges(lineId), provider.taken.length, provider.asked]).toEqual([['succeeded'], 1, 1]);
    expect((await world.lineState(lineId)).validTo).toBe('2027-04-10T22:00:00.000Z');
  });

  it('of a worker that was killed before it called the provider ends as never received, and the line is charged once', async () => {
    const { lineId } = await dueLine();
    provider.charge = () => Promise.reject(new Error('killed'));
    const settle = jest.spyOn(world.get(SettlementDesk), 'settleSurely').mockResolvedValue();
    await world.renew();
    settle.mockRestore();
    Reflect.deleteProperty(provider, 'charge');
    world.clock.advance({ minutes: 5 });
    await world.resolve();
    world.clock.advance({ hours: 1 });
    await world.renew();
    expect([await world.charges(lineId), provider.taken.length]).toEqual([['canceled', 'succeeded'], 1]);
  });

  it('in which another amount was taken is booked, extends nothing, and blocks until a person decides', async () => {
    const { lineId } = await dueLine('odd');
    provider.when('odd', { kind: 'take_other_amount', minor: 700n });
    await world.renew();
    expect(await world.renewals(lineId)).toEqual([expect.objectContaining({ status: 'unknown', failureCode: 'amount_mismatch', failureClass: 'config' })]);
    expect([await ledgerSum('provider_clearing'), await ledgerSum('suspense'), await ledgerSum('revenue')]).toEqual([700n, -700n, 0n]);
    expect((await world.lineState(lineId)).validTo).toBe(VALID_TO);
  });
});

describe('money for which nothing could be given', () => {
  const cases = (lineId: string) =>
    world.database.query<{ topic: string }>(
      `SELECT k.topic, k.status, k.subscriber_id AS subscriber, c.line_id AS line, k.renewal_id = c.renewal_id AS "ofTheRenewal" FROM support_case k JOIN charge c ON c.id = k.charge_id
       WHERE k.line_id = $1`,
      [lineId],
    );

  it('of another amount opens one case for a person, however often the provider repeats it', async () => {
    const { lineId, subscriberId } = await dueLine('odd');
    provider.when('odd', { kind: 'take_other_amount', minor: 700n });
    await world.renew();
    expect(await cases(lineId)).toEqual([{ topic: 'amount_mismatch', status: 'open', subscriber: subscriberId, line: lineId, ofTheRenewal: true }]);
    const now = world.clock.now();
    const taken = { kind: 'succeeded' as const, reference: 'r', captured: { minor: 700n, currency: 'EUR' }, requestId: null };
    const again = { chargeId: provider.taken[0] ?? '', lineId, kind: 'webhook' as const, startedAt: now, finishedAt: now, outcome: taken };
    await Promise.all([world.get(SettlementDesk).settle([again], now), world.get(SettlementDesk).settle([again], now)]);
    expect([await world.count('charge_attempt'), await ledgerSum('suspense')]).toEqual([3, -700n]);
    expect([(await cases(lineId)).length, await world.count('audit_entry', `action = 'openCase' AND actor_kind = 'system' AND subscriber_id = '${subscriberId}'`)]).toEqual([1, 1]);
  });

  it('that arrives after the number is gone opens a case', async () => {
    const { lineId } = await dueLine('lossy');
    provider.when('lossy', { kind: 'take_then_lose' });
    await world.renew();
    await world.database.query(`UPDATE line SET status = 'ported_out', renew_at = NULL, transition_at = NULL WHERE id = $1`, [lineId]);
    world.clock.advance({ minutes: 5 });
    await world.resolve();
    expect(await world.renewals(lineId)).toEqual([expect.objectContaining({ status: 'failed', failureCode: 'paid_after_loss' })]);
    expect(await ledgerSum('suspense')).toBe(-500n);
    expect((await cases(lineId)).map(({ topic }) => topic)).toEqual(['paid_after_loss']);
  });

  it('opens no case when the settlement is taken back', async () => {
    const { lineId } = await dueLine('odd');
    provider.when('odd', { kind: 'take_other_amount', minor: 700n });
    const post = jest.spyOn(world.get(Ledger), 'post').mockRejectedValue(new Error('The books are closed'));
    await world.renew();
    post.mockRestore();
    expect([await cases(lineId), await ledgerSum('suspense')]).toEqual([[], 0n]);
  });

  it('an ordinary decline opens none', async () => {
    const { lineId } = await dueLine('poor');
    provider.when('poor', { kind: 'decline', raw: 'insufficient_funds' });
    await world.renew();
    expect(await cases(lineId)).toEqual([]);
  });
});

describe('many hands', () => {
  it('two workers at once charge each line once', async () => {
    const second = await RenewalWorld.open(testDatabase.url, provider, DUE, CasesModule);
    for (let i = 0; i < 60; i += 1) await dueLine();
    provider.beforeAnswer = () => new Promise((resolve) => setTimeout(resolve, 5));
    const options = { batch: 7, lanes: 2, concurrency: 8 };
    await Promise.all([world.get(RenewalEngine).run({ options }), second.get(RenewalEngine).run({ options })]);
    await second.close();
    expect([provider.asked, provider.taken.length, await world.count('charge'), await world.count('line', 'valid_to > $1'.replace('$1', `'${VALID_TO}'`))]).toEqual([60, 60, 60, 60]);
    expect(await world.database.query('SELECT sum(due)::int AS due, sum(charged)::int AS charged, sum(succeeded)::int AS succeeded, sum(skipped)::int AS skipped FROM renewal_run')).toEqual([{ due: 60, charged: 60, succeeded: 60, skipped: 0 }]);
  });

  it('counts of each run where everything that was due has gone', async () => {
    provider.when('poor', { kind: 'decline', raw: 'insufficient_funds' });
    provider.when('lossy', { kind: 'take_then_lose' });
    const poor = await dueLine('poor');
    for (const token of [undefined, 'lossy', null]) await dueLine(token);
    await world.renew();
    await world.database.query('UPDATE line SET auto_renew = false, renew_at = NULL WHERE id = $1', [poor.lineId]);
    await dueLine();
    world.clock.advance({ days: 30 });
    await world.renew();
    const runs = await world.database.query('SELECT due, succeeded, failed, unknown, skipped FROM renewal_run ORDER BY started_at');
    expect(runs).toEqual([
      { due: 4, succeeded: 1, failed: 2, unknown: 1, skipped: 0 },
      { due: 2, succeeded: 1, failed: 0, unknown: 0, skipped: 1 },
    ]);
  });

  it('a run and an agent at the same moment make one charge', async () => {
    const { lineId } = await dueLine();
    const request = (): Promise<string> => world.database.transaction(() => world.desk.request({ lineId, methodId: null, executionId: newId(), now: world.clock.now() }));
    const [agent] = await Promise.allSettled([request(), world.renew()]);
    if (agent.status === 'fulfilled') await world.desk.perform(agent.value);
    expect([provider.taken.length, (await world.charges(lineId)).length]).toEqual([1, 1]);
  });

  it('the resolver, a repeated answer and another one settle once', async () => {
    const { lineId } = await dueLine('lossy');
    provider.when('lossy', { kind: 'take_then_lose' });
    await world.renew();
    const [chargeId] = provider.taken;
    world.clock.advance({ minutes: 5 });
    const desk = world.get(SettlementDesk);
    const now = world.clock.now();
    const answer = { chargeId: chargeId ?? '', lineId, kind: 'webhook' as const, startedAt: now, finishedAt: now };
    const paid = { kind: 'succeeded' as const, reference: 'r', captured: { minor: 500n, currency: 'EUR' }, requestId: null };
    const refused = { kind: 'failed' as const, reference: 'r', raw: 'do_not_honor', network: null, advice: null, message: null, requestId: null };
    await Promise.all([world.resolve(), desk.settle([{ ...answer, outcome: paid }, { ...answer, outcome: refused }], now), desk.settle([{ ...answer, outcome: paid }], now)]);
    expect([await world.charges(lineId), await world.count('ledger_transaction'), await world.count('validity_movement', `source = 'charge'`)]).toEqual([['succeeded'], 1, 1]);
    expect(await world.count('charge_attempt')).toBe(5);
  });

  it('one row that cannot be settled does not spoil its batch', async () => {
    const lines = [await dueLine(), await dueLine('broken'), await dueLine()];
    await testDatabase.asOwner(`ALTER TABLE validity_movement ADD CONSTRAINT fault CHECK (line_id <> '${lines[1]?.lineId ?? ''}' OR seq = 1)`);
    await world.renew();
    const states = await Promise.all(lines.map(({ lineId }) => world.charges(lineId)));
    expect(states).toEqual([['succeeded'], ['pending'], ['succeeded']]);
  });

  it('a line that an agent holds is settled as soon as it is free', async () => {
    const { lineId } = await dueLine();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let holding: Promise<void> | undefined;
    provider.beforeAnswer = () =>
      new Promise((ready) => {
        holding = world.database.transaction(async () => {
          await world.database.query('SELECT 1 FROM line WHERE id = $1 FOR UPDATE', [lineId]);
          ready();
          await held;
        });
      });
    setTimeout(release, 2_600);
    await world.renew();
    await holding;
    expect(await world.charges(lineId)).toEqual(['succeeded']);
  });
});

describe('the calendar', () => {
  it('keeps the anchor day through short months', async () => {
    world.clock.set('2027-01-24T12:00:00Z');
    const { lineId } = await world.line({ planVersionId: plan, validTo: '2027-01-31T12:00:00Z', zone: 'UTC', anchorDay: 31 });
    const ends: string[] = [];
    for (let month = 0; month < 4; month += 1) {
      await world.renew();
      const { validTo } = await world.lineState(lineId);
      ends.push(validTo.slice(0, 10));
      world.clock.set(new Date(new Date(validTo).getTime() - 6 * 86_400_000));
    }
    expect(ends).toEqual(['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']);
  });

  it('takes a line from grace to quarantine, each step at its own time', async () => {
    const { lineId } = await world.line({ planVersionId: plan, validTo: VALID_TO, autoRenew: false });
    const states: string[] = [];
    for (const at of ['2027-03-10T22:59:59Z', '2027-03-10T23:00:00Z', '2027-04-09T22:00:00Z', '2027-06-08T22:00:00Z', '2027-09-06T21:59:59Z', '2027-09-06T22:00:00Z']) {
      world.clock.set(at);
      await world.moveLines();
      states.push((await world.lineState(lineId)).status);
    }
    expect(states).toEqual(['active', 'grace', 'suspended', 'quarantine', 'quarantine', 'recycled']);
  });

  it('finds each step that a worker missed while it was away', async () => {
    const { lineId } = await world.line({ planVersionId: plan, validTo: VALID_TO, autoRenew: false });
    world.clock.set('2028-01-01T00:00:00Z');
    expect(await world.moveLines()).toBe(5);
    expect(await world.database.query(`SELECT action, body::jsonb->'details'->>'effectiveAt' AS at FROM audit_entry ORDER BY seq`)).toEqual([
      { action: 'lifeCycle.expire', at: '2027-03-10T23:00:00.000Z' },
      { action: 'lifeCycle.suspend', at: '2027-04-09T22:00:00.000Z' },
      { action: 'lifeCycle.terminate', at: '2027-06-08T22:00:00.000Z' },
      { action: 'lifeCycle.quarantine', at: '2027-06-08T22:00:00.000Z' },
      { action: 'lifeCycle.recycle', at: '2027-09-06T22:00:00.000Z' },
    ]);
    expect((await world.lineState(lineId)).status).toBe('recycled');
  });

  it('makes a line active when its validity starts, once, and renews it from then on', async () => {
    const { lineId } = await world.line({ planVersionId: plan, status: 'created', validFrom: '2027-03-05T23:00:00Z', validTo: VALID_TO });
    expect([await world.moveLines(), await world.renew()]).toEqual([0, { runId: null, examined: 0 }]);
    world.clock.set('2027-03-05T23:00:00Z');
    expect((await Promise.all([world.moveLines(), world.moveLines()])).sort()).toEqual([0, 1]);
    expect(await world.lineState(lineId)).toEqual({ status: 'active', validTo: VALID_TO, renewAt: '2027-03-03T23:00:00.000Z', anchorDay: 11 });
    expect(await world.database.query(`SELECT subject_id AS line, body::jsonb->'details'->'status' AS status FROM audit_entry WHERE action = 'lifeCycle.activate'`)).toEqual([
      { line: lineId, status: { before: 'created', after: 'active' } },
    ]);
    expect(await world.count('outbox_event', `topic = 'line.activate' AND payload->>'lineId' = '${lineId}'`)).toBe(1);
    await world.renew();
    expect(await world.charges(lineId)).toEqual(['succeeded']);
  });

  it('a line whose start and end a worker missed became active, then fell into grace, and is still renewed', async () => {
    const { lineId } = await world.line({ planVersionId: plan, status: 'created', validFrom: '2027-03-05T23:00:00Z', validTo: VALID_TO });
    world.clock.set('2027-03-13T12:00:00Z');
    expect(await world.moveLines()).toBe(2);
    expect(await world.database.query(`SELECT action, body::jsonb->'details'->>'effectiveAt' AS at FROM audit_entry ORDER BY seq`)).toEqual([
      { action: 'lifeCycle.activate', at: '2027-03-05T23:00:00.000Z' },
      { action: 'lifeCycle.expire', at: VALID_TO },
    ]);
    await world.renew();
    expect(await world.lineState(lineId)).toMatchObject({ status: 'active', validTo: '2027-04-13T11:00:00.000Z' });
  });

  it('a line whose automatic renewal is off becomes active and is not charged', async () => {
    const { lineId } = await world.line({ planVersionId: plan, status: 'created', validFrom: '2027-03-03T23:00:00Z', validTo: VALID_TO, autoRenew: false });
    await world.moveLines();
    expect(await world.lineState(lineId)).toMatchObject({ status: 'active', renewAt: null });
  });

  it('renews a period once when the worker comes back after its end, and the line is active again', async () => {
    const { lineId } = await dueLine();
    world.clock.set('2027-03-13T12:00:00Z');
    await world.moveLines();
    expect((await world.lineState(lineId)).status).toBe('grace');
    await world.renew();
    await world.renew();
    expect(await world.lineState(lineId)).toMatchObject({ status: 'active', validTo: '2027-04-13T11:00:00.000Z', anchorDay: 13 });
    expect(provider.asked).toBe(1);
  });

  it('an extension by hand makes the open renewal moot when the new period falls due', async () => {
    const { lineId } = await dueLine('poor');
    provider.when('poor', { kind: 'decline', raw: 'expired_card' });
    await world.renew();
    await world.database.transaction(() =>
      world.get(LineValidity).move([{ lineId, toAfter: new Date('2027-03-20T23:00:00Z'), source: 'staff', movedAt: world.clock.now() }]),
    );
    expect((await world.renewals(lineId))[0]?.numberLostAt).toBe('2027-06-18T22:00:00.000Z');
    provider.when('poor', { kind: 'approve' });
    world.clock.set('2027-03-14T00:00:00Z');
    await world.renew();
    expect((await world.renewals(lineId)).map(({ status }) => status)).toEqual(['canceled', 'succeeded']);
  });
});

describe('a line that something came in between of', () => {
  const move = (lineId: string, to: string): Promise<unknown> =>
    world.database.transaction(() => world.get(LineValidity).move([{ lineId, toAfter: new Date(to), source: 'staff', movedAt: world.clock.now() }]));

  it('keeps the due time of an extension by hand when the charge of the period before fails', async () => {
    const { lineId } = await dueLine('lossy');
    provider.when('lossy', { kind: 'lose' });
    await world.renew();
    await move(lineId, '2027-03-20T23:00:00Z');
    world.clock.advance({ minutes: 5 });
    await world.resolve();
    expect([await world.charges(lineId), (await world.lineState(lineId)).renewAt]).toEqual([['canceled'], '2027-03-13T23:00:00.000Z']);
    provider.when('lossy', { kind: 'approve' });
    world.clock.set('2027-03-14T00:00:00Z');
    await world.renew();
    expect((await world.lineState(lineId)).validTo).toBe('2027-04-20T22:00:00.000Z');
  });

  it('is looked at again while its plan leaves nothing to give for a payment, and renewed as soon as it does', async () => {
    plan = await world.plan({ policy: 'floor', periodUnit: 'day', periodCount: 5 });
    const { lineId } = await dueLine();
    await world.renew();
    expect([await world.charges(lineId), (await world.lineState(lineId)).renewAt]).toEqual([[], '2027-03-05T09:00:00.000Z']);
    world.clock.set('2027-03-06T09:00:00Z');
    await world.renew();
    expect([await world.charges(lineId), (await world.lineState(lineId)).validTo]).toEqual([['succeeded'], '2027-03-11T09:00:00.000Z']);
  });

  it('keeps what was booked of another amount, whatever the provider says after it', async () => {
    const { lineId } = await dueLine('odd');
    provider.when('odd', { kind: 'take_other_amount', minor: 700n });
    await world.renew();
    const now = world.clock.now();
    const about = { chargeId: provider.taken[0] ?? '', lineId, kind: 'webhook' as const, startedAt: now, finishedAt: now };
    const desk = world.get(SettlementDesk);
    await desk.settle([{ ...about, outcome: { kind: 'unknown', note: 'no_answer', detail: null, reference: null, requestId: null } }], now);
    await desk.settle([{ ...about, outcome: { kind: 'succeeded', reference: 'r', captured: { minor: 700n, currency: 'EUR' }, requestId: null } }], now);
    world.clock.advance({ days: 2 });
    await world.resolve();
    expect([await world.renewals(lineId), await ledgerSum('suspense')]).toEqual([[expect.objectContaining({ status: 'unknown', failureCode: 'amount_mismatch' })], -700n]);
  });

  it('whose request is found late, after the charge was closed, has the money booked, tells a person, and does not charge again by itself', async () => {
    const { lineId } = await dueLine('held up');
    provider.when('held up', { kind: 'lose' });
    await world.renew();
    world.clock.advance({ minutes: 6 });
    await world.resolve();
    const [charge] = await world.database.query<{ id: string; status: string }>('SELECT id, status FROM charge');
    expect(charge?.status).toBe('canceled');
    const now = world.clock.now();
    const taken = { kind: 'succeeded' as const, reference: 'r', captured: { minor: 500n, currency: 'EUR' }, requestId: null };
    const late = { chargeId: charge?.id ?? '', lineId, kind: 'webhook' as const, startedAt: now, finishedAt: now, outcome: taken };
    await Promise.all([world.get(SettlementDesk).settle([late, late], now), world.get(SettlementDesk).settle([late], now)]);
    provider.when('held up', { kind: 'approve' });
    world.clock.advance({ days: 3 });
    await world.renew();
    expect([await world.charges(lineId), await ledgerSum('suspense'), provider.asked, await world.count('support_case', `topic = 'late_capture'`)]).toEqual([['succeeded'], -500n, 1, 1]);
    expect(await world.renewals(lineId)).toEqual([expect.objectContaining({ status: 'failed', failureCode: 'paid_after_loss' })]);
  });

  it('whose request is found late, when its renewal was given up, breaks no invariant: the money waits in suspense and pays nothing', async () => {
    const { lineId } = await dueLine('held up');
    provider.when('held up', { kind: 'lose' });
    await world.renew();
    await world.database.query('UPDATE line SET auto_renew = false WHERE id = $1', [lineId]);
    world.clock.advance({ minutes: 6 });
    await world.resolve();
    const [charge] = await world.database.query<{ id: string }>('SELECT id FROM charge');
    const now = world.clock.now();
    const outcome = { kind: 'succeeded' as const, reference: 'r', captured: { minor: 500n, currency: 'EUR' }, requestId: null };
    await world.get(SettlementDesk).settle([{ chargeId: charge?.id ?? '', lineId, kind: 'webhook', outcome, startedAt: now, finishedAt: now }], now);
    expect([await world.charges(lineId), await world.renewals(lineId)]).toEqual([['succeeded'], [expect.objectContaining({ status: 'failed', failureCode: 'never_received' })]]);
    expect(await violations(world.database, world.clock)).toEqual({});
  });

  it('whose request is found late and took another amount has it booked once as it was taken, and stays closed', async () => {
    const { lineId } = await dueLine('held up');
    provider.when('held up', { kind: 'lose' });
    await world.renew();
    world.clock.advance({ minutes: 6 });
    await world.resolve();
    const [charge] = await world.database.query<{ id: string }>('SELECT id FROM charge');
    const now = world.clock.now();
    const taken = { kind: 'succeeded' as const, reference: 'r', captured: { minor: 700n, currency: 'USD' }, requestId: null };
    const late = { chargeId: charge?.id ?? '', lineId, kind: 'webhook' as const, startedAt: now, finishedAt: now, outcome: taken };
    for (let time = 0; time < 2; time += 1) await world.get(SettlementDesk).settle([late], now);
    provider.when('held up', { kind: 'approve' });
    world.clock.advance({ days: 3 });
    await world.renew();
    expect([await world.charges(lineId), await ledgerSum('suspense'), provider.asked, await world.count('support_case', `topic = 'late_capture'`)]).toEqual([['canceled'], -700n, 1, 1]);
    expect(await world.renewals(lineId)).toEqual([expect.objectContaining({ status: 'failed', failureCode: 'paid_after_loss' })]);
  });

  it('of which a message cannot be processed holds up no other message', async () => {
    const lines = [await dueLine('bad'), await dueLine('good')];
    for (const token of ['bad', 'good']) provider.when(token, { kind: 'take_then_lose' });
    await world.renew();
    await testDatabase.asOwner(`ALTER TABLE validity_movement ADD CONSTRAINT fault CHECK (line_id <> '${lines[0]?.lineId ?? ''}' OR seq = 1)`);
    const ids = await world.database.query<{ id: string }>('SELECT id FROM charge ORDER BY line_id');
    for (const { id } of ids) {
      const object = { id: `pi_${id}`, status: 'succeeded', amount_received: 500, currency: 'eur', metadata: { charge_id: id } };
      await world.get(WebhookInbox).receive({ provider: 'stripe', eventId: `evt_${id}`, type: 'payment_intent.succeeded', payload: { data: { object } } }, world.clock.now());
    }
    expect(await world.get(ProviderEvents).processWaiting()).toBe(1);
    expect(await Promise.all(lines.map(({ lineId }) => world.charges(lineId)))).toEqual([['unknown'], ['succeeded']]);
    await testDatabase.asOwner('ALTER TABLE validity_movement DROP CONSTRAINT fault');
    expect([await world.get(ProviderEvents).processWaiting(), await world.charges(lines[0]?.lineId ?? '')]).toEqual([1, ['succeeded']]);
  });
});

describe('an agent', () => {
  it('charges a failed renewal by another method', async () => {
    const { lineId, subscriberId } = await dueLine('dead');
    provider.when('dead', { kind: 'decline', raw: 'expired_card' });
    await world.renew();
    const methodId = await world.method(subscriberId, 'alive');
    const prepared = await world.desk.prepare(lineId, methodId, world.clock.now());
    expect([prepared.amount, prepared.validToAfter.toISOString()]).toEqual([{ minor: 500n, currency: 'EUR' }, '2027-04-10T22:00:00.000Z']);
    const chargeId = await world.database.transaction(() => world.desk.request({ lineId, methodId, executionId: newId(), now: world.clock.now() }));
    expect(await world.desk.perform(chargeId)).toMatchObject({ status: 'succeeded', requestedBy: 'staff', attemptNumber: 2 });
    expect(await world.renewals(lineId)).toEqual([expect.objectContaining({ status: 'succeeded', attempts: 2 })]);
  });

  it('is refused while a charge is under way, on an expired card, without a method, and once the number is lost', async () => {
    const now = world.clock.now();
    const { lineId, subscriberId } = await dueLine();
    const old = await insertMethod(world.database, { subscriberId, token: 'old', isDefault: false, expiryYear: 2020 });
    await expect(world.desk.prepare(lineId, old, now)).rejects.toMatchObject({ code: 'PAYMENT_METHOD_EXPIRED' });
    await expect(world.desk.prepare((await dueLine(null)).lineId, null, now)).rejects.toMatchObject({ code: 'PAYMENT_METHOD_MISSING' });
    const gone = await world.line({ planVersionId: plan, validTo: VALID_TO, status: 'terminated' });
    await expect(world.desk.prepare(gone.lineId, null, now)).rejects.toMatchObject({ code: 'LINE_TERMINATED' });
    await world.database.transaction(() => world.desk.request({ lineId, methodId: null, executionId: newId(), now }));
    await expect(world.desk.prepare(lineId, null, now)).rejects.toMatchObject({ code: 'CHARGE_IN_PROGRESS' });
  });
});

describe('a shadow run', () => {
  it('says what a live run would do, and writes nothing', async () => {
    const paid = await dueLine();
    const without = await dueLine(null);
    const lines = [];
    for await (const line of world.shadow.lines()) lines.push(line);
    expect(lines.map(({ lineId, action, validToAfter }) => ({ lineId, action, validToAfter: validToAfter?.toISOString() }))).toEqual(
      expect.arrayContaining([
        { lineId: paid.lineId, action: 'charge', validToAfter: '2027-04-10T22:00:00.000Z' },
        { lineId: without.lineId, action: 'no_method' },
      ]),
    );
    for (const table of ['renewal', 'charge', 'renewal_run', 'audit_entry', 'outbox_event']) expect(await world.count(table)).toBe(0);
    expect(provider.asked).toBe(0);
  });
});

it('calls the provider outside any transaction', async () => {
  await dueLine();
  const seen: boolean[] = [];
  provider.beforeAnswer = () => Promise.resolve(void seen.push(world.database.inTransaction));
  await world.renew();
  expect(seen).toEqual([false]);
  await expect(world.database.transaction(() => world.get(ProviderGate).charge('stripe', {} as never))).rejects.toThrow('inside a transaction');
});
