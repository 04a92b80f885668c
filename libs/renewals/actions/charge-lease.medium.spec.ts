import { ActionBus } from '#actions';
import type { ActionOutcome } from '#actions';
import { newId } from '#kernel';
import { BANK_TRANSFER, BankTransferProvider } from '#payments';
import { ScriptedProvider } from '#payments/testing';
import type { StaffActor } from '#platform/access';
import { Database } from '#platform/database';
import { insertLine, insertPlan } from '#renewals/testing';
import type { RenewalWorld } from '#renewals/testing';
import { LineLeases } from '#subscribers';
import { openActionWorld } from '../../../test/support/action.world.js';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { insertStaff } from '../../../test/support/staff.rows.js';

let testDatabase: TestDatabase;
let world: RenewalWorld;
let bus: ActionBus;
let database: Database;
let leases: LineLeases;
let provider: ScriptedProvider;
let anna: StaffActor;
let bilal: StaffActor;
let line: { id: string; subscriberId: null };
let questions: number;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  provider = new ScriptedProvider();
  world = await openActionWorld(testDatabase.url, provider, '2027-03-04T09:00:00Z', { [BANK_TRANSFER]: new BankTransferProvider() });
  [bus, database, leases] = [world.get(ActionBus), world.database, world.get(LineLeases)];
  anna = await insertStaff(database, 'supervisor', 'Anna');
  bilal = await insertStaff(database, 'supervisor', 'Bilal');
  const { lineId } = await insertLine(database, { planVersionId: await insertPlan(database), validTo: '2027-03-10T23:00:00Z', token: 'card' });
  line = { id: lineId, subscriberId: null };
  questions = 0;
  provider.find = () => {
    questions += 1;
    return Promise.resolve({ kind: 'unknown', note: 'no_answer', detail: null, reference: null, requestId: null });
  };
});
afterEach(async () => {
  await world.close();
  await testDatabase.drop();
});

interface Asked {
  readonly action: string;
  readonly input: object;
}
const preview = (asked: Asked, staff: StaffActor): Promise<ActionOutcome> => bus.run(asked, { mode: 'preview' }, staff);
const execute = (asked: Asked, planHash: string, staff: StaffActor): Promise<ActionOutcome> =>
  bus.run(asked, { mode: 'execute', planHash, idempotencyKey: newId(), reasonCode: 'customer_request' }, staff);
const both = async (asked: Asked, staff: StaffActor): Promise<ActionOutcome> => execute(asked, (await preview(asked, staff)).plan.hash, staff);
const renew = (): Asked => ({ action: 'renewNow', input: { lineId: line.id } });
const chargeId = async (): Promise<string> => (await database.query<{ id: string }>('SELECT id FROM charge'))[0]?.id ?? '';
const claimed = { code: 'LINE_CLAIMED', params: { name: 'Anna' } };
/** Anna's charge of the line, after which it is nobody's. */
async function charged(kind: 'approve' | 'take_then_lose'): Promise<void> {
  provider.when('card', { kind });
  await both(renew(), anna);
  await leases.release(line, anna);
}
const holder = async (): Promise<string | undefined> => (await leases.of([line.id])).get(line.id)?.staffName;

describe('what is done to a charge of a line that somebody works on', () => {
  it('is refused to others, in the preview, in the execution and after it was previewed: no refund', async () => {
    await charged('approve');
    const refund = { action: 'refundCharge', input: { chargeId: await chargeId(), kind: 'goodwill' } };
    const { plan } = await preview(refund, bilal);
    await leases.claim(line, anna);
    await expect(preview(refund, bilal)).rejects.toMatchObject(claimed);
    await expect(execute(refund, plan.hash, bilal)).rejects.toMatchObject(claimed);
    expect(await database.query('SELECT FROM refund')).toEqual([]);
    expect((await both(refund, anna)).execution?.status).toBe('completed');
  });

  it('makes its actor the one who works on the line', async () => {
    await charged('approve');
    await both({ action: 'refundCharge', input: { chargeId: await chargeId(), kind: 'goodwill' } }, bilal);
    expect(await holder()).toBe('Bilal');
    await expect(preview(renew(), anna)).rejects.toMatchObject({ code: 'LINE_CLAIMED', params: { name: 'Bilal' } });
  });

  it('asks no provider on behalf of others: not about the charge, and not before another one', async () => {
    await charged('take_then_lose');
    await leases.claim(line, anna);
    await expect(preview({ action: 'askProvider', input: { chargeId: await chargeId() } }, bilal)).rejects.toMatchObject(claimed);
    await expect(preview(renew(), bilal)).rejects.toMatchObject(claimed);
    await expect(execute(renew(), 'no plan of ours', bilal)).rejects.toMatchObject(claimed);
    expect(questions).toBe(0);
    await expect(preview(renew(), anna)).rejects.toMatchObject({ code: 'CHARGE_OUTCOME_UNKNOWN' });
    expect(questions).toBe(1);
  });

  it('leaves a transfer waited for that a colleague is talking about', async () => {
    await both({ action: 'awaitTransfer', input: { lineId: line.id } }, anna);
    const stop = { action: 'stopAwaiting', input: { chargeId: await chargeId() } };
    await leases.claim(line, anna);
    await expect(preview(stop, bilal)).rejects.toMatchObject(claimed);
    expect((await both(stop, anna)).execution?.status).toBe('completed');
  });
});
