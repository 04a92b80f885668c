import pg from 'pg';
import { InvariantRunner } from '#invariants';
import { newId } from '#kernel';
import { RenewalEngine } from '#renewals';
import { insertLine, insertPlan } from '#renewals/testing';
import { startSimulator } from '../../apps/simulator/simulator.js';
import type { Simulator } from '../../apps/simulator/simulator.js';
import { startApi } from '../support/api.js';
import type { Caller, TestApi } from '../support/api.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

const NOW = '2026-11-22T18:00:00Z';
const SECRET_KEY = 'sk_test_money_hold';

let server: TestDatabase;
let simulator: Simulator;
let api: TestApi;
let owner: pg.Client;
let agent: Caller;
let supervisor: Caller;
let auditor: Caller;
let wrong: string;
let due: string;

beforeAll(async () => {
  server = await createTestDatabase();
  simulator = await startSimulator({ secretKey: SECRET_KEY });
  api = await startApi({ at: NOW, databaseUrl: server.url, env: { STRIPE_API_URL: simulator.url, STRIPE_SECRET_KEY: SECRET_KEY } });
  owner = new pg.Client({ connectionString: server.url });
  await owner.connect();
  const planVersionId = await insertPlan(api.database);
  const line = (n: number) => insertLine(api.database, { planVersionId, validTo: '2026-11-24T23:00:00Z', token: `pm_sim_ok_${n}`, customer: `cus_sim_${n}` });
  [{ lineId: wrong }, { lineId: due }] = [await line(1), await line(2)];
  agent = await api.as('agent', { name: 'Karim Haddad' });
  supervisor = await api.as('supervisor', { name: 'Inès Roux' });
  auditor = await api.as('auditor');
});

afterAll(async () => {
  await owner.end();
  await api.close();
  await simulator.stop();
  await server.drop();
});

const RENEW = `mutation ($input: RenewNowInput!, $control: ActionControl!) { outcome: renewNow(input: $input, control: $control) { plan { hash } execution { status } } }`;
const ACKNOWLEDGE = `mutation ($input: AcknowledgeViolationInput!, $control: ActionControl!) { outcome: acknowledgeViolation(input: $input, control: $control) { plan { hash effects { kind field before after } } execution { status auditSeq } } }`;
const HOLD = '{ moneyHold { id since } }';
const PAGE = `{ invariants { hold { id } held { invariant subjectType subjectId facts } gone { invariant } lastRun { askedBy depth }
  invariants { id title state money notYet violations checkedAt open { subjectId acknowledgedAt acknowledgedBy } } } }`;

interface Outcome {
  readonly plan: { readonly hash: string };
  readonly execution: { readonly status: string } | null;
}
interface Page {
  readonly hold: { readonly id: string } | null;
  readonly held: readonly { readonly invariant: string; readonly subjectId: string }[];
  readonly invariants: readonly { readonly id: string; readonly title: string; readonly state: string; readonly notYet: string | null; readonly open: readonly object[] }[];
}

const outcomeOf = (answer: { data?: unknown }): Outcome => (answer.data as { outcome: Outcome }).outcome;
const control = (planHash: string) => ({ mode: 'EXECUTE', planHash, idempotencyKey: newId(), reasonCode: 'correction' });
const check = () => api.app.get(InvariantRunner, { strict: false }).run({ askedBy: 'schedule' });
const page = async (caller = supervisor): Promise<Page> => (await caller.query(PAGE)).data?.['invariants'] as Page;
const stateOf = async (id: string) => (await page()).invariants.find((invariant) => invariant.id === id);
const holdNow = async (caller: Caller): Promise<{ id: string } | null> => (await caller.query(HOLD)).data?.['moneyHold'] as { id: string } | null;
const count = async (from: string): Promise<number> => Number((await api.database.query<{ n: bigint }>(`SELECT count(*) AS n FROM ${from}`))[0]?.n);
const previewRenewal = (lineId: string) => agent.query(RENEW, { input: { lineId }, control: { mode: 'PREVIEW' } });

