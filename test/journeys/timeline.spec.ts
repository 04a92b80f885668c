import { newId } from '#kernel';
import { insertPlan } from '#plans/testing';
import { insertLine, insertSubscriber } from '#subscribers/testing';
import { startApi } from '../support/api.js';
import type { Caller, TestApi } from '../support/api.js';

const PAGE = 'query ($id: ID!) { subscriber(id: $id) { timeline { entries { kind title data } } } }';

describe('what staff do to a line', () => {
  let api: TestApi;
  let agent: Caller;
  let subscriberId: string;
  let lineId: string;
  let better: string;

  beforeAll(async () => {
    api = await startApi();
    agent = await api.as('agent');
    const { planVersionId } = await insertPlan(api.database, { code: 'keep', name: 'Keep' });
    ({ planVersionId: better } = await insertPlan(api.database, { code: 'more', name: 'More' }));
    subscriberId = await insertSubscriber(api.database, { email: 'amelie@example.fr' });
    lineId = await insertLine(api.database, { subscriberId, planVersionId });
  });

  afterAll(() => api.close());

  async function execute(action: string, input: object): Promise<string> {
    const type = `${action.charAt(0).toUpperCase()}${action.slice(1)}Input`;
    return run(`mutation ($input: ${type}!, $control: ActionControl!) { outcome: ${action}(input: $input, control: $control) { plan { hash } execution { id } } }`, { input });
  }

  const undo = (id: string): Promise<string> =>
    run('mutation ($id: ID!, $control: ActionControl!) { outcome: undoAction(executionId: $id, control: $control) { plan { hash } execution { id } } }', { id });

  async function run(mutation: string, variables: object): Promise<string> {
    api.clock.advance({ minutes: 1 });
    const ask = async (control: object): Promise<{ plan: { hash: string }; execution: { id: string } | null }> => {
      const { data, errors } = await agent.query(mutation, { ...variables, control });
      expect(errors).toBeUndefined();
      return data?.['outcome'] as { plan: { hash: string }; execution: { id: string } | null };
    };
    const { plan } = await ask({ mode: 'PREVIEW' });
    return (await ask({ mode: 'EXECUTE', planHash: plan.hash, idempotencyKey: newId(), reasonCode: 'customer_request' })).execution?.id ?? '';
  }

  it('stands in the timeline with what it changed, and no contact detail', async () => {
    await execute('setAutoRenew', { lineId, autoRenew: false });
    await execute('setAutoRenew', { lineId, autoRenew: true });
    await undo(await execute('changePlan', { lineId, planVersionId: better }));
    await execute('updateContact', { subscriberId, email: 'other@example.fr' });
    await execute('openCase', { subscriberId, subject: 'Asks for an invoice' });
    const { data, errors } = await agent.query(PAGE, { id: subscriberId });
    expect(errors).toBeUndefined();
    const { entries } = (data?.['subscriber'] as { timeline: { entries: { kind: string; title: string; data: Record<string, unknown> }[] } }).timeline;
    const plans = { planBefore: 'Keep · v1', planAfter: 'More · v1' };
    expect(entries.filter(({ kind }) => kind === 'ACTION' || kind === 'CASE').map(({ title, data: { planBefore, planAfter } }) => ({ title, planBefore: planBefore ?? null, planAfter: planAfter ?? null }))).toEqual([
      { title: 'Case opened by staff', planBefore: null, planAfter: null },
      { title: 'Contact details changed', planBefore: null, planAfter: null },
      { title: 'Action undone', planBefore: plans.planAfter, planAfter: plans.planBefore },
      { title: 'Plan changed', ...plans },
      { title: 'Automatic renewal switched on', planBefore: null, planAfter: null },
      { title: 'Automatic renewal switched off', planBefore: null, planAfter: null },
    ]);
    expect(JSON.stringify(entries)).not.toContain('example.fr');
  });

  it('offers to undo the last movement of a line’s validity only, as the server would allow', async () => {
    const verdicts = async (): Promise<unknown[]> => {
      const { data } = await agent.query(PAGE, { id: subscriberId });
      const { entries } = (data?.['subscriber'] as { timeline: { entries: { kind: string; data: Record<string, unknown> }[] } }).timeline;
      return entries.filter(({ kind, data: { action } }) => kind === 'ACTION' && action === 'extendValidity').map(({ data: { undo } }) => undo);
    };
    const refused = async (id: string): Promise<unknown> =>
      (await agent.query('mutation ($id: ID!) { outcome: undoAction(executionId: $id, control: { mode: PREVIEW }) { plan { hash } } }', { id })).errors?.[0]?.extensions['code'];
    const first = await execute('extendValidity', { lineId, days: 3 });
    const second = await execute('extendValidity', { lineId, days: 2 });
    expect(await verdicts()).toEqual(['POSSIBLE', 'OVERTAKEN']);
    expect([await refused(second), await refused(first)]).toEqual([undefined, 'UNDO_NOT_POSSIBLE']);
    await undo(second);
    expect(await verdicts()).toEqual(['NEVER', 'UNDONE', 'POSSIBLE']);
    api.clock.advance({ hours: 25 });
    agent = await api.as('agent');
    expect(await verdicts()).toEqual(['NEVER', 'UNDONE', 'EXPIRED']);
    expect(await refused(first)).toBe('UNDO_EXPIRED');
  });

  it('is one entry for each action, with what came of it and who did it', async () => {
    const owner = await insertSubscriber(api.database, {});
    const { planVersionId } = await insertPlan(api.database, { code: 'one' });
    const own = await insertLine(api.database, { subscriberId: owner, planVersionId });
    const points = await execute('adjustPoints', { subscriberId: owner, points: 100 });
    await undo(points);
    await execute('extendValidity', { lineId: own, days: 3 });
    const caseId = await execute('openCase', { subscriberId: owner, lineId: own, subject: 'Asks for an invoice' });
    await execute('closeCase', { caseId });
    const { data } = await agent.query('query ($id: ID!) { subscriber(id: $id) { cases { reference } timeline { entries { id kind title actorName data } } } }', { id: owner });
    const { cases, timeline } = data?.['subscriber'] as { cases: { reference: string }[]; timeline: { entries: { id: string; kind: string; title: string; actorName: string | null; data: Record<string, unknown> }[] } };
    const said = timeline.entries.map(({ kind, title, data: { before, after, quantity, reference, subject, reasonCode } }) => ({
      entry: `${kind}: ${title}`, moved: before != null && after != null, quantity: quantity ?? null, reference: reference ?? null, subject: subject ?? null, reasonCode: reasonCode ?? null,
    }));
    const plain = { moved: false, quantity: null, reference: null, subject: null, reasonCode: 'customer_request' };
    const about = { reference: cases[0]?.reference, subject: 'Asks for an invoice' };
    expect(said).toEqual([
      { ...plain, ...about, entry: 'ACTION: Case closed by staff' },
      { ...plain, ...about, entry: 'ACTION: Case opened by staff' },
      { ...plain, moved: true, entry: 'ACTION: Validity extended by hand' },
      { ...plain, quantity: '-100', entry: 'ACTION: Action undone' },
      { ...plain, quantity: '100', entry: 'ACTION: Points adjusted by hand' },
      { ...plain, reasonCode: null, entry: 'VALIDITY: Line imported, with its validity' },
    ]);
    expect(timeline.entries.filter(({ kind }) => kind === 'ACTION').every(({ actorName }) => actorName !== null)).toBe(true);
    expect(timeline.entries.find(({ id }) => id === `action:${points}`)?.data['undo']).toBe('UNDONE');
  });
});
