import { newId } from '#kernel';
import { MoneyBackEvents, RefundResolver } from '#renewals';
import { insertLine, insertPlan } from '#renewals/testing';
import type { InsertedLine } from '#renewals/testing';
import { startSimulator } from '../../apps/simulator/simulator.js';
import type { Simulator } from '../../apps/simulator/simulator.js';
import { signatureHeader } from '../../apps/simulator/webhooks/signature.js';
import { startApi } from '../support/api.js';
import type { Caller, GraphqlAnswer, TestApi } from '../support/api.js';

const VALID_TO = '2027-03-10T23:00:00.000Z';
const AFTER = '2027-04-10T22:00:00.000Z';
const OUTCOME = '{ plan { hash effects { field before after } } execution { status chargeId } }';
const RENEW = `mutation ($input: RenewNowInput!, $control: ActionControl!) { outcome: renewNow(input: $input, control: $control) ${OUTCOME} }`;
const REFUND = `mutation ($input: RefundChargeInput!, $control: ActionControl!) { outcome: refundCharge(input: $input, control: $control) ${OUTCOME} }`;
const CHARGE = `query ($id: ID!) { charge(id: $id) { status refundable { minor } refunds { id kind status failureCode validityAfter pointsTaken postings { account } } } }`;

interface Outcome {
  readonly plan: { readonly hash: string; readonly effects: { readonly field: string; readonly before: string | null; readonly after: string }[] };
  readonly execution: { readonly status: string; readonly chargeId: string } | null;
}
interface Seen {
  readonly status: string;
  readonly refundable: { readonly minor: string } | null;
  readonly refunds: { readonly id: string; readonly status: string; readonly validityAfter: string | null; readonly pointsTaken: string; readonly postings: { readonly account: string }[] }[];
}

let simulator: Simulator;
let api: TestApi;
let agent: Caller;
let line: InsertedLine;

beforeAll(async () => {
  simulator = await startSimulator();
  api = await startApi({ at: '2027-03-04T09:00:00Z', env: { STRIPE_API_URL: simulator.url, STRIPE_SECRET_KEY: simulator.secretKey } });
  agent = await api.as('agent');
});
afterAll(async () => {
  await api.close();
  await simulator.stop();
});
beforeEach(async () => {
  line = await insertLine(api.database, { planVersionId: await insertPlan(api.database), validTo: VALID_TO, token: 'pm_card_visa' });
});

async function outcome(answer: Promise<GraphqlAnswer>): Promise<Outcome> {
  const { data, errors } = await answer;
  expect(errors).toBeUndefined();
  return data?.['outcome'] as Outcome;
}
const preview = (text: string, input: object): Promise<Outcome> => outcome(agent.query(text, { input, control: { mode: 'PREVIEW' } }));
async function execute(text: string, input: object): Promise<Outcome> {
  const { plan } = await preview(text, input);
  return outcome(agent.query(text, { input, control: { mode: 'EXECUTE', planHash: plan.hash, idempotencyKey: newId(), reasonCode: 'customer_request' } }));
}
const paidCharge = async (): Promise<string> => (await execute(RENEW, { lineId: line.lineId })).execution?.chargeId ?? '';
const charge = async (id: string): Promise<Seen> => (await agent.query(CHARGE, { id })).data?.['charge'] as Seen;
const validTo = async (): Promise<string | undefined> => (await api.database.query<{ at: Date }>('SELECT valid_to AS at FROM line WHERE id = $1', [line.lineId]))[0]?.at.toISOString();

/** As the provider posts it, and as the worker then reads it. */
async function told(type: string, object: object): Promise<void> {
  const body = JSON.stringify({ id: `evt_${newId()}`, object: 'event', type, data: { object } });
  const headers = { 'content-type': 'application/json', 'stripe-signature': signatureHeader(body, simulator.webhookSecret, Math.floor(api.clock.now().getTime() / 1000)) };
  const deliver = async (): Promise<number> => (await fetch(`${api.url}/webhooks/stripe`, { method: 'POST', headers, body })).status;
  expect([await deliver(), await deliver()]).toEqual([200, 200]);
  await api.app.get(MoneyBackEvents, { strict: false }).processWaiting();
}

