import { ActionBus } from '#actions';
import type { ActionOutcome, Intent } from '#actions';
import { violations } from '#invariants/testing';
import { newId } from '#kernel';
import { ScriptedProvider } from '#payments/testing';
import type { StaffActor } from '#platform/access';
import type { RenewalWorld } from '#renewals/testing';
import type { InsertedLine } from '#renewals/testing';
import { openActionWorld } from '../../../test/support/action.world.js';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { insertStaff } from '../../../test/support/staff.rows.js';
import { SettlementDesk } from '../settlement.desk.js';

const VALID_TO = '2027-03-20T23:00:00.000Z';
const NOW = '2027-03-13T23:00:00.000Z';
/** Past the last planned question. */
const DAYS_LATER = '2027-03-19T09:00:00.000Z';
const EVIDENCE = 'Settlement of 15 March, row 12';

let testDatabase: TestDatabase;
let provider: ScriptedProvider;
let world: RenewalWorld;
let agent: StaffActor;
let supervisor: StaffActor;
let other: StaffActor;
let line: InsertedLine;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  provider = new ScriptedProvider().when('card', { kind: 'take_then_lose' });
  world = await openActionWorld(testDatabase.url, provider, NOW);
  agent = await insertStaff(world.database, 'agent', 'Amélie');
  supervisor = await insertStaff(world.database, 'supervisor', 'Bilal');
  other = await insertStaff(world.database, 'admin', 'Chen');
  line = await world.line({ planVersionId: await world.plan(), validTo: VALID_TO, token: 'card' });
  await world.renew();
});

afterEach(async () => {
  expect(await violations(world.database, world.clock)).toEqual({});
  await world.close();
  await testDatabase.drop();
});

/** The provider never says anything that helps, until nobody asks any more. */
async function neverAnswered(): Promise<void> {
  provider.find = () => Promise.resolve({ kind: 'unknown', note: 'no_answer', detail: null, reference: null, requestId: null });
  world.clock.set(DAYS_LATER);
  await world.resolve();
}
async function run(intent: Intent, staff: StaffActor): Promise<ActionOutcome> {
  const bus = world.get(ActionBus);
  const { plan } = await bus.run(intent, { mode: 'preview' }, staff);
  return bus.run(intent, { mode: 'execute', planHash: plan.hash, idempotencyKey: newId(), reasonCode: 'payment_failure' }, staff);
}
const chargeId = async (): Promise<string> => (await world.database.query<{ id: string }>('SELECT id FROM charge WHERE line_id = $1 ORDER BY id LIMIT 1', [line.lineId]))[0]?.id ?? '';
const close = async (outcome: string, staff = supervisor, evidence = EVIDENCE): Promise<ActionOutcome> =>
  run({ action: 'closeUnknownCharge', input: { chargeId: await chargeId(), outcome, evidence } }, staff);
const closeByTwo = async (outcome: string): Promise<ActionOutcome> => run({ approve: (await close(outcome)).request?.id ?? '' }, other);
const books = () => world.database.query<object>(`SELECT account, amount_minor AS minor FROM ledger_posting ORDER BY transaction_id, ordinal`);
const said = () => world.database.query<object>(`SELECT outcome, message, provider_reference AS reference FROM charge_attempt WHERE kind = 'staff'`);

