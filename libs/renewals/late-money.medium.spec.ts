import { ActionBus } from '#actions';
import type { ActionOutcome, Intent } from '#actions';
import { violations } from '#invariants/testing';
import { newId } from '#kernel';
import { ChargeDoor, ProviderGate } from '#payments';
import { ScriptedProvider } from '#payments/testing';
import { PlanCatalogue } from '#plans';
import type { StaffActor } from '#platform/access';
import { insertBalance } from '#renewals/testing';
import type { RenewalWorld } from '#renewals/testing';
import type { InsertedLine } from '#renewals/testing';
import { openActionWorld } from '../../test/support/action.world.js';
import { createTestDatabase } from '../../test/support/database.js';
import type { TestDatabase } from '../../test/support/database.js';
import { insertStaff } from '../../test/support/staff.rows.js';
import { SettlementDesk } from './settlement.desk.js';
import { CaseFileReader } from './reads/case-file.reader.js';
import { verdictView } from './reads/verdict.view.js';
import { RefundResolver } from './refunds/refund.resolver.js';

const VALID_TO = '2027-03-20T23:00:00.000Z';
const DUE = '2027-03-14T09:00:00.000Z';

let testDatabase: TestDatabase;
let provider: ScriptedProvider;
let world: RenewalWorld;
let supervisor: StaffActor;
let line: InsertedLine;
let firstCharge: string;

/** A charge whose request is held up on its way: the provider does not have it when it is asked, so that it is given up. */
beforeEach(async () => {
  testDatabase = await createTestDatabase();
  provider = new ScriptedProvider().when('held up', { kind: 'lose' });
  world = await openActionWorld(testDatabase.url, provider, DUE);
  supervisor = await insertStaff(world.database, 'supervisor', 'Bilal');
  line = await world.line({ planVersionId: await world.plan({ balanceFirst: true }), validTo: VALID_TO, token: 'held up' });
  await world.renew();
  world.clock.advance({ minutes: 6 });
  await world.resolve();
  firstCharge = (await world.database.query<{ id: string }>('SELECT id FROM charge'))[0]?.id ?? '';
});

afterEach(async () => {
  expect(await violations(world.database, world.clock)).toEqual({});
  await world.close();
  await testDatabase.drop();
});

/** Its money turns up after all. */
async function moneyTurnsUp(minor = 500n): Promise<void> {
  const at = world.clock.now();
  const outcome = { kind: 'succeeded' as const, reference: 'pi_late', captured: { minor, currency: 'EUR' }, requestId: null };
  await world.get(SettlementDesk).settle([{ chargeId: firstCharge, lineId: line.lineId, kind: 'webhook', outcome, startedAt: at, finishedAt: at }], at);
}

async function run(action: string, input: object): Promise<ActionOutcome> {
  const bus = world.get(ActionBus);
  const intent: Intent = { action, input };
  const { plan } = await bus.run(intent, { mode: 'preview' }, supervisor);
  return bus.run(intent, { mode: 'execute', planHash: plan.hash, idempotencyKey: newId(), reasonCode: action === 'refundCharge' ? 'correction' : 'payment_failure' }, supervisor);
}

/** The renewal was called off, and a run finds its line due once more. */
async function takenUpAgain(): Promise<void> {
  await world.database.query(`UPDATE renewal SET status = 'canceled'`);
  await world.database.query('UPDATE line SET renew_at = $1', [world.clock.now()]);
  await world.renew();
}

const renewNow = (): Promise<ActionOutcome> => run('renewNow', { lineId: line.lineId });
const refund = (amountMinor?: string): Promise<ActionOutcome> => run('refundCharge', { chargeId: firstCharge, kind: 'correction', ...(amountMinor !== undefined && { amountMinor }) });
const steps = async (): Promise<unknown[]> => {
  const [renewal] = await world.database.query<{ id: string }>('SELECT id FROM renewal WHERE line_id = $1', [line.lineId]);
  const reader = new CaseFileReader(world.database, world.get(PlanCatalogue), world.get(ProviderGate), world.get(ChargeDoor), world.clock);
  const stored = (await reader.read([renewal?.id ?? ''], supervisor)).get(renewal?.id ?? '');
  if (!stored) throw new Error('No case');
  const { cause, steps: [step] } = verdictView(stored, supervisor);
  return [cause, step?.action];
};

