import { jest } from '@jest/globals';
import { ActionBus } from '#actions';
import type { ActionOutcome } from '#actions';
import { newId } from '#kernel';
import { ScriptedProvider } from '#payments/testing';
import type { StaffActor } from '#platform/access';
import { Database } from '#platform/database';
import { UnknownResolver } from '#renewals';
import { insertLine, insertPlan } from '#renewals/testing';
import type { InsertedLine, RenewalWorld } from '#renewals/testing';
import { openActionWorld } from '../../../test/support/action.world.js';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { SettlementDesk } from '../settlement.desk.js';
import { insertStaff } from '../../../test/support/staff.rows.js';

const NOW = '2027-03-04T09:00:00Z';
let testDatabase: TestDatabase;
let world: RenewalWorld;
let bus: ActionBus;
let database: Database;
let provider: ScriptedProvider;
let agent: StaffActor;
let other: StaffActor;
let line: InsertedLine;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  provider = new ScriptedProvider();
  world = await openActionWorld(testDatabase.url, provider, NOW);
  bus = world.get(ActionBus);
  database = world.database;
  agent = await insertStaff(database, 'agent', 'Amélie');
  other = await insertStaff(database, 'agent', 'Bilal');
  line = await insertLine(database, { planVersionId: await insertPlan(database), validTo: '2027-03-10T23:00:00Z', token: 'card' });
});

afterEach(async () => {
  await world.close();
  await testDatabase.drop();
});

interface Asked {
  readonly action: string;
  readonly input: object;
}
const preview = (asked: Asked, staff = agent): Promise<ActionOutcome> => bus.run(asked, { mode: 'preview' }, staff);
const carryOut = (asked: Asked, planHash: string, staff = agent): Promise<ActionOutcome> =>
  bus.run(asked, { mode: 'execute', planHash, idempotencyKey: newId(), reasonCode: 'payment_failure' }, staff);
const both = async (asked: Asked, staff = agent): Promise<ActionOutcome> => carryOut(asked, (await preview(asked, staff)).plan.hash, staff);

const renew = (): Asked => ({ action: 'renewNow', input: { lineId: line.lineId } });
const charge = async (): Promise<{ id: string; status: string; next: Date | null }> => {
  const [row] = await database.query<{ id: string; status: string; next: Date | null }>('SELECT id, status, next_check_at AS next FROM charge ORDER BY created_at DESC, id DESC LIMIT 1');
  if (!row) throw new Error('Nothing was charged');
  return row;
};
const ask = async (): Promise<Asked> => ({ action: 'askProvider', input: { chargeId: (await charge()).id } });
/** Thirty seconds of the database's clock go by. */
const aMomentLater = (): Promise<unknown> => database.query(`UPDATE charge SET asked_at = asked_at - interval '31 seconds'`);
const validTo = async (): Promise<string | undefined> =>
  (await database.query<{ valid_to: Date }>('SELECT valid_to FROM line WHERE id = $1', [line.lineId]))[0]?.valid_to.toISOString();

/** Money was taken, and the answer was lost. */
const lose = async (kind: 'take_then_lose' | 'lose' = 'take_then_lose'): Promise<void> => {
  provider.when('card', { kind });
  await both(renew());
};

