import { newId } from '#kernel';
import { STRIPE } from '#payments';
import type { StripeConnection } from '#payments';
import { CardLinkEvents, ProviderEvents } from '#renewals';
import { insertLine, insertPlan } from '#renewals/testing';
import type { InsertedLine } from '#renewals/testing';
import { startSimulator } from '../../apps/simulator/simulator.js';
import type { Simulator } from '../../apps/simulator/simulator.js';
import { signatureHeader } from '../../apps/simulator/webhooks/signature.js';
import { startApi } from '../support/api.js';
import type { Caller, GraphqlAnswer, TestApi } from '../support/api.js';

const NOW = '2027-03-04T09:00:00Z';
const VALID_TO = '2027-03-10T23:00:00.000Z';
const AFTER = '2027-04-10T22:00:00.000Z';
const OUTCOME = '{ plan { hash } execution { status chargeId } }';
const MUTATIONS: Readonly<Record<string, string>> = {
  renewNow: `mutation ($input: RenewNowInput!, $control: ActionControl!) { outcome: renewNow(input: $input, control: $control) ${OUTCOME} }`,
  sendConfirmationLink: `mutation ($input: SendConfirmationLinkInput!, $control: ActionControl!) { outcome: sendConfirmationLink(input: $input, control: $control) ${OUTCOME} }`,
  sendUpdateCardLink: `mutation ($input: SendUpdateCardLinkInput!, $control: ActionControl!) { outcome: sendUpdateCardLink(input: $input, control: $control) ${OUTCOME} }`,
};
const CHARGE = 'query ($id: ID!) { charge(id: $id) { status renewalId confirmation { url endsAt message } postings { account } } }';
const VERDICT = 'query ($id: ID!) { renewal(id: $id) { status verdict { cause certainty steps { kind action input } } } }';

interface Outcome {
  readonly plan: { readonly hash: string };
  readonly execution: { readonly status: string; readonly chargeId: string } | null;
}
interface SeenCharge {
  readonly status: string;
  readonly renewalId: string;
  readonly confirmation: { readonly url: string | null; readonly endsAt: string; readonly message: string | null } | null;
  readonly postings: readonly { readonly account: string }[];
}
interface SeenVerdict {
  readonly status: string;
  readonly verdict: { readonly cause: string; readonly certainty: string; readonly steps: readonly { readonly kind: string; readonly action: string | null; readonly input: object | null }[] };
}

let simulator: Simulator;
let api: TestApi;
let agent: Caller;
let auditor: Caller;
let line: InsertedLine;

beforeAll(async () => {
  const at = new Date(NOW);
  simulator = await startSimulator({ clock: { now: () => at } });
  api = await startApi({ at: NOW, env: { STRIPE_API_URL: simulator.url, STRIPE_SECRET_KEY: simulator.secretKey, PUBLIC_URL: 'https://desk.test' } });
  agent = await api.as('agent');
  auditor = await api.as('auditor');
});
afterAll(async () => {
  await api.close();
  await simulator.stop();
});
beforeEach(async () => {
  line = await insertLine(api.database, { planVersionId: await insertPlan(api.database), validTo: VALID_TO, token: `pm_sim_authentication_always_${newId()}`, customer: `cus_sim_${newId()}` });
});

async function data(answer: Promise<GraphqlAnswer>): Promise<Record<string, unknown>> {
  const { data: given, errors } = await answer;
  expect(errors).toBeUndefined();
  return given ?? {};
}
async function execute(action: string, input: object): Promise<Outcome['execution']> {
  const text = MUTATIONS[action] ?? '';
  const { plan } = (await data(agent.query(text, { input, control: { mode: 'PREVIEW' } })))['outcome'] as Outcome;
  const control = { mode: 'EXECUTE', planHash: plan.hash, idempotencyKey: newId(), reasonCode: 'payment_failure' };
  return ((await data(agent.query(text, { input, control })))['outcome'] as Outcome).execution;
}
const charge = async (id: string, reader = agent): Promise<SeenCharge> => (await data(reader.query(CHARGE, { id })))['charge'] as SeenCharge;
const renewal = async (id: string): Promise<SeenVerdict> => (await data(agent.query(VERDICT, { id })))['renewal'] as SeenVerdict;
const validTo = async (): Promise<string | undefined> => (await api.database.query<{ at: Date }>('SELECT valid_to AS at FROM line WHERE id = $1', [line.lineId]))[0]?.at.toISOString();

