import { systemClock } from '#kernel';
import { connectStripe } from '#payments';
import { startSimulator } from '../../apps/simulator/simulator.js';
import { signatureHeader } from '../../apps/simulator/webhooks/signature.js';
import { startApi } from '../support/api.js';
import type { TestApi } from '../support/api.js';

const SECRET = 'whsec_keepline_demo';
const TOLERANCE = 300;

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ at: systemClock.now().toISOString() });
});
beforeEach(() => api.asOwner('TRUNCATE webhook_event, outbox_event'));
afterAll(() => api.close());

const now = (): number => Math.floor(api.clock.now().getTime() / 1000);
const signed = (body: string, { secret = SECRET, at = now() } = {}): Record<string, string> => ({ 'stripe-signature': signatureHeader(body, secret, at) });

let sent = 0;
const ZERO = '{"id":"evt_zero","type":"charge.updated","note":"\\u0000"}';
const message = (more: object = {}): string => JSON.stringify({ id: `evt_${(sent += 1)}`, object: 'event', type: 'payment_intent.succeeded', data: { object: { id: 'pi_1', metadata: {} } }, ...more });

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** As the provider posts: these bytes, nothing in between that could write them anew. */
async function post(body: string, headers: Record<string, string>): Promise<Answer> {
  const answer = await fetch(`${api.url}/webhooks/stripe`, { method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body });
  return { status: answer.status, body: await answer.json() };
}

const kept = (): Promise<{ id: string; type: string; payload: unknown; waiting: boolean }[]> =>
  api.database.query('SELECT event_id AS id, type, payload, processed_at IS NULL AS waiting FROM webhook_event ORDER BY event_id');
const wakeUps = async (): Promise<number> => (await api.database.query(`SELECT 1 FROM outbox_event WHERE topic = 'payments.event-received'`)).length;

