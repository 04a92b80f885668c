import { newId } from '#kernel';
import { insertSubscriber } from '#subscribers/testing';
import { startApi } from '../support/api.js';
import type { Caller, TestApi } from '../support/api.js';

const LIST = `query ($first: Int!, $after: String) { loyaltyAdjustments(first: $first, after: $after) {
  rows { subscriberName points actorName reasonCode executionId undoOf undone undoable } pageInfo { endCursor hasNextPage } } }`;
const ADJUST = `mutation ($input: AdjustPointsInput!, $control: ActionControl!) { outcome: adjustPoints(input: $input, control: $control) { plan { hash } execution { id } } }`;
const UNDO = `mutation ($id: ID!, $control: ActionControl!) { outcome: undoAction(executionId: $id, control: $control) { plan { hash } execution { id } } }`;

interface Adjustment {
  readonly subscriberName: string;
  readonly points: string;
  readonly actorName: string;
  readonly executionId: string;
  readonly undoOf: string | null;
  readonly undone: boolean;
  readonly undoable: boolean;
}

describe('the list of points that staff gave or took', () => {
  let api: TestApi;
  let agent: Caller;
  let auditor: Caller;
  let given: string;
  let taken: string;
  let undo: string;

  beforeAll(async () => {
    api = await startApi();
    agent = await api.as('agent', { name: 'Bilal' });
    auditor = await api.as('auditor');
    const amelie = await insertSubscriber(api.database, { name: 'Amélie Durand' });
    const ali = await insertSubscriber(api.database, { name: 'Ali Ben Salah', market: 'TN' });
    given = await execute(ADJUST, { input: { subscriberId: amelie, points: 300 } });
    taken = await execute(ADJUST, { input: { subscriberId: amelie, points: -120 } });
    await execute(ADJUST, { input: { subscriberId: ali, points: 50 } });
    undo = await execute(UNDO, { id: taken });
  });

  afterAll(() => api.close());

  async function execute(mutation: string, variables: object): Promise<string> {
    const run = async (control: object): Promise<{ plan: { hash: string }; execution: { id: string } | null }> => {
      const { data, errors } = await agent.query(mutation, { ...variables, control });
      expect(errors).toBeUndefined();
      return data?.['outcome'] as { plan: { hash: string }; execution: { id: string } | null };
    };
    const { plan } = await run({ mode: 'PREVIEW' });
    const { execution } = await run({ mode: 'EXECUTE', planHash: plan.hash, idempotencyKey: newId(), reasonCode: 'customer_request' });
    return execution?.id ?? '';
  }

  async function list(reader: Caller, first = 50): Promise<Adjustment[]> {
    const rows: Adjustment[] = [];
    for (let after: string | null = null; ; ) {
      const { data, errors } = await reader.query(LIST, { first, after });
      expect(errors).toBeUndefined();
      const page = data?.['loyaltyAdjustments'] as { rows: Adjustment[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
      rows.push(...page.rows);
      if (!page.pageInfo.hasNextPage) return rows;
      after = page.pageInfo.endCursor;
    }
  }

  it('says whose, how many, by whom, what was taken back and what still can be, in pages of any size', async () => {
    const by = { actorName: 'Bilal', reasonCode: 'customer_request' };
    const rows = await list(agent);
    expect(rows).toEqual([
      { ...by, subscriberName: 'Amélie Durand', points: '120', executionId: undo, undoOf: taken, undone: false, undoable: false },
      { ...by, subscriberName: 'Ali Ben Salah', points: '50', executionId: expect.any(String) as string, undoOf: null, undone: false, undoable: true },
      { ...by, subscriberName: 'Amélie Durand', points: '-120', executionId: taken, undoOf: null, undone: true, undoable: false },
      { ...by, subscriberName: 'Amélie Durand', points: '300', executionId: given, undoOf: null, undone: false, undoable: true },
    ]);
    for (const first of [1, 2, 3]) expect(await list(agent, first)).toEqual(rows);
  });

  it('offers undo to who made an adjustment, and to no colleague', async () => {
    const colleague = await list(await api.as('supervisor'));
    expect(colleague.map(({ undoable }) => undoable)).toEqual([false, false, false, false]);
    expect((await list(agent)).map(({ undoable }) => undoable)).toEqual([false, true, false, true]);
  });

  it('shows an auditor no name and nothing to undo', async () => {
    const rows = await list(auditor);
    expect(rows.map(({ points }) => points)).toEqual(['120', '50', '-120', '300']);
    expect(rows.some(({ undoable }) => undoable)).toBe(false);
    expect(JSON.stringify(rows)).not.toMatch(/Durand|Salah/);
  });

  it('is that of the reader’s markets', async () => {
    expect((await list(await api.as('supervisor', { markets: ['TN'] }))).map(({ subscriberName }) => subscriberName)).toEqual(['Ali Ben Salah']);
    expect(await list(await api.as('supervisor', { markets: ['CI'] }))).toEqual([]);
  });

  it('offers no undo when a day has gone by', async () => {
    api.clock.advance({ hours: 25 });
    expect((await list(await api.as('agent'))).some(({ undoable }) => undoable)).toBe(false);
  });
});
