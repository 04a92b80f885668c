import { newId, newReference } from '#kernel';
import { CasesModule } from '#cases';
import { ScriptedProvider } from '#payments/testing';
import { IncidentWatch } from '#renewals';
import { RenewalWorld } from '#renewals/testing';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';

const START = '2027-03-04T09:00:00Z';
const DOWN = { code: 'try_again', class: 'technical' };

interface Outcome {
  readonly issuer: string | null;
  readonly brand?: string;
  readonly failure?: { code: string; class: string } | null;
}
interface Found {
  readonly scope: string;
  readonly issuer: string | null;
  readonly brand: string | null;
  readonly failure_code: string;
  readonly close_reason: string | null;
}

let testDatabase: TestDatabase;
let world: RenewalWorld;
let planVersionId: string;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  world = await RenewalWorld.open(testDatabase.url, new ScriptedProvider(), START, CasesModule);
  planVersionId = await world.plan();
});
afterEach(async () => {
  await world.close();
  await testDatabase.drop();
});

/** A renewal whose charge was answered at this moment. */
async function answered({ issuer, brand = 'visa', failure = null }: Outcome, at: Date): Promise<string> {
  const line = await world.line({ planVersionId, validTo: '2027-03-10T23:00:00Z' });
  const [renewalId, chargeId] = [newId(), newId()];
  await world.database.query('UPDATE payment_method SET issuer = $2, brand = $3 WHERE id = $1', [line.methodId, issuer, brand]);
  await world.database.query(
    `INSERT INTO renewal (id, line_id, subscriber_id, market, period_start, plan_version_id, amount_minor, currency, status, attempts, last_charge_id, failure_code, failure_class, number_lost_at, extended_to, created_at)
     SELECT $1, l.id, l.subscriber_id, l.market, l.valid_to, l.plan_version_id, 500, 'EUR', CASE WHEN $3::text IS NULL THEN 'succeeded' ELSE 'failed' END, 1, $5, $3, $4, l.number_lost_at, CASE WHEN $3 IS NULL THEN l.valid_to END, $6
     FROM line l WHERE l.id = $2`,
    [renewalId, line.lineId, failure?.code ?? null, failure?.class ?? null, chargeId, at],
  );
  await world.database.query(
    `INSERT INTO charge (id, reference, renewal_id, line_id, subscriber_id, market, payment_method_id, attempt_number, provider, amount_minor, currency, status, failure_code, failure_class, requested_by, created_at, settled_at)
     SELECT $1::uuid, $2, r.id, r.line_id, r.subscriber_id, r.market, $4, 1, 'stripe', 500, 'EUR', CASE WHEN $5::text IS NULL THEN 'succeeded' ELSE 'failed' END, $5, $6, 'schedule', $7::timestamptz, $7::timestamptz
     FROM renewal r WHERE r.id = $3`,
    [chargeId, newReference('CHG'), renewalId, line.methodId, failure?.code ?? null, failure?.class ?? null, at],
  );
  return renewalId;
}

/** So many outcomes, a second apart, ending now; the clock goes along. */
async function stream(outcomes: readonly Outcome[]): Promise<string[]> {
  const ids: string[] = [];
  for (const outcome of outcomes) {
    world.clock.advance({ seconds: 1 });
    ids.push(await answered(outcome, world.clock.now()));
  }
  return ids;
}

const watch = () => world.get(IncidentWatch).watch();
const incidents = () => world.database.query<Found>('SELECT scope, issuer, brand, failure_code, close_reason FROM incident ORDER BY started_at, issuer');
const members = async (): Promise<string[]> => (await world.database.query<{ id: string }>('SELECT id FROM renewal WHERE incident_id IS NOT NULL')).map(({ id }) => id);
const repeated = (count: number, outcome: Outcome): Outcome[] => Array.from({ length: count }, () => outcome);
const BANKS = ['Banque du Nord', 'Crédit du Sud', 'Banca Est', 'Ouest Bank'];
/** What always is: one charge in ten is refused, each for a reason of its own, and once in a while an issuer does not answer. */
const noise = (count: number): Outcome[] =>
  Array.from({ length: count }, (_, n) => {
    const failure = n % 10 === 3 ? { code: 'insufficient_funds', class: 'soft' } : n % 10 === 7 ? { code: 'declined_by_bank', class: 'soft' } : n % 25 === 0 ? DOWN : null;
    return { issuer: BANKS[n % BANKS.length] ?? null, failure };
  });