describe('a refund, from the button to the books', () => {
  it('shows what it takes back, does exactly that, and messages that come twice and in any order change nothing', async () => {
    const chargeId = await paidCharge();
    expect(await validTo()).toBe(AFTER);
    const shown = await preview(REFUND, { chargeId, kind: 'reversal' });
    expect(shown.plan.effects.map(({ field, after }) => [field, after])).toEqual([['refund', '500 EUR'], ['validTo', VALID_TO], ['autoRenew', 'false'], ['points', '0']]);
    expect((await charge(chargeId)).refunds).toEqual([]);

    expect((await execute(REFUND, { chargeId, kind: 'reversal' })).execution).toEqual({ status: 'COMPLETED', chargeId });
    const done = await charge(chargeId);
    expect(done).toMatchObject({ status: 'SUCCEEDED', refundable: { minor: '0' }, refunds: [{ kind: 'REVERSAL', status: 'SUCCEEDED', validityAfter: VALID_TO, pointsTaken: '50' }] });
    expect([await validTo(), done.refunds[0]?.postings.length]).toEqual([VALID_TO, 2]);

    const [known] = await api.database.query<{ reference: string; intent: string }>('SELECT r.provider_reference AS reference, c.provider_reference AS intent FROM refund r JOIN charge c ON c.id = r.charge_id WHERE c.id = $1', [chargeId]);
    const refund = { id: known?.reference, payment_intent: known?.intent, amount: 500, currency: 'eur', metadata: { refund_id: done.refunds[0]?.id } };
    await told('refund.updated', { ...refund, status: 'succeeded' });
    await told('refund.created', { ...refund, status: 'pending' });
    expect(await charge(chargeId)).toEqual(done);
    expect((await agent.query(REFUND, { input: { chargeId, kind: 'goodwill' }, control: { mode: 'PREVIEW' } })).code).toBe('CHARGE_REFUNDED');
  });

  it('of which the answer is lost takes nothing back until the provider says what became of it', async () => {
    const chargeId = await paidCharge();
    const fault = await fetch(`${simulator.url}/_simulator/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ kind: 'dropAfterCapture', match: { operation: 'refund' } }) });
    expect(fault.status).toBe(200);
    expect((await execute(REFUND, { chargeId, kind: 'reversal' })).execution).toEqual({ status: 'PENDING', chargeId });
    await fetch(`${simulator.url}/_simulator/faults`, { method: 'DELETE' });
    expect(await charge(chargeId)).toMatchObject({ refundable: { minor: '0' }, refunds: [{ status: 'UNKNOWN', validityAfter: null, postings: [] }] });
    expect(await validTo()).toBe(AFTER);
    expect((await agent.query(REFUND, { input: { chargeId, kind: 'goodwill' }, control: { mode: 'PREVIEW' } })).code).toBe('REFUND_IN_PROGRESS');

    api.clock.advance({ minutes: 5 });
    expect(await api.app.get(RefundResolver, { strict: false }).resolveDue()).toBe(1);
    expect(await charge(chargeId)).toMatchObject({ refunds: [{ status: 'SUCCEEDED', validityAfter: VALID_TO, pointsTaken: '50' }] });
    expect(await validTo()).toBe(VALID_TO);
    const { data } = await agent.query('query ($id: ID!) { subscriber(id: $id) { timeline { entries { title } } } }', { id: line.subscriberId });
    expect(JSON.stringify(data)).toContain('"Refunded"');
  });

  it('is not for auditors, and not there for staff of another market', async () => {
    const chargeId = await paidCharge();
    const [auditor, abroad] = [await api.as('auditor'), await api.as('agent', { markets: ['JP'] })];
    const asked = { input: { chargeId, kind: 'goodwill' }, control: { mode: 'PREVIEW' } };
    expect([(await auditor.query(REFUND, asked)).code, (await abroad.query(REFUND, asked)).code]).toEqual(['FORBIDDEN', 'NOT_FOUND']);
    expect((await charge(chargeId)).refunds).toEqual([]);
  });
});
