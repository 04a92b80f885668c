import { ActionBus, RequestDesk } from '#actions';
import type { ActionOutcome, Intent } from '#actions';
import { newId, parseCreditorReference } from '#kernel';
import { BANK_TRANSFER, BankTransferProvider } from '#payments';
import { ScriptedProvider } from '#payments/testing';
import type { StaffActor } from '#platform/access';
import { Database } from '#platform/database';
import { LifeCycleMover, RenewalEngine } from '#renewals';
import { insertLine, insertPlan } from '#renewals/testing';
import type { InsertedLine, RenewalWorld } from '#renewals/testing';
import { openActionWorld } from '../../../test/support/action.world.js';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { insertStaff } from '../../../test/support/staff.rows.js';

const NOW = '2027-03-04T09:00:00Z';
const VALID_TO = '2027-03-10T23:00:00Z';

let testDatabase: TestDatabase;
let world: RenewalWorld;
let bus: ActionBus;
let database: Database;
let agent: StaffActor;
let supervisor: StaffActor;
let other: StaffActor;
let line: InsertedLine;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  world = await openActionWorld(testDatabase.url, new ScriptedProvider(), NOW, { [BANK_TRANSFER]: new BankTransferProvider() });
  bus = world.get(ActionBus);
  database = world.database;
  agent = await insertStaff(database, 'agent', 'Amélie');
  supervisor = await insertStaff(database, 'supervisor', 'Bilal');
  other = await insertStaff(database, 'supervisor', 'Chen');
  line = await insertLine(database, { planVersionId: await insertPlan(database), validTo: VALID_TO, token: 'card' });
});

afterEach(async () => {
  await world.close();
  await testDatabase.drop();
});

async function run(intent: Intent, staff: StaffActor, idempotencyKey: string = newId(), reasonCode = 'payment_failure'): Promise<ActionOutcome> {
  const { plan } = await bus.run(intent, { mode: 'preview' }, staff);
  return bus.run(intent, { mode: 'execute', planHash: plan.hash, idempotencyKey, reasonCode }, staff);
}
async function only<Row>(sql: string, ...parameters: unknown[]): Promise<Row> {
  const [row] = await database.query<Row>(sql, parameters);
  if (!row) throw new Error('Nothing was found');
  return row;
}
const charge = () =>
  only<{ id: string; status: string; provider_reference: string; reference: string }>('SELECT id, status, provider_reference, reference FROM charge WHERE line_id = $1 ORDER BY id DESC LIMIT 1', line.lineId);
const renewal = () => only<{ status: string; failure_code: string | null }>('SELECT status, failure_code FROM renewal WHERE line_id = $1', line.lineId);
const validTo = async () => (await only<{ valid_to: Date }>('SELECT valid_to FROM line WHERE id = $1', line.lineId)).valid_to.toISOString();
const ask = (): Promise<ActionOutcome> => run({ action: 'awaitTransfer', input: { lineId: line.lineId } }, agent);
const receive = async (minor: string, staff = agent): Promise<ActionOutcome> =>
  run({ action: 'receiveTransfer', input: { chargeId: (await charge()).id, amountMinor: minor, bankReference: 'AB-77/3' } }, staff);
const ledger = () => database.query<{ account: string; amount_minor: bigint }>('SELECT account, amount_minor FROM ledger_posting ORDER BY transaction_id, ordinal');