describe('incidents', () => {
  it('are not made of what always is', async () => {
    await stream(noise(160));
    expect(await watch()).toEqual({ opened: 0, joined: 0, closed: 0 });
  });

  it('are found within ten failures of one issuer, among the others’ payments, and have all of these failures and no other', async () => {
    await stream(noise(60));
    const planted: string[] = [];
    let opened = 0;
    for (let n = 0; n < 12 && opened === 0; n += 1) {
      const ids = await stream([{ issuer: 'Banca Est', failure: DOWN }, { issuer: 'Ouest Bank' }, { issuer: 'Banque du Nord', failure: { code: 'insufficient_funds', class: 'soft' } }]);
      planted.push(ids[0] ?? '');
      ({ opened } = await watch());
    }
    expect(planted.length).toBeLessThanOrEqual(10);
    planted.push(...(await stream(repeated(5, { issuer: 'Banca Est', failure: DOWN }))));
    await stream(noise(8).filter(({ issuer }) => issuer !== 'Banca Est'));
    await watch();
    expect(await incidents()).toEqual([{ scope: 'issuer', issuer: 'Banca Est', brand: null, failure_code: 'try_again', close_reason: null }]);
    const found = await members();
    const recall = planted.filter((id) => found.includes(id)).length / planted.length;
    // The background's own few failures of this issuer and code within the window belong to it too.
    const precision = found.filter((id) => planted.includes(id)).length / found.length;
    expect(recall).toBe(1);
    expect(precision).toBeGreaterThanOrEqual(0.9);
  });

  it('go by the brand where the issuer is not known', async () => {
    await stream([...repeated(15, { issuer: null, brand: 'mastercard' }), ...repeated(11, { issuer: null, brand: 'visa', failure: DOWN })]);
    await watch();
    expect(await incidents()).toEqual([{ scope: 'issuer', issuer: null, brand: 'visa', failure_code: 'try_again', close_reason: null }]);
    expect(await members()).toHaveLength(11);
  });

  it('of every issuer are one of the provider, which takes in those that were seen first', async () => {
    await stream(repeated(10, { issuer: 'Banca Est', failure: DOWN }));
    expect((await watch()).opened).toBe(1);
    await stream(Array.from({ length: 40 }, (_, n) => ({ issuer: BANKS[n % BANKS.length] ?? null, failure: DOWN })));
    await watch();
    expect(await incidents()).toEqual([
      { scope: 'issuer', issuer: 'Banca Est', brand: null, failure_code: 'try_again', close_reason: 'wider' },
      { scope: 'provider', issuer: null, brand: null, failure_code: 'try_again', close_reason: null },
    ]);
    expect(await members()).toHaveLength(50);
    expect(await watch()).toEqual({ opened: 0, joined: 0, closed: 0 });
  });

  it('of one large issuer are not the provider’s', async () => {
    await stream(Array.from({ length: 60 }, (_, n) => (n % 5 === 0 ? { issuer: BANKS[(n / 5) % 2] ?? null } : { issuer: 'Ouest Bank', failure: DOWN })));
    await watch();
    expect((await incidents()).map(({ scope, issuer }) => [scope, issuer])).toEqual([['issuer', 'Ouest Bank']]);
  });

  it('are over when charges succeed again, and a later burst is another', async () => {
    const burst = repeated(10, { issuer: 'Banca Est', failure: DOWN });
    await stream(burst);
    await watch();
    await stream(repeated(4, { issuer: 'Banca Est' }));
    expect((await watch()).closed).toBe(0);
    await stream(repeated(1, { issuer: 'Banca Est' }));
    expect((await watch()).closed).toBe(1);
    world.clock.advance({ minutes: 40 });
    await stream(burst);
    await watch();
    expect((await incidents()).map(({ close_reason }) => close_reason)).toEqual(['recovered', null]);
  });

  it('are over when nothing has failed for an hour', async () => {
    await stream(repeated(10, { issuer: 'Banca Est', failure: DOWN }));
    await watch();
    world.clock.advance({ minutes: 61 });
    expect((await watch()).closed).toBe(1);
  });

  it('let go of a renewal that has since failed for a reason of its own', async () => {
    const [first = ''] = await stream(repeated(10, { issuer: 'Banca Est', failure: DOWN }));
    await watch();
    await world.database.query(`UPDATE renewal SET failure_code = 'insufficient_funds', failure_class = 'soft', last_charge_id = NULL WHERE id = $1`, [first]);
    await watch();
    expect(await members()).toHaveLength(9);
  });

  it('are opened once by two workers at once', async () => {
    await stream(repeated(12, { issuer: 'Banca Est', failure: DOWN }));
    await Promise.all([watch(), watch()]);
    expect(await incidents()).toHaveLength(1);
    await watch();
    expect(await members()).toHaveLength(12);
  });
});