describe('while money of the same period waits in suspense, the charge door', () => {
  it('refuses staff, by card and by transfer, and names the charge that is to be refunded first', async () => {
    await moneyTurnsUp();
    provider.when('held up', { kind: 'approve' });
    const [reference] = (await world.database.query<{ reference: string }>('SELECT reference FROM charge')).map((row) => row.reference);
    await expect(renewNow()).rejects.toMatchObject({ code: 'CHARGE_MONEY_WAITS', params: { charge: reference } });
    await expect(run('awaitTransfer', { lineId: line.lineId })).rejects.toMatchObject({ code: 'CHARGE_MONEY_WAITS' });
    expect([await world.charges(line.lineId), provider.asked, await steps()]).toEqual([['succeeded'], 1, ['paid_late', 'refundCharge']]);
  });

  it('refuses also where another amount turned up than was asked for, until that has gone back', async () => {
    await moneyTurnsUp(700n);
    provider.when('held up', { kind: 'approve' });
    await expect(renewNow()).rejects.toMatchObject({ code: 'CHARGE_MONEY_WAITS' });
    await refund('500');
    await expect(renewNow()).rejects.toMatchObject({ code: 'CHARGE_MONEY_WAITS' });
    await refund();
    expect((await renewNow()).execution).toMatchObject({ status: 'completed' });
  });

  it('refuses the prepaid balance, whoever asks', async () => {
    await moneyTurnsUp();
    await insertBalance(world.database, line.lineId, 900n);
    await expect(renewNow()).rejects.toMatchObject({ code: 'CHARGE_MONEY_WAITS' });
    await takenUpAgain();
    expect([await world.renewals(line.lineId), (await world.lineState(line.lineId)).validTo]).toEqual([[expect.objectContaining({ status: 'failed', failureCode: 'paid_after_loss' })], VALID_TO]);
  });

  it('refuses a run that takes a renewal up again, and the retry of an attempt that was made before the money turned up', async () => {
    provider.when('held up', { kind: 'decline', raw: 'insufficient_funds' });
    provider.beforeAnswer = () => moneyTurnsUp();
    world.clock.advance({ hours: 2 });
    await world.renew();
    const [retried] = await world.renewals(line.lineId);
    expect([await world.charges(line.lineId), retried?.status]).toEqual([['succeeded', 'failed'], 'retry_scheduled']);
    provider.when('held up', { kind: 'approve' });
    world.clock.set(retried?.nextAttemptAt ?? '');
    await world.renew();
    expect(await world.renewals(line.lineId)).toEqual([expect.objectContaining({ status: 'failed', failureCode: 'paid_after_loss', attempts: 2 })]);

    await takenUpAgain();
    expect([await world.charges(line.lineId), provider.taken]).toEqual([['succeeded', 'failed'], []]);
  });

  it('opens again once all of it has gone back, and not before', async () => {
    await moneyTurnsUp();
    provider.when('held up', { kind: 'approve' });
    await refund('200');
    await expect(renewNow()).rejects.toMatchObject({ code: 'CHARGE_MONEY_WAITS' });
    provider.whenRefunding(firstCharge, { kind: 'lose' });
    await refund();
    await expect(renewNow()).rejects.toMatchObject({ code: 'CHARGE_MONEY_WAITS' });
    provider.findRefund = ({ refundId, amount }) => Promise.resolve({ kind: 'succeeded', reference: `re_${refundId}`, captured: amount, requestId: null });
    await world.database.query('UPDATE refund SET next_check_at = $1 WHERE settled_at IS NULL', [world.clock.now()]);
    await world.get(RefundResolver).resolveDue();
    expect(await steps()).toEqual(['paid_late', 'renewNow']);
    expect((await renewNow()).execution).toMatchObject({ status: 'completed' });
    expect([await world.charges(line.lineId), (await world.lineState(line.lineId)).validTo]).toEqual([['succeeded', 'succeeded'], '2027-04-20T22:00:00.000Z']);
  });

  it('lets another period pass: its money is its own', async () => {
    await moneyTurnsUp();
    provider.when('held up', { kind: 'approve' });
    await run('extendValidity', { lineId: line.lineId, days: 3 });
    expect((await renewNow()).execution).toMatchObject({ status: 'completed' });
  });
});
