import { CasesModule } from '#cases';
import { violations } from '#invariants/testing';
import { newId } from '#kernel';
import type { SettlementLine } from '#payments';
import { ScriptedProvider } from '#payments/testing';
import { Reconciliation } from '#renewals';
import { RenewalWorld } from '#renewals/testing';
import type { InsertedLine } from '#renewals/testing';
import { createTestDatabase } from '../../test/support/database.js';
import type { TestDatabase } from '../../test/support/database.js';

const DUE = '2027-03-04T09:00:00.000Z';
const VALID_TO = '2027-03-10T23:00:00.000Z';
const RENEWED_TO = '2027-04-10T22:00:00.000Z';

let testDatabase: TestDatabase;
let provider: ScriptedProvider;
let world: RenewalWorld;
let line: InsertedLine;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  provider = new ScriptedProvider().when('lost', { kind: 'take_then_lose' }).when('gone', { kind: 'lose' });
  world = await RenewalWorld.open(testDatabase.url, provider, DUE, CasesModule);
  await world.get(Reconciliation).readAll();
});
afterEach(async () => {
  await world.close();
  await testDatabase.drop();
});

async function renew(token: string): Promise<string> {
  line = await world.line({ planVersionId: await world.plan(), validTo: VALID_TO, token });
  await world.renew();
  return (await world.database.query<{ id: string }>('SELECT id FROM charge'))[0]?.id ?? '';
}
const listed = (chargeId: string | null, minor = 500n, id: string = newId()): SettlementLine => ({ id, chargeId, reference: null, captured: { minor, currency: 'EUR' }, takenAt: world.clock.now() });
/** The provider lists it, and is read an hour later. */
async function settles(...lines: SettlementLine[]): Promise<number> {
  provider.settlement.push(...lines);
  world.clock.advance({ minutes: 61 });
  return world.get(Reconciliation).readAll();
}
const cases = async (): Promise<string[]> => (await world.database.query<{ topic: string }>('SELECT topic FROM support_case ORDER BY topic')).map(({ topic }) => topic);
const broken = async (): Promise<string[]> => Object.keys(await violations(world.database, world.clock));

describe('a line of the provider’s settlement', () => {
  it('settles the charge whose answer was lost: with its period, once', async () => {
    const chargeId = await renew('lost');
    expect(await world.charges(line.lineId)).toEqual(['unknown']);
    expect(await settles(listed(chargeId))).toBe(1);
    expect([await world.charges(line.lineId), (await world.lineState(line.lineId)).validTo]).toEqual([['succeeded'], RENEWED_TO]);
    expect(await world.database.query('SELECT kind, outcome FROM charge_attempt WHERE seq = 2')).toEqual([{ kind: 'settlement', outcome: 'succeeded' }]);
    expect(await settles()).toBe(0);
    await world.resolve();
    expect([await world.count('ledger_transaction'), await cases(), await broken()]).toEqual([1, [], []]);
  });

  it('that agrees with the books changes nothing', async () => {
    const chargeId = await renew('card');
    expect(await settles(listed(chargeId))).toBe(1);
    world.clock.advance({ days: 2 });
    await settles();
    expect([await world.count('charge_attempt'), await cases(), await broken()]).toEqual([1, [], []]);
  });

  it('that proves money for a charge closed without it is told to a person, and booked', async () => {
    const chargeId = await renew('gone');
    for (let days = 0; days < 7; days += 1) {
      world.clock.advance({ days: 1 });
      await world.resolve();
    }
    expect((await world.charges(line.lineId))[0]).toBe('canceled');
    await settles(listed(chargeId));
    expect([await cases(), await world.count('ledger_posting', `account = 'suspense'`)]).toEqual([['late_capture'], 1]);
  });

  it('with another amount than is booked is a case, and breaks I24', async () => {
    await settles(listed(await renew('card'), 700n));
    expect([await cases(), await broken()]).toEqual([['settlement_differs'], ['I24']]);
    expect((await world.lineState(line.lineId)).validTo).toBe(RENEWED_TO);
  });

  it('about a charge that the books do not know, as after yesterday’s backup, breaks I24', async () => {
    expect(await settles(listed(newId()))).toBe(1);
    expect([await cases(), await broken()]).toEqual([[], ['I24']]);
  });

  it('that is missing a day after its charge was paid breaks I24', async () => {
    await renew('card');
    await settles();
    expect(await broken()).toEqual([]);
    world.clock.advance({ days: 2 });
    await settles();
    expect(await broken()).toEqual(['I24']);
  });

  it('about something else is kept and changes nothing', async () => {
    expect(await settles(listed(null), listed('order 7'))).toBe(2);
    expect([await world.count('settlement_line', 'charge_id IS NULL'), await cases(), await broken()]).toEqual([2, [], []]);
  });
});

it('a settlement that cannot be read to its end is read again, and nothing is taken as compared', async () => {
  const chargeId = await renew('lost');
  const settled = provider.settled.bind(provider);
  provider.settled = () => { throw new Error('503'); };
  expect(await settles(listed(chargeId))).toBe(0);
  world.clock.advance({ days: 3 });
  provider.settled = settled;
  expect(await settles()).toBe(1);
  expect(await world.charges(line.lineId)).toEqual(['succeeded']);
});
