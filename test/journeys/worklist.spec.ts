import { insertPlan } from '#plans/testing';
import { insertLine, insertSubscriber } from '#subscribers/testing';
import { startApi } from '../support/api.js';
import type { Caller, TestApi } from '../support/api.js';
import { insertCharge, insertRenewal } from '../support/desk.rows.js';

const NOW = '2027-03-01T10:00:00Z';
const EARLY = '2027-03-02T23:00:00Z';
const LATE = '2027-03-09T23:00:00Z';

interface Given {
  readonly name: string;
  readonly lost: string;
  readonly amount?: number;
  readonly currency?: string;
  readonly status?: string;
  readonly failure?: { code: string; class: string };
  readonly createdAt?: string;
}

/** In the order in which they are to be worked through. */
const FAILURES: readonly Given[] = [
  { name: 'First Dear', lost: EARLY, amount: 900 },
  { name: 'Second Cheap', lost: EARLY, amount: 300, failure: { code: 'card_expired', class: 'fixable' }, createdAt: '2027-03-01T09:00:00Z' },
  { name: 'Third Other', lost: EARLY, amount: 99_000, currency: 'XOF', failure: { code: 'card_expired', class: 'fixable' } },
  { name: 'Fourth Later', lost: LATE, amount: 5_000, status: 'unknown' },
  { name: 'Fifth Least', lost: LATE, amount: 100, status: 'retry_scheduled', createdAt: '2027-02-20T10:00:00Z' },
];

