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
import { RefundResolver } from '../refunds/refund.resolver.js';
import { RefundSettlement } from '../refunds/refund.settlement.js';

const VALID_TO = '2027-03-20T23:00:00.000Z';
const EXTENDED_TO = '2027-04-20T22:00:00.000Z';
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
let chargeId: string;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  provider = new ScriptedProvider();
  world = await openActionWorld(testDatabase.url, provider, NOW);
  agent = await insertStaff(world.database, 'agent', 'Amélie');
  supervisor = await insertStaff(world.database, 'supervisor', 'Bilal');
  other = await insertStaff(world.database, 'admin', 'Chen');
  line = await world.line({ planVersionId: await world.plan(), validTo: VALID_TO, token: 'card' });
  await world.renew();
  chargeId = (await world.database.query<{ id: string }>('SELECT id FROM charge'))[0]?.id ?? '';
  provider.whenRefunding(chargeId, { kind: 'lose' });
});

afterEach(async () => {
  expect(await violations(world.database, world.clock)).toEqual({});
  await world.close();
  await testDatabase.drop();
});

async function run(intent: Intent, staff: StaffActor): Promise<ActionOutcome> {
  const bus = world.get(ActionBus);
  const { plan } = await bus.run(intent, { mode: 'preview' }, staff);
  return bus.run(intent, { mode: 'execute', planHash: plan.hash, idempotencyKey: newId(), reasonCode: 'correction' }, staff);
}

/** A refund of which the answer was lost, and of which the provider never says anything, until nobody asks any more. */
async function neverAnswered(kind: 'reversal' | 'goodwill'): Promise<void> {
  await run({ action: 'refundCharge', input: { chargeId, kind, ...(kind === 'goodwill' && { amountMinor: '200' }) } }, supervisor);
  provider.findRefund = () => Promise.resolve({ kind: 'unknown', note: 'no_answer', detail: null, reference: null, requestId: null });
  world.clock.set(DAYS_LATER);
  await world.get(RefundResolver).resolveDue();
}

const close = (outcome: string, staff = supervisor, evidence = EVIDENCE): Promise<ActionOutcome> => run({ action: 'closeUnknownRefund', input: { chargeId, outcome, evidence } }, staff);
const closeByTwo = async (outcome: string): Promise<ActionOutcome> => run({ approve: (await close(outcome)).request?.id ?? '' }, other);
const refunds = () => world.database.query<object>('SELECT status, failure_code AS code FROM refund ORDER BY id');
const said = () => world.database.query<object>(`SELECT outcome, message FROM refund_attempt WHERE kind = 'staff'`);
const cleared = async (): Promise<bigint | undefined> =>
  (await world.database.query<{ minor: bigint }>(`SELECT sum(amount_minor)::bigint AS minor FROM ledger_posting WHERE account = 'provider_clearing'`))[0]?.minor;
async function answer(outcome: { kind: 'not_found' } | { kind: 'succeeded'; minor: bigint }): Promise<void> {
  const [refund] = await world.database.query<{ id: string }>('SELECT id FROM refund');
  const at = world.clock.now();
  const told = outcome.kind === 'succeeded' ? { kind: 'succeeded' as const, reference: 're_1', captured: { minor: outcome.minor, currency: 'EUR' }, requestId: null } : outcome;
  await world.get(RefundSettlement).settle({ refundId: refund?.id ?? '', kind: 'webhook', outcome: told, startedAt: at, finishedAt: at }, at);
}

