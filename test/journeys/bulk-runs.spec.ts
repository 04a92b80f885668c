import { insertPlan } from '#plans/testing';
import { BulkRunner } from '#renewals';
import { insertLine, insertSubscriber } from '#subscribers/testing';
import { BulkRowsQuery, BulkRunQuery, BulkRunsQuery, CancelBulkRun, PauseBulkRun, PrepareBulkRun, PrepareBulkUndo, ResumeBulkRun, StartBulkRun } from '../../apps/console/src/screens/bulk/bulk.graphql.js';
import { startApi } from '../support/api.js';
import type { Caller, TestApi } from '../support/api.js';
import { insertRenewal } from '../support/desk.rows.js';

const VALID_TO = '2027-03-05T23:00:00.000Z';
const LATER = '2027-03-12T23:00:00.000Z';
const NAMES = ['Ada', 'Bea', 'Cleo', 'Dora', 'Elsa'];

interface Run {
  readonly id: string;
  readonly status: string;
  readonly figures: { readonly rows: number; readonly wouldRun: number; readonly days: number; readonly byStatus: { status: string; count: number }[]; readonly refusals: { code: string; count: number }[] };
}

describe('a bulk run at the desk', () => {
  let api: TestApi;
  let agent: Caller;
  let supervisor: Caller;
  let lines: string[];
  let planVersionId: string;

  beforeEach(async () => {
    api = await startApi();
    agent = await api.as('agent', { name: 'Anna' });
    supervisor = await api.as('supervisor', { name: 'Sara' });
    ({ planVersionId } = await insertPlan(api.database, { code: 'keep', name: 'Keep' }));
    lines = [];
    for (const name of NAMES) {
      const lineId = await insertLine(api.database, { subscriberId: await insertSubscriber(api.database, { name }), planVersionId, validTo: VALID_TO });
      await insertRenewal(api.database, { lineId, failure: { code: 'try_again', class: 'technical' } });
      lines.push(lineId);
    }
  });
  afterEach(() => api.close());

  /** What the worker does when it is woken. */
  const worker = (): Promise<number> => api.app.get(BulkRunner, { strict: false }).work();
  async function ask<Data>(caller: Caller, text: string, variables: object): Promise<Data> {
    const { data, errors } = await caller.query(text, variables);
    expect(errors).toBeUndefined();
    return data as Data;
  }
  const input = (more = {}) => ({ input: { action: 'extendValidity', days: 7, reasonCode: 'service_outage', filter: { failureCode: 'try_again' }, ...more } });
  async function prepared(document: { text: string } = PrepareBulkRun, variables: object = input()): Promise<string> {
    const { id } = (await ask<{ prepared: { id: string } }>(supervisor, document.text, variables)).prepared;
    await worker();
    return id;
  }
  const run = async (id: string, caller = supervisor): Promise<Run> => (await ask<{ bulkRun: Run }>(caller, BulkRunQuery.text, { id })).bulkRun;
  const rows = async (id: string, status: string | null, caller = supervisor) =>
    (await ask<{ bulkRun: { rows: { rows: { name: string; msisdn: string; status: string; message: string | null; executionId: string | null }[] } } }>(caller, BulkRowsQuery.text, { id, status, first: 50 })).bulkRun.rows.rows;
  const counts = ({ figures }: Run): Record<string, number> => Object.fromEntries(figures.byStatus.map(({ status, count }) => [status, count]));
  const moved = async (): Promise<number> => (await api.database.query('SELECT FROM line WHERE valid_to = $1', [LATER])).length;

  it('shows what it would do, does that, says what became of each row, and is taken back', async () => {
    await ask(agent, 'mutation ($id: ID!) { claimLine(lineId: $id) { until } }', { id: lines[1] });
    const id = await prepared();
    expect(await run(id)).toMatchObject({ status: 'READY', figures: { rows: 5, wouldRun: 4, days: 28, refusals: [{ code: 'LINE_CLAIMED', count: 1 }] } });
    expect(await moved()).toBe(0);

    await ask(supervisor, StartBulkRun.text, { runId: id });
    await worker();
    const done = await run(id);
    expect([done.status, counts(done), await moved()]).toEqual(['DONE', { DONE: 4, REFUSED: 1 }, 4]);
    const [refused] = await rows(id, 'REFUSED');
    expect(refused).toMatchObject({ name: 'Bea', executionId: null });
    expect(refused?.message).toContain('Anna');

    const undo = await prepared(PrepareBulkUndo, { runId: id });
    expect(await run(undo)).toMatchObject({ status: 'READY', figures: { rows: 4, wouldRun: 4 } });
    await ask(supervisor, StartBulkRun.text, { runId: undo });
    await worker();
    expect([counts(await run(undo)), await moved()]).toEqual([{ DONE: 4 }, 0]);
  });

  it('counts the days that are given, not how far the end of a lapsed line moves', async () => {
    const lineId = await insertLine(api.database, { subscriberId: await insertSubscriber(api.database, { name: 'Finn' }), planVersionId, status: 'grace', validTo: '2027-02-20T00:00:00Z' });
    const renewalIds = [await insertRenewal(api.database, { lineId, failure: { code: 'try_again', class: 'technical' } })];
    expect((await run(await prepared(PrepareBulkRun, input({ renewalIds })))).figures).toMatchObject({ rows: 1, wouldRun: 1, days: 7 });
  });

  it('is steered by who began it, at any moment, and nothing of it goes on after a cancel', async () => {
    const id = await prepared();
    expect((await (await api.as('supervisor')).query(StartBulkRun.text, { runId: id })).code).toBe('FORBIDDEN');
    await ask(supervisor, StartBulkRun.text, { runId: id });
    await ask(supervisor, PauseBulkRun.text, { runId: id });
    await worker();
    expect([(await run(id)).status, await moved()]).toEqual(['PAUSED', 0]);
    await ask(supervisor, ResumeBulkRun.text, { runId: id });
    await ask(supervisor, CancelBulkRun.text, { runId: id });
    await worker();
    const end = await run(id);
    expect([end.status, counts(end), await moved()]).toEqual(['CANCELED', { SKIPPED: 5 }, 0]);
    expect((await supervisor.query(ResumeBulkRun.text, { runId: id })).code).toBe('ILLEGAL_TRANSITION');
  });

  it('is not for agents, who do not see those of others; an auditor reads it masked', async () => {
    expect((await agent.query(PrepareBulkRun.text, input())).code).toBe('FORBIDDEN');
    const id = await prepared();
    expect((await agent.query(BulkRunQuery.text, { id })).code).toBe('NOT_FOUND');
    expect(await ask(agent, BulkRunsQuery.text, {})).toEqual({ bulkRuns: [] });
    const auditor = await api.as('auditor');
    expect((await run(id, auditor)).figures.rows).toBe(5);
    for (const { name, msisdn } of await rows(id, null, auditor)) {
      expect(NAMES).not.toContain(name);
      expect(msisdn).toContain('•');
    }
  });

  it('refuses what it cannot be made of, and is not begun', async () => {
    for (const [more, code] of [
      [{ action: 'refundCharge' }, 'BAD_INPUT'],
      [{ reasonCode: 'whim' }, 'REASON_UNKNOWN'],
      [{ filter: { failureCode: 'card_expired' } }, 'NOTHING_TO_CHANGE'],
      [{ renewalIds: ['not an id'] }, 'BAD_INPUT'],
    ] as const) expect((await supervisor.query(PrepareBulkRun.text, input(more))).code).toBe(code);
    expect(await ask(supervisor, BulkRunsQuery.text, {})).toEqual({ bulkRuns: [] });
  });
});