/** A renewal that failed because the bank wants the cardholder, and the link that the verdict proposes. */
async function linkSent(): Promise<string> {
  const declined = await execute('renewNow', { lineId: line.lineId });
  expect(declined?.status).toBe('DECLINED');
  const { verdict } = await renewal((await charge(declined?.chargeId ?? '')).renewalId);
  expect(verdict).toMatchObject({ cause: 'CONFIRMATION_NEEDED', certainty: 'CERTAIN', steps: [{ kind: 'ACT', action: 'sendConfirmationLink' }, {}] });
  const sent = await execute('sendConfirmationLink', verdict.steps[0]?.input ?? {});
  expect(sent?.status).toBe('COMPLETED');
  return sent?.chargeId ?? '';
}
/** The provider's messages, posted as it posts them, the newest first and each twice; then the worker reads them. */
async function messagesArrive(): Promise<void> {
  const { stripe } = api.app.get<StripeConnection>(STRIPE, { strict: false });
  const { data: events } = await stripe.events.list({ limit: 100 });
  for (const event of [...events, ...events]) {
    const body = JSON.stringify(event);
    const headers = { 'content-type': 'application/json', 'stripe-signature': signatureHeader(body, simulator.webhookSecret, Math.floor(api.clock.now().getTime() / 1000)) };
    expect((await fetch(`${api.url}/webhooks/stripe`, { method: 'POST', headers, body })).status).toBe(200);
  }
  await api.app.get(ProviderEvents, { strict: false }).processWaiting();
  await api.app.get(CardLinkEvents, { strict: false }).processWaiting();
}
/** A person with a browser: opens the page, presses one of its buttons, and is sent on. */
async function press(url: string | null | undefined, outcome: 'succeed' | 'fail'): Promise<string> {
  const page = await (await fetch(url ?? '')).text();
  expect(page).toContain(`<button name="outcome" value="${outcome}">`);
  const answer = await fetch(url ?? '', { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `outcome=${outcome}` });
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

describe('a renewal that the bank wants confirmed, from the verdict to the books', () => {
  it('is confirmed by the subscriber on the bank’s page and renewed once; the auditor sees who sent the link, and not the link', async () => {
    const chargeId = await linkSent();
    const { confirmation } = await charge(chargeId);
    expect(confirmation).toEqual({ url: expect.stringContaining(simulator.url) as string, endsAt: '2027-03-05T09:00:00.000Z', message: expect.stringMatching(/^Votre banque vous demande de confirmer le paiement de 5,00.€.*http/) as string });
    expect((await charge(chargeId, auditor)).confirmation).toEqual({ url: null, endsAt: '2027-03-05T09:00:00.000Z', message: null });

    const back = new URL(await press(confirmation?.url, 'succeed'));
    expect([back.origin, back.pathname]).toEqual(['https://desk.test', '/pay/done']);
    await messagesArrive();
    await messagesArrive();
    expect(await charge(chargeId)).toMatchObject({ status: 'SUCCEEDED', confirmation: null, postings: [{ account: 'provider_clearing' }, { account: 'revenue' }] });
    expect(await validTo()).toBe(AFTER);
    expect(await api.database.query(`SELECT 1 FROM validity_movement WHERE line_id = $1 AND source = 'charge'`, [line.lineId])).toHaveLength(1);

    const { auditEntries } = await data(auditor.query('query ($id: ID!) { auditEntries(filter: { subscriberId: $id }) { rows { action outcome actorName } } }', { id: line.subscriberId }));
    const { rows } = auditEntries as { rows: { action: string; outcome: string }[] };
    expect(rows.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(expect.arrayContaining(['sendConfirmationLink done', 'renewals.settle done']));
    const kept = await api.database.query<{ body: string }>(`SELECT e::text AS body FROM audit_entry e`);
    expect(kept.map(({ body }) => body).join('')).not.toContain('/authenticate/');
  });

  it('that the subscriber refuses is the agent’s again, with the link as the best next step', async () => {
    const chargeId = await linkSent();
    await press((await charge(chargeId)).confirmation?.url, 'fail');
    await messagesArrive();
    const { status, renewalId } = await charge(chargeId);
    expect([status, await validTo()]).toEqual(['FAILED', VALID_TO]);
    expect(await renewal(renewalId)).toMatchObject({ status: 'FAILED', verdict: { cause: 'CONFIRMATION_NEEDED', steps: [{ action: 'sendConfirmationLink' }, {}] } });
  });

  it('is not handed out by auditors, nor across markets', async () => {
    const input = { lineId: line.lineId };
    const preview = (caller: Caller): Promise<GraphqlAnswer> => caller.query(MUTATIONS['sendConfirmationLink'] ?? '', { input, control: { mode: 'PREVIEW' } });
    expect((await preview(auditor)).code).toBe('FORBIDDEN');
    expect((await preview(await api.as('agent', { markets: ['JP'] }))).code).toBe('NOT_FOUND');
    expect((await preview(agent)).code).toBe('LINK_NOT_NEEDED');
  });
});

describe('a card that can pay no more, from the verdict to the next charge', () => {
  const LINK = 'query ($id: ID!) { subscriber(id: $id) { cardLink { status url endsAt message } paymentMethods { brand last4 isDefault } } }';
  interface SeenSubscriber {
    readonly cardLink: { readonly status: string; readonly url: string | null; readonly endsAt: string; readonly message: string | null } | null;
    readonly paymentMethods: readonly { readonly brand: string; readonly last4: string; readonly isDefault: boolean }[];
  }
  const subscriber = async (reader = agent): Promise<SeenSubscriber> => (await data(reader.query(LINK, { id: line.subscriberId })))['subscriber'] as SeenSubscriber;

  it('the subscriber enters a new one under the link that the verdict proposes, and the next charge is of it', async () => {
    await api.database.query(`UPDATE payment_method SET provider_token = $2 WHERE id = $1`, [line.methodId, `pm_sim_expired_card_${newId()}`]);
    const declined = await execute('renewNow', { lineId: line.lineId });
    const { renewalId } = await charge(declined?.chargeId ?? '');
    const [step] = (await renewal(renewalId)).verdict.steps;
    expect(step).toEqual({ kind: 'ACT', action: 'sendUpdateCardLink', input: { lineId: line.lineId, asDefault: true } });
    expect(await execute('sendUpdateCardLink', step?.input ?? {})).toEqual({ status: 'COMPLETED', chargeId: null });

    const { cardLink } = await subscriber();
    expect(cardLink).toEqual({ status: 'OPEN', url: expect.stringContaining('/_simulator/checkout/') as string, endsAt: '2027-03-05T09:00:00.000Z', message: expect.stringContaining('Merci de nous donner une nouvelle carte') as string });
    expect((await subscriber(auditor)).cardLink).toMatchObject({ status: 'OPEN', url: null, message: null });
    expect((await renewal(renewalId)).verdict.steps).toMatchObject([{ kind: 'WAIT' }]);

    const page = await (await fetch(cardLink?.url ?? '')).text();
    expect(page).toContain('value="pm_card_mastercard"');
    const saved = await fetch(cardLink?.url ?? '', { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'card=pm_card_mastercard' });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, 'https://desk.test/pay/done']);
    await messagesArrive();
    await messagesArrive();
    expect(await subscriber()).toEqual({ cardLink: null, paymentMethods: [{ brand: 'mastercard', last4: '4444', isDefault: true }, { brand: 'visa', last4: '4242', isDefault: false }] });

    const [next] = (await renewal(renewalId)).verdict.steps;
    expect(next).toMatchObject({ kind: 'ACT', action: 'renewNow' });
    expect((await execute('renewNow', next?.input ?? {}))?.status).toBe('COMPLETED');
    expect(await validTo()).toBe(AFTER);

    const { auditEntries } = await data(auditor.query('query ($id: ID!) { auditEntries(filter: { subscriberId: $id }) { rows { action actorKind outcome } } }', { id: line.subscriberId }));
    expect((auditEntries as { rows: object[] }).rows).toEqual(expect.arrayContaining([{ action: 'payments.addMethod', actorKind: 'subscriber', outcome: 'done' }, { action: 'sendUpdateCardLink', actorKind: 'staff', outcome: 'done' }]));
    const { subscriber: seen } = await data(agent.query('query ($id: ID!) { subscriber(id: $id) { timeline(first: 20) { entries { title } } } }', { id: line.subscriberId }));
    const { timeline } = seen as { timeline: { entries: { title: string }[] } };
    expect(timeline.entries.map(({ title }) => title)).toEqual(expect.arrayContaining(['Link sent for a new card', 'Payment method added']));
  });

  it('is not handed out by auditors', async () => {
    const { code } = await auditor.query(MUTATIONS['sendUpdateCardLink'] ?? '', { input: { lineId: line.lineId, asDefault: true }, control: { mode: 'PREVIEW' } });
    expect(code).toBe('FORBIDDEN');
  });
});

describe('the page that the bank sends the subscriber back to', () => {
  const page = (query: string, language = 'en'): Promise<Response> => fetch(`${api.url}/pay/done${query}`, { headers: { 'accept-language': language } });

  it.each([
    ['en', 'Thank you'],
    ['fr-FR,fr;q=0.9', 'Merci'],
    ['zh-CN', '谢谢'],
    ['de', 'Thank you'],
  ])('speaks the language of the browser: %s', async (language, title) => {
    expect(await (await page('', language)).text()).toContain(`<h1>${title}</h1>`);
  });

  it('needs no sign-in, and is the same whatever it is asked about', async () => {
    const [plain, asked, forged] = await Promise.all([page(''), page(`?payment_intent=pi_1&redirect_status=succeeded`), page(`?payment_intent=<script>alert(1)</script>&payment_intent=2`)]);
    expect([plain.status, asked.status, forged.status]).toEqual([200, 200, 200]);
    const text = await plain.text();
    expect([await asked.text(), await forged.text()]).toEqual([text, text]);
    expect(plain.headers.get('set-cookie')).toBeNull();
    expect(plain.headers.get('cache-control')).toBe('no-store');
    expect(plain.headers.get('referrer-policy')).toBe('no-referrer');
    expect(plain.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