describe('a refund that the provider never spoke of', () => {
  it('has gone once two persons say so, with the days and the points that it takes back, all foreseen', async () => {
    await neverAnswered('reversal');
    const asked = await close('paid');
    expect([asked.execution, asked.request?.status]).toEqual([null, 'awaiting']);
    expect(asked.plan.effects.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['refundOutcome', 'unknown', 'paid'],
      ['refund', null, '500 EUR'],
      ['validTo', EXTENDED_TO, VALID_TO],
      ['autoRenew', 'true', 'false'],
      ['points', '50', '0'],
    ]);
    expect([await refunds(), (await world.lineState(line.lineId)).validTo]).toEqual([[{ status: 'unknown', code: null }], EXTENDED_TO]);

    const done = await run({ approve: asked.request?.id ?? '' }, other);
    expect(done.execution).toMatchObject({ status: 'completed', actorName: 'Chen', action: 'closeUnknownRefund' });
    expect([await refunds(), (await world.lineState(line.lineId)).validTo, await cleared()]).toEqual([[{ status: 'succeeded', code: null }], VALID_TO, 0n]);
    expect(await said()).toEqual([{ outcome: 'succeeded', message: EVIDENCE }]);
  });

  it('has not gone once two persons say so: everything stays, and the charge can be refunded again', async () => {
    await neverAnswered('reversal');
    await expect(run({ action: 'refundCharge', input: { chargeId, kind: 'reversal' } }, supervisor)).rejects.toMatchObject({ code: 'REFUND_IN_PROGRESS' });
    const { plan } = await closeByTwo('not_paid');
    expect(plan.effects.map(({ field, after }) => [field, after])).toEqual([['refundOutcome', 'not_paid']]);
    expect([await refunds(), (await world.lineState(line.lineId)).validTo, await cleared(), await said()]).toEqual([
      [{ status: 'canceled', code: 'never_received' }],
      EXTENDED_TO,
      500n,
      [{ outcome: 'not_found', message: EVIDENCE }],
    ]);
    provider.whenRefunding(chargeId, { kind: 'give' });
    await run({ action: 'refundCharge', input: { chargeId, kind: 'reversal' } }, supervisor);
    expect([await refunds(), await cleared()]).toEqual([[{ status: 'canceled', code: 'never_received' }, { status: 'succeeded', code: null }], 0n]);
  });

  it('and that it had taken in before is booked as refused when two persons say that it has not gone', async () => {
    provider.whenRefunding(chargeId, { kind: 'send_later' });
    await neverAnswered('goodwill');
    await closeByTwo('not_paid');
    expect([await refunds(), await cleared()]).toEqual([[{ status: 'failed', code: 'refused' }], 500n]);
  });
});

describe('closing a refund by hand is refused, and changes nothing,', () => {
  it('while there is none, while the provider is still asked, and once its outcome is known', async () => {
    await expect(close('paid')).rejects.toMatchObject({ code: 'REFUND_SETTLED' });
    await run({ action: 'refundCharge', input: { chargeId, kind: 'reversal' } }, supervisor);
    await expect(close('paid')).rejects.toMatchObject({ code: 'REFUND_STILL_ASKED' });
    await answer({ kind: 'succeeded', minor: 500n });
    await expect(close('paid')).rejects.toMatchObject({ code: 'REFUND_SETTLED' });
    expect(await world.count('action_request')).toBe(0);
  });

  it('of money that is booked already under another amount', async () => {
    await neverAnswered('reversal');
    await answer({ kind: 'succeeded', minor: 300n });
    await expect(close('not_paid')).rejects.toMatchObject({ code: 'REFUND_GAVE_OTHERWISE' });
  });

  it('by an agent, by one person alone, without evidence, or with a card number in it', async () => {
    await neverAnswered('goodwill');
    await expect(close('paid', agent)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(close('paid', supervisor, ' ')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(close('paid', supervisor, 'Card 4242 4242 4242 4242')).rejects.toMatchObject({ code: 'CARD_NUMBER_REFUSED' });
    const { request } = await close('paid');
    await expect(run({ approve: request?.id ?? '' }, supervisor)).rejects.toMatchObject({ code: 'REQUEST_OWN' });
    expect([await refunds(), await cleared()]).toEqual([[{ status: 'unknown', code: null }], 500n]);
  });

  it('when the provider has spoken between request and agreement', async () => {
    await neverAnswered('goodwill');
    const { request } = await close('not_paid');
    await answer({ kind: 'succeeded', minor: 200n });
    await expect(run({ approve: request?.id ?? '' }, other)).rejects.toMatchObject({ code: 'REFUND_SETTLED' });
    expect([await refunds(), await cleared()]).toEqual([[{ status: 'succeeded', code: null }], 300n]);
  });
});