describe('asking the provider', () => {
  it('settles what the provider says: the line is extended, and the execution tells so', async () => {
    await lose();
    const { execution } = await both(await ask());
    expect(execution).toMatchObject({ status: 'completed', chargeId: (await charge()).id });
    expect([(await charge()).status, await validTo()]).toEqual(['succeeded', '2027-04-10T22:00:00.000Z']);
    expect(await database.query(`SELECT kind, outcome FROM charge_attempt ORDER BY seq`)).toEqual([{ kind: 'create', outcome: 'unknown' }, { kind: 'query', outcome: 'succeeded' }]);
    await expect(preview(await ask())).rejects.toMatchObject({ code: 'CHARGE_SETTLED' });
  });

  it('of a failure leads to the same retry as a direct one', async () => {
    await lose('lose');
    provider.find = ({ chargeId }) => Promise.resolve({ kind: 'failed', reference: `pi_${chargeId}`, raw: 'insufficient_funds', network: '51', advice: null, message: null, requestId: null });
    expect((await both(await ask())).execution).toMatchObject({ status: 'declined' });
    expect(await database.query('SELECT status, attempts, next_attempt_at AS next, failure_code AS code FROM renewal')).toEqual([
      { status: 'retry_scheduled', attempts: 1, next: new Date('2027-03-05T23:00:00Z'), code: 'insufficient_funds' },
    ]);
  });

  it('that does not answer leaves the charge as it is, and the next question to the schedule', async () => {
    await lose();
    provider.find = () => Promise.resolve({ kind: 'unknown', note: 'no_answer', detail: null, reference: null, requestId: null });
    expect((await both(await ask())).execution).toMatchObject({ status: 'pending' });
    expect(await charge()).toMatchObject({ status: 'unknown', next: new Date('2027-03-04T09:05:00Z') });
  });

  it('is not done while the request may be under way', async () => {
    provider.beforeAnswer = async () => {
      await expect(preview(await ask())).rejects.toMatchObject({ code: 'CHARGE_IN_PROGRESS' });
    };
    await both(renew());
    expect((await charge()).status).toBe('succeeded');
  });

  it('about a pending charge that nobody finished is possible once it has arrived or never will', async () => {
    const settle = jest.spyOn(world.get(SettlementDesk), 'settleSurely').mockResolvedValue();
    await both(renew());
    settle.mockRestore();
    expect((await charge()).status).toBe('pending');
    await expect(preview(await ask())).rejects.toMatchObject({ code: 'CHARGE_IN_PROGRESS' });
    world.clock.set('2027-03-04T09:05:00Z');
    expect((await both(await ask())).execution?.status).toBe('completed');
    expect(provider.taken).toHaveLength(1);
  });

  it('by two agents at once is one question and one transition', async () => {
    await lose();
    const asked = await ask();
    const { hash } = (await preview(asked)).plan;
    const outcomes = await Promise.allSettled([carryOut(asked, hash), carryOut(asked, hash, other)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await database.query(`SELECT count(*)::int AS n FROM charge_attempt WHERE kind = 'query'`)).toEqual([{ n: 1 }]);
    expect(await database.query(`SELECT count(*)::int AS n FROM validity_movement WHERE source = 'charge'`)).toEqual([{ n: 1 }]);
  });

  it('again within half a minute is refused, with the seconds to wait', async () => {
    await lose();
    provider.find = () => Promise.resolve({ kind: 'unknown', note: 'no_answer', detail: null, reference: null, requestId: null });
    await both(await ask());
    await expect(preview(await ask())).rejects.toMatchObject({ code: 'PROVIDER_JUST_ASKED', params: { seconds: expect.any(Number) as number } });
    await aMomentLater();
    expect((await both(await ask())).execution?.status).toBe('pending');
  });
});

describe('before a new charge of the line', () => {
  it('the provider is asked about the open one: paid meanwhile is told, and nothing is charged', async () => {
    await lose();
    await expect(preview(renew())).rejects.toMatchObject({ code: 'CHARGE_PAID_MEANWHILE' });
    expect([(await charge()).status, provider.asked, await validTo()]).toEqual(['succeeded', 1, '2027-04-10T22:00:00.000Z']);
  });

  it('one that certainly failed makes way for another', async () => {
    await lose('lose');
    provider.find = ({ chargeId }) => Promise.resolve({ kind: 'failed', reference: `pi_${chargeId}`, raw: 'do_not_honor', network: '05', advice: null, message: null, requestId: null });
    const { plan } = await preview(renew());
    provider.when('card', { kind: 'approve' });
    expect((await carryOut(renew(), plan.hash)).execution?.status).toBe('completed');
  });

  it('one that stays unknown keeps it shut, and the provider is not asked at every key press', async () => {
    await lose();
    let questions = 0;
    provider.find = () => {
      questions += 1;
      return Promise.resolve({ kind: 'unknown', note: 'no_answer', detail: null, reference: null, requestId: null });
    };
    for (let press = 1; press <= 3; press += 1) await expect(preview(renew())).rejects.toMatchObject({ code: 'CHARGE_OUTCOME_UNKNOWN' });
    expect(questions).toBe(1);
    await aMomentLater();
    await expect(preview(renew())).rejects.toMatchObject({ code: 'CHARGE_OUTCOME_UNKNOWN' });
    expect(questions).toBe(2);
  });

  it('nobody without the right to the line makes the provider be asked', async () => {
    await lose();
    const abroad = { ...other, markets: ['JP'] };
    await expect(preview(renew(), abroad)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await charge()).status).toBe('unknown');
  });
});