describe('a renewal that is paid by bank transfer', () => {
  it('waits under a reference of its own, and nothing else can be charged meanwhile', async () => {
    expect(await ask()).toMatchObject({ execution: { status: 'completed' }, plan: { effects: [{ field: 'charge', after: '500 EUR' }, { field: 'validTo' }, { field: 'points' }] } });
    const { status, provider_reference, reference } = await charge();
    expect(status).toBe('awaiting');
    expect(parseCreditorReference(provider_reference)).toContain(reference.replace('-', ''));
    expect(await renewal()).toMatchObject({ status: 'awaiting' });
    expect(await validTo()).toBe(new Date(VALID_TO).toISOString());
    await expect(run({ action: 'renewNow', input: { lineId: line.lineId } }, agent)).rejects.toMatchObject({ code: 'CHARGE_AWAITED' });
    await world.get(RenewalEngine).run();
    expect(await database.query('SELECT 1 FROM charge')).toHaveLength(1);
  });

  it('is renewed when two persons have seen the money, and not by one alone', async () => {
    await ask();
    const { request, execution } = await receive('500');
    expect(execution).toBeNull();
    expect(request).toMatchObject({ status: 'awaiting', makerName: 'Amélie', action: 'receiveTransfer' });
    expect(await charge()).toMatchObject({ status: 'awaiting' });
    const done = await run({ approve: request?.id ?? '' }, supervisor);
    expect(done.execution).toMatchObject({ status: 'completed', actorName: 'Bilal', action: 'receiveTransfer' });
    expect(await charge()).toMatchObject({ status: 'succeeded' });
    expect(await renewal()).toMatchObject({ status: 'succeeded' });
    expect(await validTo()).toBe('2027-04-10T22:00:00.000Z');
    expect(await ledger()).toEqual([{ account: 'provider_clearing', amount_minor: 500n }, { account: 'revenue', amount_minor: -500n }]);
    expect(await database.query(`SELECT kind, outcome, message FROM charge_attempt WHERE kind = 'staff'`)).toEqual([{ kind: 'staff', outcome: 'succeeded', message: 'AB-77/3' }]);
    expect(await database.query(`SELECT actor_name, outcome FROM audit_entry WHERE action = 'receiveTransfer' ORDER BY seq`)).toEqual([
      { actor_name: 'Amélie', outcome: 'requested' },
      { actor_name: 'Bilal', outcome: 'done' },
    ]);
  });

  it('that is short renews nothing: the money waits in suspense, and a case is opened', async () => {
    await ask();
    const { request } = await receive('300');
    expect(request?.plan.effects).toMatchObject([{ field: 'received', after: '300 EUR' }, { field: 'suspense', before: '500 EUR', after: '300 EUR' }]);
    await run({ approve: request?.id ?? '' }, supervisor);
    expect(await renewal()).toMatchObject({ status: 'unknown', failure_code: 'amount_mismatch' });
    expect(await ledger()).toEqual([{ account: 'provider_clearing', amount_minor: 300n }, { account: 'suspense', amount_minor: -300n }]);
    expect(await database.query('SELECT topic FROM support_case')).toEqual([{ topic: 'amount_mismatch' }]);
  });

  it('that is not waited for any more can be charged in another way', async () => {
    await ask();
    const stopped = await run({ action: 'stopAwaiting', input: { chargeId: (await charge()).id } }, agent);
    expect(stopped.execution).toMatchObject({ status: 'completed' });
    expect(await charge()).toMatchObject({ status: 'canceled' });
    expect(await renewal()).toMatchObject({ status: 'failed', failure_code: 'not_received' });
    expect((await run({ action: 'renewNow', input: { lineId: line.lineId } }, agent)).execution).toMatchObject({ status: 'completed' });
    await expect(receive('500')).rejects.toMatchObject({ code: 'CHARGE_NOT_AWAITED' });
  });

  it('that nobody pays ends with the number', async () => {
    await ask();
    for (const day of ['2027-03-11T00:00:00Z', '2027-04-12T00:00:00Z', '2027-06-15T00:00:00Z']) {
      world.clock.set(day);
      await world.get(LifeCycleMover).moveDue();
    }
    expect(await renewal()).toMatchObject({ status: 'lapsed' });
    expect(await charge()).toMatchObject({ status: 'canceled' });
  });

  it('is asked for by the schedule when it is how the subscriber pays', async () => {
    await database.query(`UPDATE payment_method SET is_default = false`);
    await database.query(
      `INSERT INTO payment_method (id, subscriber_id, provider, provider_token, brand, is_default, status, created_at) VALUES ($1, $2, 'bank_transfer', 'bank_transfer', 'bank_transfer', true, 'usable', $3)`,
      [newId(), line.subscriberId, NOW],
    );
    await world.get(RenewalEngine).run();
    expect(await charge()).toMatchObject({ status: 'awaiting' });
    expect(await database.query('SELECT due, charged, succeeded, awaited FROM renewal_run')).toEqual([{ due: 1, charged: 1, succeeded: 0, awaited: 1 }]);
  });

  it.each(['0', '-5', '5.5', '1e9', '', '9'.repeat(16)])('refuses %j as what was received', async (minor) => {
    await ask();
    await expect(receive(minor)).rejects.toMatchObject({ code: expect.stringMatching(/AMOUNT_INVALID|BAD_INPUT/) as string });
  });
});

