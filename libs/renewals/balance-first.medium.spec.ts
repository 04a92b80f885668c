import { ActionBus } from '#actions';
import type { ActionOutcome } from '#actions';
import { violations } from '#invariants/testing';
import { newId } from '#kernel';
import { ScriptedProvider } from '#payments/testing';
import type { StaffActor } from '#platform/access';
import { Database } from '#platform/database';
import { RenewalEngine } from '#renewals';
import { insertBalance, insertLine, insertPlan } from '#renewals/testing';
import type { InsertedLine, RenewalWorld } from '#renewals/testing';
import { openActionWorld } from '../../test/support/action.world.js';
import { createTestDatabase } from '../../test/support/database.js';
import type { TestDatabase } from '../../test/support/database.js';
import { insertStaff } from '../../test/support/staff.rows.js';

let testDatabase: TestDatabase;
let world: RenewalWorld;
let database: Database;
let provider: ScriptedProvider;
let agent: StaffActor;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  provider = new ScriptedProvider();
  world = await openActionWorld(testDatabase.url, provider, '2027-03-04T09:00:00Z');
  database = world.database;
  agent = await insertStaff(database, 'agent', 'Amélie');
});

afterEach(async () => {
  expect(Object.keys(await violations(database, world.clock))).toEqual([]);
  await world.close();
  await testDatabase.drop();
});

/** A line of a plan of five euros, with so much balance on record. */
async function lineWith(minor: bigint, terms: { balanceFirst: boolean } = { balanceFirst: true }): Promise<InsertedLine> {
  const line = await insertLine(database, { planVersionId: await insertPlan(database, terms), validTo: '2027-03-10T23:00:00Z', token: 'card' });
  if (minor > 0n) await insertBalance(database, line.lineId, minor);
  return line;
}
const run = () => world.get(RenewalEngine).run();
const state = async ({ lineId }: InsertedLine) =>
  (await database.query<{ balance: bigint; validTo: Date; charges: number; points: bigint; status: string }>(
    `SELECT l.balance_minor AS balance, l.valid_to AS "validTo", (SELECT count(*)::int FROM charge c WHERE c.line_id = l.id) AS charges, s.points_balance AS points,
       (SELECT r.status FROM renewal r WHERE r.line_id = l.id) AS status
     FROM line l JOIN subscriber s ON s.id = l.subscriber_id WHERE l.id = $1`,
    [lineId],
  ))[0];
const RENEWED = new Date('2027-04-10T22:00:00Z');
async function renewNow({ lineId }: InsertedLine, input: object = {}): Promise<ActionOutcome> {
  const bus = world.get(ActionBus);
  const intent = { action: 'renewNow', input: { lineId, ...input } };
  const { plan } = await bus.run(intent, { mode: 'preview' }, agent);
  return bus.run(intent, { mode: 'execute', planHash: plan.hash, idempotencyKey: newId(), reasonCode: 'payment_failure' }, agent);
}

describe('a plan by which the prepaid balance pays first', () => {
  it('renews from the balance when it is enough, and asks no provider', async () => {
    const line = await lineWith(700n);
    await run();
    expect(await state(line)).toEqual({ balance: 200n, validTo: RENEWED, charges: 0, points: 50n, status: 'succeeded' });
    expect(provider.asked).toBe(0);
    const postings = await database.query(`SELECT p.account, p.amount_minor AS minor FROM ledger_posting p JOIN ledger_transaction t ON t.id = p.transaction_id WHERE t.ref LIKE 'renewal:%' ORDER BY p.ordinal`);
    expect(postings).toEqual([{ account: 'subscriber_balance', minor: 500n }, { account: 'revenue', minor: -500n }]);
  });

  it('pays with exactly what it costs, and renews a period once however often it runs', async () => {
    const line = await lineWith(500n);
    await run();
    await run();
    expect(await state(line)).toMatchObject({ balance: 0n, validTo: RENEWED });
  });

  it('charges the card for the whole price when the balance is not enough', async () => {
    const line = await lineWith(499n);
    await run();
    expect(await state(line)).toMatchObject({ balance: 499n, validTo: RENEWED, charges: 1 });
  });

  it('leaves the balance alone where the plan does not say so', async () => {
    const line = await lineWith(700n, { balanceFirst: false });
    await run();
    expect(await state(line)).toMatchObject({ balance: 700n, charges: 1 });
  });

  it('pays when staff ask for it, as the preview says', async () => {
    const line = await lineWith(700n);
    const { plan, execution } = await renewNow(line);
    expect(plan.effects).toMatchObject([
      { kind: 'balance_spent', field: 'balance', before: '700 EUR', after: '200 EUR' },
      { field: 'validTo', after: RENEWED.toISOString() },
      { field: 'points', after: '50' },
    ]);
    expect(execution).toMatchObject({ status: 'completed', chargeId: null });
    expect(await state(line)).toMatchObject({ balance: 200n, validTo: RENEWED, charges: 0, status: 'succeeded' });
  });

  it('charges the method that staff name, whatever the balance', async () => {
    const line = await lineWith(700n);
    await renewNow(line, { paymentMethodId: line.methodId });
    expect(await state(line)).toMatchObject({ balance: 700n, charges: 1 });
  });

  it('takes up a renewal that had failed', async () => {
    const line = await lineWith(0n);
    provider.when('card', { kind: 'decline', raw: 'expired_card' });
    await run();
    expect(await state(line)).toMatchObject({ status: 'failed' });
    await insertBalance(database, line.lineId, 900n);
    await renewNow(line);
    expect(await state(line)).toMatchObject({ status: 'succeeded', balance: 400n, charges: 1 });
  });
});
