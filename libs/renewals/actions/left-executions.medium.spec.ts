import { jest } from '@jest/globals';
import { ActionBus, LeftExecutions } from '#actions';
import type { ActionControl, ActionOutcome } from '#actions';
import { violations } from '#invariants/testing';
import { newId } from '#kernel';
import { ScriptedProvider } from '#payments/testing';
import type { StaffActor } from '#platform/access';
import { RefundResolver, UnknownResolver } from '#renewals';
import type { RenewalWorld } from '#renewals/testing';
import type { InsertedLine } from '#renewals/testing';
import { openActionWorld } from '../../../test/support/action.world.js';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { insertStaff } from '../../../test/support/staff.rows.js';
import { RefundSettlement } from '../refunds/refund.settlement.js';
import { SettlementDesk } from '../settlement.desk.js';

let testDatabase: TestDatabase;
let provider: ScriptedProvider;
let world: RenewalWorld;
let agent: StaffActor;
let line: InsertedLine;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  provider = new ScriptedProvider();
  world = await openActionWorld(testDatabase.url, provider, '2027-03-04T09:00:00Z');
  agent = await insertStaff(world.database, 'agent', 'Amélie');
  line = await world.line({ planVersionId: await world.plan(), validTo: '2027-03-10T23:00:00.000Z' });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await world.close();
  await testDatabase.drop();
});

interface Asked {
  readonly action: string;
  readonly input: object;
}
interface Order {
  readonly asked: Asked;
  readonly control: ActionControl;
}
const send = ({ asked, control }: Order): Promise<ActionOutcome> => world.get(ActionBus).run(asked, control, agent);
async function order(asked: Asked): Promise<Order> {
  const { plan } = await world.get(ActionBus).run(asked, { mode: 'preview' }, agent);
  return { asked, control: { mode: 'execute', planHash: plan.hash, idempotencyKey: newId(), reasonCode: 'customer_request' } };
}
/** The provider does what it is asked; the process that asked it is gone before it can book the answer. */
async function sendAndDie(sent: Order): Promise<void> {
  jest.spyOn(world.get(SettlementDesk), 'settleSurely').mockRejectedValueOnce(new Error('killed'));
  jest.spyOn(world.get(RefundSettlement), 'settleSurely').mockRejectedValueOnce(new Error('killed'));
  await expect(send(sent)).rejects.toThrow('killed');
  jest.restoreAllMocks();
}
async function workersAtWork(minutes: number): Promise<number> {
  world.clock.advance({ minutes });
  await world.get(UnknownResolver).resolveDue();
  await world.get(RefundResolver).resolveDue();
  return world.get(LeftExecutions).end();
}
const charge = async (): Promise<string> => (await world.database.query<{ id: string }>('SELECT id FROM charge WHERE line_id = $1', [line.lineId]))[0]?.id ?? '';

describe('an action whose process was killed after its commit', () => {
  it('has its end when the provider was asked, and whoever sends the key again hears of it', async () => {
    const sent = await order({ action: 'renewNow', input: { lineId: line.lineId } });
    await sendAndDie(sent);
    expect((await send(sent)).execution?.status).toBe('in_progress');
    expect(await workersAtWork(11)).toBe(1);
    expect(await send(sent)).toMatchObject({ replayed: true, execution: { status: 'completed', chargeId: await charge() } });
    expect(provider.asked).toBe(1);
    world.clock.advance({ minutes: 30 });
    expect(await violations(world.database, world.clock)).toEqual({});
  });

  it('may still be at work for some minutes', async () => {
    const sent = await order({ action: 'renewNow', input: { lineId: line.lineId } });
    await sendAndDie(sent);
    expect(await workersAtWork(6)).toBe(0);
    expect(await workersAtWork(5)).toBe(1);
    expect(await workersAtWork(5)).toBe(0);
  });

  it('says of a refund that it was made, and it was made once', async () => {
    await send(await order({ action: 'renewNow', input: { lineId: line.lineId } }));
    const sent = await order({ action: 'refundCharge', input: { chargeId: await charge(), kind: 'reversal' } });
    await sendAndDie(sent);
    expect(await workersAtWork(11)).toBe(1);
    expect((await send(sent)).execution).toMatchObject({ status: 'completed', chargeId: await charge() });
    expect(provider.refundsAsked).toBe(1);
    world.clock.advance({ minutes: 30 });
    expect(await violations(world.database, world.clock)).toEqual({});
  });

  it('sends nothing itself: what nobody knows yet is still open', async () => {
    const sent = await order({ action: 'renewNow', input: { lineId: line.lineId } });
    await sendAndDie(sent);
    world.clock.advance({ minutes: 11 });
    await world.get(LeftExecutions).end();
    expect((await send(sent)).execution).toMatchObject({ status: 'pending', chargeId: await charge() });
    expect(provider.asked).toBe(1);
  });
});