describe('what needs a second person', () => {
  let requestId: string;
  const approve = (staff: StaffActor): Promise<ActionOutcome> => run({ approve: requestId }, staff);
  beforeEach(async () => {
    await ask();
    requestId = (await receive('500', supervisor)).request?.id ?? '';
  });

  it('is not agreed to by its maker, nor by an agent, and once only', async () => {
    await expect(approve(supervisor)).rejects.toMatchObject({ code: 'REQUEST_OWN' });
    await expect(approve(agent)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await approve(other);
    await expect(approve(other)).rejects.toMatchObject({ code: 'REQUEST_DECIDED' });
    expect(await database.query(`SELECT 1 FROM validity_movement WHERE source = 'charge'`)).toHaveLength(1);
  });

  it('is asked for once at a time, and the same key gives the same request', async () => {
    await expect(receive('500')).rejects.toMatchObject({ code: 'REQUEST_AWAITING' });
    await world.get(RequestDesk).withdraw(requestId, supervisor);
    const intent = { action: 'receiveTransfer', input: { chargeId: (await charge()).id, amountMinor: '500', bankReference: 'x' } };
    const { plan } = await bus.run(intent, { mode: 'preview' }, agent);
    const control = { mode: 'execute' as const, planHash: plan.hash, idempotencyKey: newId(), reasonCode: 'payment_failure' };
    const [first, second] = await Promise.all([bus.run(intent, control, agent), bus.run(intent, control, agent)]);
    expect(first.request?.id).toBe(second.request?.id);
    expect([first.replayed, second.replayed].sort()).toEqual([false, true]);
    await expect(bus.run({ ...intent, input: { ...intent.input, amountMinor: '501' } }, control, agent)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('is void when what it was about has changed', async () => {
    await run({ action: 'extendValidity', input: { lineId: line.lineId, days: 3 } }, other, newId(), 'goodwill');
    await expect(approve(other)).rejects.toMatchObject({ code: 'REQUEST_STALE' });
    expect(await charge()).toMatchObject({ status: 'awaiting' });
  });

  it('is void after three days, and can then be asked for again', async () => {
    world.clock.set('2027-03-07T09:00:01Z');
    await expect(approve(other)).rejects.toMatchObject({ code: 'REQUEST_EXPIRED' });
    expect((await receive('500')).request).toMatchObject({ status: 'awaiting' });
    expect(await database.query('SELECT status FROM action_request ORDER BY requested_at')).toEqual([{ status: 'expired' }, { status: 'awaiting' }]);
  });

  it('is refused with a reason that its maker reads, or taken back by its maker alone', async () => {
    const desk = world.get(RequestDesk);
    await expect(desk.refuse(requestId, '  ', other)).rejects.toMatchObject({ code: 'NOTE_REQUIRED' });
    await expect(desk.refuse(requestId, 'no', supervisor)).rejects.toMatchObject({ code: 'REQUEST_OWN' });
    await expect(desk.withdraw(requestId, other)).rejects.toMatchObject({ code: 'REQUEST_NOT_YOURS' });
    expect(await desk.refuse(requestId, 'Not on the statement', other)).toMatchObject({ status: 'refused', checkerName: 'Chen', decisionNote: 'Not on the statement' });
    await expect(desk.withdraw(requestId, supervisor)).rejects.toMatchObject({ code: 'REQUEST_DECIDED' });
  });

  it('cannot be agreed to by its maker in the database either', async () => {
    await expect(database.query(`UPDATE action_request SET status = 'refused', checker_id = maker_id, decided_at = now() WHERE id = $1`, [requestId])).rejects.toThrow(/action_request_check/);
  });
});