describe('after the last question', () => {
  it('a case is opened and nothing is guessed; a late answer still settles it', async () => {
    await lose();
    const answer = provider.find.bind(provider);
    provider.find = () => Promise.resolve({ kind: 'unknown', note: 'no_answer', detail: null, reference: null, requestId: null });
    const asked: string[] = [];
    for (let at = Date.parse(NOW); at < Date.parse('2027-03-14'); at += 60_000 * 5) {
      world.clock.set(new Date(at).toISOString());
      if ((await world.get(UnknownResolver).resolveDue()) > 0) asked.push(world.clock.now().toISOString().slice(5, 16));
    }
    expect(asked).toEqual(['03-04T09:05', '03-04T10:00', '03-05T09:00', '03-06T09:00', '03-07T09:00', '03-08T09:00', '03-09T09:00']);
    expect(await charge()).toMatchObject({ status: 'unknown', next: null });
    expect(await database.query('SELECT topic, status FROM support_case')).toEqual([{ topic: 'outcome_unresolved', status: 'open' }]);
    expect(await database.query('SELECT status FROM renewal')).toEqual([{ status: 'unknown' }]);

    await aMomentLater();
    provider.find = answer;
    expect((await both(await ask())).execution?.status).toBe('completed');
    expect(await database.query('SELECT status FROM renewal')).toEqual([{ status: 'succeeded' }]);
  });
});

describe('consent given again', () => {
  const restore = (): Asked => ({ action: 'restoreConsent', input: { subscriberId: line.subscriberId, paymentMethodId: line.methodId ?? '', evidence: 'Said so on the phone at 10:15' } });
  const method = async (): Promise<object | undefined> => (await database.query<object>('SELECT status, blocked_reason AS reason FROM payment_method WHERE id = $1', [line.methodId]))[0];
  const runs = (asked: Asked): Promise<ActionOutcome> =>
    preview(asked).then(({ plan }) => bus.run(asked, { mode: 'execute', planHash: plan.hash, idempotencyKey: newId(), reasonCode: 'customer_request', note: 'Wants to keep the number' }, agent));

  it('lets the card be charged again, although its decline is on record; it can be taken back', async () => {
    provider.when('card', { kind: 'decline', raw: 'revocation_of_authorization', network: 'R1' });
    await both(renew());
    await expect(preview(renew())).rejects.toMatchObject({ code: 'RETRY_FORBIDDEN', params: { why: 'consent' } });

    world.clock.set('2027-03-04T10:15:00Z');
    const { execution } = await runs(restore());
    expect(await method()).toEqual({ status: 'usable', reason: null });
    await expect(preview(restore())).rejects.toMatchObject({ code: 'NOTHING_TO_CHANGE' });
    expect((await preview(renew())).plan.effects[0]).toMatchObject({ field: 'charge' });

    const undo = { undo: execution?.id ?? '' };
    const { hash } = (await bus.run(undo, { mode: 'preview' }, agent)).plan;
    await bus.run(undo, { mode: 'execute', planHash: hash, idempotencyKey: newId(), reasonCode: 'correction' }, agent);
    expect(await method()).toEqual({ status: 'blocked', reason: 'consent' });
    await expect(preview(renew())).rejects.toMatchObject({ code: 'RETRY_FORBIDDEN' });
  });

  it('does not lift what the bank forbids', async () => {
    provider.when('card', { kind: 'decline', raw: 'stolen_card', network: '43' });
    await both(renew());
    await expect(preview(restore())).rejects.toMatchObject({ code: 'RETRY_FORBIDDEN', params: { why: 'visa_category_1' } });
  });
});