describe('a charge that the provider never spoke of', () => {
  it('is paid once two persons say so, as if the provider had: with its period, points and postings', async () => {
    await neverAnswered();
    const asked = await close('paid');
    expect([asked.execution, asked.request?.status]).toEqual([null, 'awaiting']);
    expect(asked.plan.effects.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['outcome', 'unknown', 'paid'],
      ['charge', null, '500 EUR'],
      ['validTo', VALID_TO, '2027-04-20T22:00:00.000Z'],
      ['points', null, '50'],
      ['renewal', 'unknown', 'succeeded'],
    ]);
    expect([await world.charges(line.lineId), await books()]).toEqual([['unknown'], []]);

    const done = await run({ approve: asked.request?.id ?? '' }, other);
    expect(done.execution).toMatchObject({ status: 'completed', actorName: 'Chen', action: 'closeUnknownCharge' });
    expect([await world.charges(line.lineId), (await world.lineState(line.lineId)).validTo]).toEqual([['succeeded'], '2027-04-20T22:00:00.000Z']);
    expect(await books()).toEqual([{ account: 'provider_clearing', minor: 500n }, { account: 'revenue', minor: -500n }]);
    expect(await said()).toEqual([{ outcome: 'succeeded', message: EVIDENCE, reference: null }]);
    expect(await world.database.query(`SELECT actor_name AS who, outcome FROM audit_entry WHERE action = 'closeUnknownCharge' ORDER BY seq`)).toEqual([
      { who: 'Bilal', outcome: 'requested' },
      { who: 'Chen', outcome: 'done' },
    ]);
  });

  it('is tried again as after any failure once two persons say that it was not paid', async () => {
    await neverAnswered();
    const { plan } = await closeByTwo('not_paid');
    expect(plan.effects.map(({ field, after }) => [field, after])).toEqual([['outcome', 'not_paid'], ['renewal', 'retry_scheduled']]);
    expect(await world.charges(line.lineId)).toEqual(['canceled']);
    expect(await world.renewals(line.lineId)).toEqual([expect.objectContaining({ status: 'retry_scheduled', failureCode: 'never_received', nextAttemptAt: '2027-03-19T10:00:00.000Z' })]);
    expect([await said(), await books()]).toEqual([[{ outcome: 'not_found', message: EVIDENCE, reference: null }], []]);
  });

  it('is a person’s work where nothing is tried by itself', async () => {
    await world.database.query('UPDATE line SET auto_renew = FALSE, renew_at = NULL WHERE id = $1', [line.lineId]);
    await neverAnswered();
    await closeByTwo('not_paid');
    expect((await world.renewals(line.lineId)).map(({ status }) => status)).toEqual(['failed']);
  });

  it('and said not to be paid leaves money that turns up later in suspense, before a person', async () => {
    await neverAnswered();
    await closeByTwo('not_paid');
    const at = world.clock.now();
    const outcome = { kind: 'succeeded' as const, reference: 'pi_late', captured: { minor: 500n, currency: 'EUR' }, requestId: null };
    await world.get(SettlementDesk).settle([{ chargeId: await chargeId(), lineId: line.lineId, kind: 'webhook', outcome, startedAt: at, finishedAt: at }], at);
    expect(await books()).toEqual([{ account: 'provider_clearing', minor: 500n }, { account: 'suspense', minor: -500n }]);
    expect(await world.count('support_case', `topic = 'late_capture'`)).toBe(1);
  });
});

describe('closing by hand is refused, and changes nothing,', () => {
  it('while the provider is still asked, and once the outcome is known', async () => {
    await expect(close('not_paid')).rejects.toMatchObject({ code: 'CHARGE_STILL_ASKED' });
    world.clock.set('2027-03-13T23:05:00.000Z');
    await world.resolve();
    await expect(close('not_paid')).rejects.toMatchObject({ code: 'CHARGE_SETTLED' });
    expect(await world.count('action_request')).toBe(0);
  });

  it('of money that is booked already under another amount', async () => {
    provider.when('odd', { kind: 'take_other_amount', minor: 700n });
    line = await world.line({ planVersionId: await world.plan(), validTo: VALID_TO, token: 'odd' });
    await world.renew();
    await expect(close('paid')).rejects.toMatchObject({ code: 'CHARGE_TAKEN_OTHERWISE' });
  });

  it('by an agent, by one person alone, without evidence, or with a card number in it', async () => {
    await neverAnswered();
    await expect(close('paid', agent)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(close('paid', supervisor, '  ')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(close('paid', supervisor, 'Card 4242 4242 4242 4242')).rejects.toMatchObject({ code: 'CARD_NUMBER_REFUSED' });
    await expect(close('perhaps')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const { request } = await close('paid');
    await expect(run({ approve: request?.id ?? '' }, supervisor)).rejects.toMatchObject({ code: 'REQUEST_OWN' });
    await expect(close('not_paid', other)).rejects.toMatchObject({ code: 'REQUEST_AWAITING' });
    expect([await world.charges(line.lineId), await books()]).toEqual([['unknown'], []]);
  });

  it('when the provider has spoken between request and agreement', async () => {
    await neverAnswered();
    const { request } = await close('not_paid');
    const at = world.clock.now();
    const outcome = { kind: 'succeeded' as const, reference: 'pi_1', captured: { minor: 500n, currency: 'EUR' }, requestId: null };
    await world.get(SettlementDesk).settle([{ chargeId: await chargeId(), lineId: line.lineId, kind: 'webhook', outcome, startedAt: at, finishedAt: at }], at);
    await expect(run({ approve: request?.id ?? '' }, other)).rejects.toMatchObject({ code: 'CHARGE_SETTLED' });
    expect(await world.charges(line.lineId)).toEqual(['succeeded']);
  });
});
