import { CasesModule } from '#cases';
import { newId } from '#kernel';
import { WebhookInbox } from '#payments';
import { ScriptedProvider } from '#payments/testing';
import type { StaffActor } from '#platform/access';
import { MoneyBackEvents } from '#renewals';
import { RenewalWorld } from '#renewals/testing';
import type { InsertedLine } from '#renewals/testing';
import { createTestDatabase } from '../../test/support/database.js';
import type { TestDatabase } from '../../test/support/database.js';
import { TimelineReader } from './timeline.reader.js';
import type { TimelineEntry } from './timeline.reader.js';

const AGENT: StaffActor = { id: '01900000-0000-7000-8000-000000000001', role: 'agent', markets: null, email: 'a@desk.test', name: 'A', locale: 'en', zone: 'UTC' };
const VALID_TO = '2027-03-10T23:00:00.000Z';

describe('the timeline of a subscriber', () => {
  let test: TestDatabase;
  let provider: ScriptedProvider;
  let world: RenewalWorld;
  let line: InsertedLine;

  beforeEach(async () => {
    test = await createTestDatabase();
    provider = new ScriptedProvider();
    world = await RenewalWorld.open(test.url, provider, '2027-03-04T09:00:00Z', CasesModule);
  });

  afterEach(async () => {
    await world.close();
    await test.drop();
  });

  async function newLine(autoRenew: boolean, token?: string): Promise<void> {
    line = await world.line({ planVersionId: await world.plan(), validTo: VALID_TO, autoRenew, ...(token !== undefined && { token }) });
  }

  /** All of it in pages of `first`, newest first. */
  async function walk(first = 100, staff = AGENT): Promise<TimelineEntry[]> {
    const reader = new TimelineReader(world.database, world.clock);
    const entries: TimelineEntry[] = [];
    for (let after: string | null = null; ; ) {
      const { rows, pageInfo } = await reader.page(line.subscriberId, first, after, staff);
      entries.push(...rows);
      if (!pageInfo.hasNextPage) return entries;
      after = pageInfo.endCursor;
    }
  }

  const steps = async (staff = AGENT): Promise<string[]> => (await walk(100, staff)).filter(({ kind }) => kind === 'LINE').map(({ title }) => title);

  it('holds each step of a line, from its end to its number’s next owner, in the reader’s language', async () => {
    await newLine(false);
    for (const at of [VALID_TO, '2027-04-09T22:00:00Z', '2027-06-08T22:00:00Z', '2027-09-06T22:00:00Z']) {
      world.clock.set(at);
      await world.moveLines();
    }
    expect(await steps()).toEqual([
      'Number free for somebody else', 'Number in quarantine', 'Number lost', 'Grace ended, line suspended', 'Validity ended, line in grace',
    ]);
    expect((await steps({ ...AGENT, locale: 'fr' })).at(-1)).toBe('Fin de validité, ligne en délai de grâce');
    expect((await steps({ ...AGENT, locale: 'zh' })).at(-1)).toBe('有效期结束，进入宽限期');
    expect(await steps({ ...AGENT, markets: ['TN'] })).toEqual([]);
  });

  it('keeps steps that a worker took late in their order, page by page, with the moment from which each holds', async () => {
    await newLine(false);
    world.clock.set('2028-01-01T00:00:00Z');
    await world.moveLines();
    const whole = await walk();
    expect(whole.filter(({ kind }) => kind === 'LINE').map(({ data }) => [data['after'], new Date(String(data['dueAt'])).toISOString()])).toEqual([
      ['RECYCLED', '2027-09-06T22:00:00.000Z'], ['QUARANTINE', '2027-06-08T22:00:00.000Z'], ['TERMINATED', '2027-06-08T22:00:00.000Z'],
      ['SUSPENDED', '2027-04-09T22:00:00.000Z'], ['GRACE', VALID_TO],
    ]);
    for (const first of [1, 2, 3]) expect((await walk(first)).map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
  });

  it('says that a payment brought the line back', async () => {
    await newLine(true);
    world.clock.set('2027-03-13T12:00:00Z');
    await world.moveLines();
    await world.renew();
    expect(await steps()).toEqual(['Line active again', 'Validity ended, line in grace']);
  });

  it('says when a provider was asked about a charge, and what it answered', async () => {
    await newLine(true, 'lossy');
    provider.when('lossy', { kind: 'take_then_lose' });
    await world.renew();
    world.clock.advance({ minutes: 5 });
    await world.resolve();
    const charges = (await walk()).filter(({ kind }) => kind === 'CHARGE');
    expect(charges.map(({ title, data }) => [title, data['outcome']])).toEqual([['We asked the provider about a charge', 'SUCCEEDED'], ['Charge paid', undefined]]);
    expect(new Set(charges.map(({ refId }) => refId)).size).toBe(1);
  });

  it('holds what went back of a charge, what the bank took back, and what two persons have seen', async () => {
    await newLine(true, 'card');
    await world.renew();
    const [charge] = await world.database.query<{ id: string; reference: string }>('SELECT id, provider_reference AS reference FROM charge');
    const told = (type: string, object: object): Promise<unknown> =>
      world.get(WebhookInbox).receive({ provider: 'stripe', eventId: newId(), type, payload: { data: { object: { payment_intent: charge?.reference, amount: 200, currency: 'eur', ...object } } } }, world.clock.now());
    world.clock.advance({ hours: 1 });
    await told('refund.created', { id: 're_1', status: 'succeeded', metadata: {} });
    await world.get(MoneyBackEvents).processWaiting();
    world.clock.advance({ hours: 1 });
    await told('charge.dispute.created', { id: 'dp_1', amount: 500, status: 'needs_response', reason: 'fraudulent', balance_transactions: [] });
    await world.get(MoneyBackEvents).processWaiting();
    await world.database.query(`INSERT INTO charge_attempt (charge_id, seq, kind, started_at, finished_at, outcome) VALUES ($1, 9, 'staff', $2, $2, 'succeeded')`, [charge?.id, world.clock.now()]);

    const entries = (await walk()).filter(({ kind }) => kind === 'CHARGE');
    expect(entries.map(({ title, refId }) => [title, refId === charge?.id])).toEqual([
      ['What became of a charge, seen by two persons', true],
      ['Payment disputed, the bank took it back', true],
      ['Refunded', true],
      ['Charge paid', true],
    ]);
    expect(entries[2]?.data).toMatchObject({ amount: { minor: '200', currency: 'EUR' }, status: 'SUCCEEDED', requestedBy: 'PROVIDER' });
    expect((await walk(100, { ...AGENT, markets: ['TN'] })).filter(({ kind }) => kind === 'CHARGE')).toEqual([]);
    expect(await walk(1)).toEqual(await walk());
  });

  it('dates what a renewal came to by when it did, and its beginning by when that was', async () => {
    await newLine(true, 'poor');
    provider.when('poor', { kind: 'decline', raw: 'insufficient_funds' });
    const renewals = async (): Promise<string[]> => (await walk()).filter(({ kind }) => kind === 'RENEWAL').map(({ at, title }) => `${at.toISOString().slice(0, 10)} ${title}`);
    await world.renew();
    const declined = ['2027-03-04 Renewal failed, will be tried again', '2027-03-04 Renewal due'];
    expect(await renewals()).toEqual(declined);
    await world.database.query('UPDATE line SET auto_renew = false, renew_at = NULL WHERE id = $1', [line.lineId]);
    world.clock.set('2027-03-20T09:00:00Z');
    await world.renew();
    expect(await renewals()).toEqual(['2027-03-20 Renewal canceled', '2027-03-04 Renewal due']);
    for (const first of [1, 2, 3]) expect((await walk(first)).map(({ id }) => id)).toEqual((await walk()).map(({ id }) => id));
  });

  it('is never rewritten', async () => {
    await newLine(false);
    world.clock.set(VALID_TO);
    await world.moveLines();
    await expect(world.database.query('UPDATE line_step SET taken_at = now()')).rejects.toThrow(/permission denied/);
    await expect(world.database.query('DELETE FROM line_step')).rejects.toThrow(/permission denied/);
  });
});