/** A digest of every row of every table. */
async function wholeDatabase(): Promise<unknown> {
  const found = await api.database.query(
    `SELECT table_name, query_to_xml(format('SELECT count(*), md5(string_agg(t::text, chr(10) ORDER BY t::text)) FROM %I t', table_name), true, true, '')::text AS digest
     FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  expect(found.length).toBeGreaterThan(20);
  return found;
}

describe('a message that the provider signed', () => {
  it('is kept once, and wakes whoever reads messages', async () => {
    const body = message({ data: { object: { id: 'pi_7', metadata: { note: 'été \\u0000' } } } });
    expect(await post(body, signed(body))).toEqual({ status: 200, body: { received: true } });
    const event = JSON.parse(body) as { id: string };
    expect(await kept()).toEqual([{ id: event.id, type: 'payment_intent.succeeded', payload: event, waiting: true }]);
    expect(await wakeUps()).toBe(1);
  });

  it('is judged by its bytes as they were sent, not by what they mean', async () => {
    const spaced = message().replace('{', '{\r\n\t').replace('"object":"event"', '"object" : "\\u0065vent", "amount": 1.50e2');
    expect((await post(spaced, signed(spaced))).status).toBe(200);
    const rewritten = JSON.stringify(JSON.parse(spaced));
    expect((await post(rewritten, signed(spaced))).status).toBe(400);
    expect(await kept()).toHaveLength(1);
  });

  it('that comes again is answered as before and changes nothing', async () => {
    const body = message();
    await post(body, signed(body));
    const before = await wholeDatabase();
    expect(await Promise.all([1, 2, 3].map(() => post(body, signed(body))))).toEqual(Array(3).fill({ status: 200, body: { received: true } }));
    // The provider signs each delivery anew.
    expect((await post(body, signed(body, { at: now() - 60 }))).status).toBe(200);
    expect(await wholeDatabase()).toEqual(before);
  });

  it('many times at once is kept once', async () => {
    const body = message();
    expect((await Promise.all(Array.from({ length: 8 }, () => post(body, signed(body))))).map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect([(await kept()).length, await wakeUps()]).toEqual([1, 1]);
  });

  it('of a type that we do not know is kept too, so that the provider does not send it for days', async () => {
    const body = message({ type: 'entitlements.active_entitlement_summary.updated' });
    expect((await post(body, signed(body))).status).toBe(200);
    expect(await kept()).toMatchObject([{ type: 'entitlements.active_entitlement_summary.updated', waiting: true }]);
  });

  it.each([-TOLERANCE, TOLERANCE])('%d s from now is just in time', async (seconds) => {
    const body = message();
    expect((await post(body, signed(body, { at: now() + seconds }))).status).toBe(200);
  });

  it('comes from the simulator as it comes from the provider', async () => {
    const simulator = await startSimulator({ webhookUrl: `${api.url}/webhooks/stripe`, webhookSecret: SECRET });
    const { stripe } = connectStripe({ apiUrl: simulator.url, secretKey: simulator.secretKey, webhookSecret: SECRET, timeoutMs: 5_000 });
    const intent = await stripe.paymentIntents.create({ amount: 500, currency: 'eur', confirm: true, off_session: true, customer: 'cus_sim_1', payment_method: 'pm_sim_ok_1' });
    for (let i = 0; i < 200 && !(await kept()).some(({ type }) => type === 'payment_intent.succeeded'); i += 1) await new Promise((resolve) => setTimeout(resolve, 25));
    expect((await kept()).find(({ type }) => type === 'payment_intent.succeeded')).toMatchObject({ payload: { data: { object: { id: intent.id, amount_received: 500 } } } });
    await simulator.stop();
  });
});

describe('a message that is refused changes nothing', () => {
  const body = message();
  const large = message({ filler: 'x'.repeat(2_000_000) });
  it.each<[what: string, status: number, body: string, headers: () => Record<string, string>]>([
    ['without a signature', 400, body, () => ({})],
    ['with an empty one', 400, body, () => ({ 'stripe-signature': '' })],
    ['with one that is none', 400, body, () => ({ 'stripe-signature': 'hello' })],
    ['with one by another secret', 400, body, () => signed(body, { secret: 'whsec_other' })],
    ['with one of another body', 400, body.replace('pi_1', 'pi_2'), () => signed(body)],
    ['with one of the body and a byte', 400, `${body} `, () => signed(body)],
    ['with an older version of signature only', 400, body, () => ({ 'stripe-signature': (signed(body)['stripe-signature'] ?? '').replace('v1=', 'v0=') })],
    ['with its time changed afterwards', 400, body, () => ({ 'stripe-signature': (signed(body, { at: now() - 4_000 })['stripe-signature'] ?? '').replace(/t=\d+/, `t=${now()}`) })],
    ['signed too long ago', 400, body, () => signed(body, { at: now() - TOLERANCE - 1 })],
    ['signed in the future', 400, body, () => signed(body, { at: now() + TOLERANCE + 1 })],
    ['that is too large', 413, large, () => signed(large)],
    ['that is not JSON', 400, '{"id":', () => signed('{"id":')],
    ['that is empty', 400, '', () => signed('')],
    ['that is not JSON by its type', 400, body, () => ({ ...signed(body), 'content-type': 'text/plain' })],
    ['that is no event, though signed', 400, '{"hello":"world"}', () => signed('{"hello":"world"}')],
    ['that is a list, though signed', 400, '[1]', () => signed('[1]')],
    ['whose text the database cannot hold', 400, ZERO, () => signed(ZERO)],
    ['that a page of another site sent', 403, body, () => ({ ...signed(body), origin: 'https://evil.example' })],
  ])('%s: %i', async (_, status, sending, headers) => {
    const before = await wholeDatabase();
    const answer = await post(sending, headers());
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([status, expect.not.stringMatching(/whsec|stack|at \w+ \(/i)]);
    expect(await wholeDatabase()).toEqual(before);
  });

  it('and only posting is a message', async () => {
    expect((await fetch(`${api.url}/webhooks/stripe`)).status).toBe(404);
  });
});