describe('books that contradict themselves', () => {
  let previewed: string;

  it('are nobody’s business while they agree: money moves, and nobody sees a hold', async () => {
    await check();
    expect(await holdNow(agent)).toBeNull();
    previewed = outcomeOf(await previewRenewal(wrong)).plan.hash;
    expect((await stateOf('K1'))?.state).toBe('OK');
    expect((await stateOf('I20'))?.notYet).toBe('there are no promotions yet');
  });

  it('are found, with the rows, and stop the house’s hand', async () => {
    await owner.query('UPDATE line SET balance_minor = 900 WHERE id = $1', [wrong]);
    await check();
    expect(await holdNow(agent)).toMatchObject({ since: api.clock.now().toISOString() });
    const seen = await page(auditor);
    expect(seen.held).toEqual([{ invariant: 'K1', subjectType: 'Line', subjectId: wrong, facts: { balanceMinor: '900', ledgerMinor: '0', currency: 'EUR' } }]);
    expect(seen.invariants.find(({ id }) => id === 'K1')).toMatchObject({ state: 'VIOLATED', money: true, violations: 1 });
  });

  it('let nobody charge: neither by a new preview, nor by one made before, nor by the schedule', async () => {
    expect((await previewRenewal(due)).code).toBe('MONEY_HELD');
    expect((await agent.query(RENEW, { input: { lineId: wrong }, control: { ...control(previewed), reasonCode: 'payment_failure' } })).code).toBe('MONEY_HELD');
    const engine = api.app.get(RenewalEngine, { strict: false });
    for (let turn = 0; turn < 3; turn += 1) expect(await engine.run()).toEqual({ runId: null, examined: 0, held: true });
    expect([await count('charge'), await count('renewal'), await count('renewal_run WHERE held_by IS NOT NULL')]).toEqual([0, 0, 1]);
    expect(await count('line WHERE renew_at IS NOT NULL')).toBe(2);
  });

  it('are answered for by a supervisor, who says why; not by an agent or an auditor', async () => {
    const holdId = (await page()).hold?.id ?? '';
    const input = { holdId, explanation: 'A balance was typed into the database by hand; ticket 4711.' };
    for (const caller of [agent, auditor]) expect((await caller.query(ACKNOWLEDGE, { input, control: { mode: 'PREVIEW' } })).code).toBe('FORBIDDEN');
    expect((await supervisor.query(ACKNOWLEDGE, { input: { holdId, explanation: ' ' }, control: { mode: 'PREVIEW' } })).code).toBe('BAD_INPUT');
    expect((await supervisor.query(ACKNOWLEDGE, { input: { holdId, explanation: 'card 4242 4242 4242 4242' }, control: { mode: 'PREVIEW' } })).code).toBe('CARD_NUMBER_REFUSED');
    const preview = outcomeOf(await supervisor.query(ACKNOWLEDGE, { input, control: { mode: 'PREVIEW' } }));
    expect(preview.plan).toMatchObject({ effects: [{ kind: 'MONEY_RELEASED', field: 'moneyMoves', before: 'false', after: 'true' }] });

    // More is found before they press the button: they have not seen that.
    await owner.query('UPDATE line SET balance_minor = -1 WHERE id = $1', [due]);
    await check();
    expect((await supervisor.query(ACKNOWLEDGE, { input, control: control(preview.plan.hash) })).code).toBe('CONFLICT');
    const again = outcomeOf(await supervisor.query(ACKNOWLEDGE, { input, control: { mode: 'PREVIEW' } }));
    expect(outcomeOf(await supervisor.query(ACKNOWLEDGE, { input, control: control(again.plan.hash) })).execution).toMatchObject({ status: 'COMPLETED' });
    expect(await holdNow(agent)).toBeNull();
    const [kept] = await api.database.query<{ explanation: string; name: string }>('SELECT h.explanation, s.name FROM money_hold h JOIN staff_account s ON s.id = h.acknowledged_by');
    expect(kept).toEqual({ explanation: input.explanation, name: 'Inès Roux' });
    expect(await count(`audit_entry WHERE action = 'acknowledgeViolation' AND outcome = 'done'`)).toBe(1);
  });

  it('that were answered for do not hold again; money moves', async () => {
    await check();
    expect(await holdNow(agent)).toBeNull();
    expect((await stateOf('K1'))?.open).toHaveLength(2);
    expect((await stateOf('K1'))?.open[0]).toMatchObject({ acknowledgedBy: 'Inès Roux' });
    const { plan } = outcomeOf(await previewRenewal(wrong));
    const done = await agent.query(RENEW, { input: { lineId: wrong }, control: { ...control(plan.hash), reasonCode: 'payment_failure' } });
    expect(outcomeOf(done).execution).toEqual({ status: 'COMPLETED' });
    await api.app.get(RenewalEngine, { strict: false }).run();
    expect(await count(`charge WHERE status = 'succeeded'`)).toBe(2);
  });

  it('hold again when something new is wrong', async () => {
    await owner.query('UPDATE renewal SET attempts = 7 WHERE line_id = $1', [due]);
    await check();
    expect((await page()).held).toMatchObject([{ invariant: 'K2' }]);
    expect(await holdNow(auditor)).not.toBeNull();
  });

  it('are checked when somebody who watches over them asks, by the worker', async () => {
    expect((await agent.query('mutation { checkInvariants }')).code).toBe('FORBIDDEN');
    expect((await auditor.query('mutation { checkInvariants }')).data?.['checkInvariants']).toBe(api.clock.now().toISOString());
    expect(await count(`outbox_event WHERE topic = 'invariants.check-requested'`)).toBe(1);
  });
});
