import { ActionBus } from '#actions';
import type { ActionOutcome } from '#actions';
import { insertStaff } from '../../../test/support/staff.rows.js';
import { newId } from '#kernel';
import { ScriptedProvider } from '#payments/testing';
import type { StaffActor } from '#platform/access';
import { Database } from '#platform/database';
import { insertLine, insertPlan } from '#renewals/testing';
import type { InsertedLine, RenewalWorld } from '#renewals/testing';
import { openActionWorld } from '../../../test/support/action.world.js';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';

let testDatabase: TestDatabase;
let world: RenewalWorld;
let bus: ActionBus;
let database: Database;
let provider: ScriptedProvider;
let agent: StaffActor;
let line: InsertedLine;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  provider = new ScriptedProvider();
  world = await openActionWorld(testDatabase.url, provider, '2027-03-04T09:00:00Z');
  bus = world.get(ActionBus);
  database = world.database;
  agent = await insertStaff(database, 'agent', 'Amélie');
  line = await insertLine(database, { planVersionId: await insertPlan(database), validTo: '2027-03-10T23:00:00Z', token: 'card' });
});

afterEach(async () => {
  await world.close();
  await testDatabase.drop();
});

const intent = () => ({ action: 'renewNow', input: { lineId: line.lineId } });
const preview = (): Promise<ActionOutcome> => bus.run(intent(), { mode: 'preview' }, agent);
const execute = (planHash: string, idempotencyKey: string = newId()): Promise<ActionOutcome> =>
  bus.run(intent(), { mode: 'execute', planHash, idempotencyKey, reasonCode: 'payment_failure' }, agent);

describe('renewNow', () => {
  it('shows the amount, the card, the new end and the points, and writes nothing', async () => {
    const { plan } = await preview();
    expect(plan.effects.map(({ field, after }) => [field, after])).toEqual([
      ['charge', '500 EUR'],
      ['validTo', '2027-04-10T22:00:00.000Z'],
      ['points', '50'],
    ]);
    expect(provider.asked).toBe(0);
    expect(await database.query('SELECT id FROM charge')).toEqual([]);
  });

  it('charges, does what it showed, and records who did it', async () => {
    const { execution } = await execute((await preview()).plan.hash);
    expect(execution).toMatchObject({ status: 'completed' });
    const [row] = await database.query<{ valid_to: Date }>('SELECT valid_to FROM line WHERE id = $1', [line.lineId]);
    expect(row?.valid_to.toISOString()).toBe('2027-04-10T22:00:00.000Z');
    expect(await database.query('SELECT action, actor_kind, outcome, execution_id = $1 AS own FROM audit_entry ORDER BY seq', [execution?.id])).toEqual([
      { action: 'line.claim', actor_kind: 'staff', outcome: 'done', own: null },
      { action: 'renewNow', actor_kind: 'staff', outcome: 'done', own: true },
      { action: 'renewals.settle', actor_kind: 'system', outcome: 'done', own: true },
    ]);
  });

  it('pressed twice with one key charges once and answers the same', async () => {
    const { hash } = (await preview()).plan;
    const key = newId();
    await Promise.allSettled([execute(hash, key), execute(hash, key)]);
    const again = await execute(hash, key);
    expect([again.replayed, again.execution?.status, provider.taken.length]).toEqual([true, 'completed', 1]);
  });

  it('by two agents at once charges once, and the other hears of a conflict', async () => {
    const { hash } = (await preview()).plan;
    const outcomes = await Promise.allSettled([execute(hash), execute(hash)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(provider.taken).toHaveLength(1);
  });

  it('makes its actor the one who works on the line, and is refused to others before anything is done', async () => {
    const colleague = await insertStaff(database, 'agent', 'Bob');
    const { hash } = (await preview()).plan;
    await execute(hash);
    expect(await database.query('SELECT staff_id FROM line_lease WHERE line_id = $1 AND until > clock_timestamp()', [line.lineId])).toEqual([{ staff_id: agent.id }]);
    const asked = provider.asked;
    const refused = { code: 'LINE_CLAIMED', params: { name: 'Amélie' } };
    await expect(bus.run(intent(), { mode: 'preview' }, colleague)).rejects.toMatchObject(refused);
    await expect(bus.run(intent(), { mode: 'execute', planHash: hash, idempotencyKey: newId(), reasonCode: 'payment_failure' }, colleague)).rejects.toMatchObject(refused);
    expect([provider.asked, provider.taken.length]).toEqual([asked, 1]);
  });

  it('that is declined says so, and one whose outcome is not known stays pending', async () => {
    provider.when('card', { kind: 'decline', raw: 'insufficient_funds' });
    expect((await execute((await preview()).plan.hash)).execution).toMatchObject({ status: 'declined' });
    provider.when('card', { kind: 'take_then_lose' });
    provider.find = () => Promise.resolve({ kind: 'unknown', note: 'no_answer', detail: null, reference: null, requestId: null });
    expect((await execute((await preview()).plan.hash)).execution).toMatchObject({ status: 'pending' });
    await expect(preview()).rejects.toMatchObject({ code: 'CHARGE_OUTCOME_UNKNOWN' });
  });
});
