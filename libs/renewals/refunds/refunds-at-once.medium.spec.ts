import { ActionBus } from '#actions';
import { violations } from '#invariants/testing';
import { isRefusal, newId } from '#kernel';
import { ScriptedProvider } from '#payments/testing';
import type { StaffActor } from '#platform/access';
import type { RenewalWorld } from '#renewals/testing';
import { openActionWorld } from '../../../test/support/action.world.js';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { insertStaff } from '../../../test/support/staff.rows.js';
import { CallSlots } from '../live.run.js';

const CHARGES = 500;
const PAIRS_AT_ONCE = 8;
/** Whoever comes second is told which of these it is: under way, done, no longer what was seen, or a line that a colleague works on or that is just being changed. */
const SECOND = ['REFUND_IN_PROGRESS', 'CHARGE_REFUNDED', 'REFUND_TOO_LARGE', 'PLAN_STALE', 'CONFLICT', 'LINE_CLAIMED', 'LINE_LOCKED'];

/** Each asks for so much that a second one of its kind would be more than was taken. */
const ORDERS = [{ kind: 'reversal' }, { kind: 'goodwill' }, { kind: 'goodwill', amountMinor: '251' }, { kind: 'correction', amountMinor: '499' }];

let testDatabase: TestDatabase;
let provider: ScriptedProvider;
let world: RenewalWorld;
let staff: [StaffActor, StaffActor];
let charges: { id: string; lineId: string }[];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  provider = new ScriptedProvider();
  world = await openActionWorld(testDatabase.url, provider, '2027-03-04T09:00:00.000Z');
  staff = [await insertStaff(world.database, 'agent', 'Amélie'), await insertStaff(world.database, 'agent', 'Bob')];
  const [euros, dollars] = [await world.plan(), await world.plan({ currency: 'USD' })];
  const slots = new CallSlots(PAIRS_AT_ONCE);
  await Promise.all(
    Array.from({ length: CHARGES }, (_, index) => slots.use(() => world.line({ planVersionId: index % 3 === 0 ? dollars : euros, validTo: '2027-03-10T23:00:00.000Z', token: 'card' }))),
  );
  await world.renew();
  charges = await world.database.query('SELECT id, line_id AS "lineId" FROM charge ORDER BY id');
}, 180_000);

afterAll(async () => {
  await world.close();
  await testDatabase.drop();
});

/** `done`, or the code of the refusal. Anything else is a fault and fails the spec. */
async function outcomeOf(input: object, planHash: string, who: StaffActor): Promise<string> {
  try {
    const { execution } = await world.get(ActionBus).run({ action: 'refundCharge', input }, { mode: 'execute', planHash, idempotencyKey: newId(), reasonCode: 'customer_request' }, who);
    return execution?.status === 'completed' ? 'done' : `execution ${execution?.status ?? 'missing'}`;
  } catch (error) {
    if (isRefusal(error)) return error.code;
    throw error;
  }
}

/** Both have seen the same preview. Every other pair is one person with two keys. */
async function askTwice(chargeId: string, index: number): Promise<string[]> {
  const input = { chargeId, ...ORDERS[index % ORDERS.length] };
  const [one, second] = staff;
  const other = index % 2 === 0 ? one : second;
  const { plan } = await world.get(ActionBus).run({ action: 'refundCharge', input }, { mode: 'preview' }, one);
  return Promise.all([outcomeOf(input, plan.hash, one), outcomeOf(input, plan.hash, other)]);
}

it('500 refunds, each asked for twice at once: 500 are done, 500 are refused, and the books are right', async () => {
  expect(charges).toHaveLength(CHARGES);
  const slots = new CallSlots(PAIRS_AT_ONCE);
  const pairs = await Promise.all(charges.map(({ id }, index) => slots.use(() => askTwice(id, index))));

  expect(pairs.filter((pair) => pair.filter((outcome) => outcome === 'done').length !== 1)).toEqual([]);
  const refused = pairs.flat().filter((outcome) => outcome !== 'done');
  expect([refused.length, [...new Set(refused)].filter((code) => !SECOND.includes(code))]).toEqual([CHARGES, []]);

  expect(await world.database.query('SELECT status, count(*)::int AS n FROM refund GROUP BY 1')).toEqual([{ status: 'succeeded', n: CHARGES }]);
  expect([provider.refundsAsked, provider.given.length]).toEqual([CHARGES, CHARGES]);
  const sums = await world.database.query<{ currency: string; sum: bigint }>('SELECT currency, sum(amount_minor)::bigint AS sum FROM ledger_posting GROUP BY 1 ORDER BY 1');
  expect(sums).toEqual([{ currency: 'EUR', sum: 0n }, { currency: 'USD', sum: 0n }]);
  expect(await world.count('charge', `(SELECT sum(r.amount_minor) FROM refund r WHERE r.charge_id = charge.id) > amount_minor`)).toBe(0);
  expect(await world.count('renewal', `status = 'canceled'`)).toBe(CHARGES / ORDERS.length);
  expect(await violations(world.database, world.clock)).toEqual({});
}, 180_000);
