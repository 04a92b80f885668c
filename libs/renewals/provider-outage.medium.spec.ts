import { CasesModule } from '#cases';
import { ScriptedProvider } from '#payments/testing';
import { RenewalWorld } from '#renewals/testing';
import { createTestDatabase } from '../../test/support/database.js';
import type { TestDatabase } from '../../test/support/database.js';

const VALID_TO = '2027-03-10T23:00:00.000Z';
const DUE = '2027-03-04T09:00:00.000Z';
const OPTIONS = { batch: 20, lanes: 1, concurrency: 4 };

let testDatabase: TestDatabase;
let provider: ScriptedProvider;
let world: RenewalWorld;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  provider = new ScriptedProvider().when('tok', { kind: 'refuse_connection' });
  world = await RenewalWorld.open(testDatabase.url, provider, DUE, CasesModule);
  const planVersionId = await world.plan();
  for (let index = 0; index < 45; index += 1) await world.line({ planVersionId, validTo: VALID_TO, token: 'tok' });
});
afterEach(async () => {
  await world.close();
  await testDatabase.drop();
});

const run = () => world.run({ options: OPTIONS });
const state = async (): Promise<string | undefined> => (await world.database.query<{ state: string }>('SELECT state FROM provider_breaker'))[0]?.state;
/** So much later, as the database sees it. */
const pass = (seconds: number): Promise<unknown> =>
  world.database.query(`UPDATE provider_breaker SET retry_at = retry_at - $1 * interval '1 second', refilled_at = refilled_at - $1 * interval '1 second'`, [seconds]);

it('a provider that fails for everybody is left alone: lines stay due, no attempt is counted, a person is refused', async () => {
  await run();
  expect([await state(), provider.asked]).toEqual(['open', 20]);
  expect(await world.count('renewal')).toBe(20);
  expect(await world.count('line', 'renew_at IS NOT NULL')).toBe(25);

  expect(await run()).toEqual({ runId: null, examined: 0 });
  world.clock.advance({ hours: 2 });
  await run();
  expect([provider.asked, await world.count('renewal'), await world.count('charge')]).toEqual([20, 20, 20]);

  const [untouched] = await world.database.query<{ id: string }>('SELECT id FROM line WHERE id NOT IN (SELECT line_id FROM renewal) LIMIT 1');
  await expect(world.desk.prepare(untouched?.id ?? '', null, world.clock.now())).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE', params: { provider: 'stripe' } });
  expect(await world.count('audit_entry', `action = 'provider.breaker' AND subject_id = 'stripe'`)).toBe(1);
});

it('is tried with few charges after its rest, and left alone longer when those fail', async () => {
  await run();
  await pass(60);
  await run();
  expect([await state(), provider.asked]).toEqual(['open', 25]);
  const [row] = await world.database.query<{ rest: number }>('SELECT extract(epoch FROM retry_at - since)::int AS rest FROM provider_breaker');
  expect(row?.rest).toBe(120);
});

it('catches up at its pace once it is back, and renews each line once', async () => {
  await run();
  await pass(60);
  world.clock.advance({ hours: 6 });
  provider.when('tok', { kind: 'approve' });
  await run();
  expect(await state()).toBe('catching_up');
  const afterProbe = provider.asked;
  expect(afterProbe - 20).toBeLessThan(45);
  expect(await world.count('renewal_run', 'withheld > 0')).toBe(1);

  for (let tick = 0; tick < 5 && (await state()) === 'catching_up'; tick += 1) {
    await pass(1);
    await run();
  }
  expect(await state()).toBe('closed');
  expect(await world.count('renewal', `status = 'succeeded'`)).toBe(45);
  expect(provider.taken).toHaveLength(45);
});

it('declines of cards trip nothing', async () => {
  provider.when('tok', { kind: 'decline', raw: 'insufficient_funds' });
  await run();
  expect([await state(), provider.asked]).toEqual([undefined, 45]);
});