describe('the worklist', () => {
  let api: TestApi;
  let agent: Caller;
  const lines = new Map<string, string>();

  beforeAll(async () => {
    api = await startApi({ at: NOW });
    agent = await api.as('agent', { name: 'Anna' });
    const { planVersionId } = await insertPlan(api.database, { code: 'keep', name: 'Keep' });
    for (const { name, lost, amount = 500, currency = 'EUR', status = 'failed', failure, createdAt = '2027-02-28T10:00:00Z' } of [...FAILURES].reverse()) {
      const lineId = await insertLine(api.database, { subscriberId: await insertSubscriber(api.database, { name }), planVersionId, status: 'grace', validTo: '2027-02-20T00:00:00Z' });
      const id = await insertRenewal(api.database, { lineId, status, numberLostAt: lost, createdAt, ...(failure && { failure }) });
      await api.database.query('UPDATE renewal SET amount_minor = $2, currency = $3 WHERE id = $1', [id, amount, currency]);
      lines.set(name, lineId);
    }
  });
  afterAll(() => api.close());

  /** A renewal of which the subscriber was asked to pay otherwise. */
  async function awaiting(name: string, provider: string): Promise<void> {
    const { planVersionId } = await insertPlan(api.database, { code: `keep-${provider.replace('_', '-')}`, name: 'Keep' });
    const lineId = await insertLine(api.database, { subscriberId: await insertSubscriber(api.database, { name }), planVersionId, status: 'grace', validTo: '2027-02-20T00:00:00Z' });
    const id = await insertRenewal(api.database, { lineId, status: 'awaiting', numberLostAt: EARLY });
    const charge = await insertCharge(api.database, { renewalId: id, status: 'pending' });
    await api.database.query('UPDATE renewal SET last_charge_id = $2, failure_code = NULL, failure_class = NULL WHERE id = $1', [id, charge.id]);
    await api.database.query(`UPDATE charge SET status = 'awaiting', provider = $2 WHERE id = $1`, [charge.id, provider]);
  }

  const names = async (filter = {}, caller = agent): Promise<string[]> => {
    const { data, errors } = await caller.query('query ($filter: WorklistFilter) { failedRenewals(filter: $filter) { rows { name } count { value } } }', { filter });
    expect(errors).toBeUndefined();
    const { rows, count } = data?.['failedRenewals'] as { rows: { name: string }[]; count: { value: number } };
    expect(count.value).toBe(rows.length);
    return rows.map(({ name }) => name.split(' ')[0] ?? '');
  };

  it('has the number that is lost first at the top, and of those lost together the dearest; no currency is compared with another', async () => {
    expect(await names()).toEqual(['First', 'Second', 'Third', 'Fourth', 'Fifth']);
  });

  it('reads the same by pages of every size', async () => {
    for (const first of [1, 2, 3, 4]) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { data } = await agent.query('query ($first: Int!, $after: String) { failedRenewals(first: $first, after: $after) { rows { name } pageInfo { endCursor hasNextPage } } }', { first, after });
        const page = data?.['failedRenewals'] as { rows: { name: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
        seen.push(...page.rows.map(({ name }) => name));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toEqual(FAILURES.map(({ name }) => name));
    }
  });

  it.each([
    ['a cause', { failureCode: 'card_expired' }, ['Second', 'Third']],
    ['a kind', { failureClass: 'FIXABLE' }, ['Second', 'Third']],
    ['a state', { status: 'UNKNOWN' }, ['Fourth']],
    ['a time until the loss', { lostWithinDays: 3 }, ['First', 'Second', 'Third']],
    ['an age at least', { minAgeHours: 72 }, ['Fifth']],
    ['an age at most', { maxAgeHours: 2 }, ['Second']],
    ['a cause and an age', { failureCode: 'card_expired', minAgeHours: 2 }, ['Third']],
    ['a market that is another', { market: 'TN' }, []],
    ['a cause that nobody knows', { failureCode: 'no_such_code' }, []],
  ])('is narrowed by %s', async (_, filter, expected) => {
    expect(await names(filter)).toEqual(expected);
  });

  it('keeps what waits for the subscriber apart, and says what is awaited', async () => {
    await awaiting('Sixth Transfer', 'bank_transfer');
    await awaiting('Seventh Secure', 'stripe');
    expect(await names()).toEqual(['First', 'Second', 'Third', 'Fourth', 'Fifth']);
    const { data } = await agent.query('{ failedRenewals(filter: { status: AWAITING }) { rows { name awaited failureTitle } count { value } } }');
    expect(data?.['failedRenewals']).toEqual({
      rows: [{ name: 'Sixth Transfer', awaited: 'TRANSFER', failureTitle: null }, { name: 'Seventh Secure', awaited: 'CONFIRMATION', failureTitle: null }],
      count: { value: 2 },
    });
  });

  it('is narrowed by who works on the lines', async () => {
    const bob = await api.as('agent', { name: 'Bob' });
    await agent.query('mutation ($id: ID!) { claimLine(lineId: $id) { mine } }', { id: lines.get('First Dear') });
    await bob.query('mutation ($id: ID!) { claimLine(lineId: $id) { mine } }', { id: lines.get('Fourth Later') });
    expect([await names({ claim: 'MINE' }), await names({ claim: 'TAKEN' }), await names({ claim: 'FREE' })]).toEqual([['First'], ['First', 'Fourth'], ['Second', 'Third', 'Fifth']]);
    expect(await names({ claim: 'MINE' }, bob)).toEqual(['Fourth']);
    await api.database.query(`UPDATE line_lease SET claimed_at = clock_timestamp() - interval '2 hours', until = clock_timestamp() - interval '1 hour'`);
    expect([await names({ claim: 'MINE' }), await names({ claim: 'FREE' })]).toEqual([[], ['First', 'Second', 'Third', 'Fourth', 'Fifth']]);
  });

  it('refuses an age that is none, and says which causes there are in the reader’s words', async () => {
    expect((await agent.query('{ failedRenewals(filter: { minAgeHours: -1 }) { rows { name } } }')).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', params: { field: 'minAgeHours' } });
    const { data } = await agent.query('{ failureReasons { code failureClass title } }');
    expect(data?.['failureReasons']).toContainEqual({ code: 'card_expired', failureClass: 'FIXABLE', title: expect.stringMatching(/expired/i) as string });
  });

  it('leaves the house as it was filtered', async () => {
    const supervisor = await api.as('supervisor');
    const { text } = await supervisor.get('/export/failed-renewals.csv?failureCode=card_expired&minAgeHours=2&claim=FREE');
    expect(text.trim().split('\r\n').slice(1).map((row) => row.split(',')[1])).toEqual(['Third Other']);
    expect((await supervisor.get('/export/failed-renewals.csv?claim=nobody')).status).toBe(400);
  });
});
