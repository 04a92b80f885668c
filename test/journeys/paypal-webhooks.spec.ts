import { X509Certificate } from 'node:crypto';
import { systemClock } from '#kernel';
import { makeCertificate } from '../../apps/simulator/paypal/certificate.js';
import { transmissionHeaders } from '../../apps/simulator/paypal/messages.js';
import type { Signing } from '../../apps/simulator/paypal/messages.js';
import { startSimulator } from '../../apps/simulator/simulator.js';
import type { Simulator } from '../../apps/simulator/simulator.js';
import { startApi } from '../support/api.js';
import type { TestApi } from '../support/api.js';

const TOLERANCE = 300;

let api: TestApi;
let simulator: Simulator;
let sent: { body: string; headers: Record<string, string> }[] = [];
beforeAll(async () => {
  simulator = await startSimulator();
  api = await startApi({ at: systemClock.now().toISOString(), env: { PAYPAL_API_URL: simulator.url, PAYPAL_CERTIFICATE_URL: simulator.url } });
});
afterAll(async () => {
  await api.close();
  await simulator.stop();
});
beforeEach(() => api.asOwner('TRUNCATE webhook_event, outbox_event'));

const certificate = makeCertificate('CERT-of-the-spec');
const theirs = (): Signing => ({ certificate, webhookId: simulator.paypal.webhookId, url: simulator.url });
const at = (seconds = 0): Date => new Date(api.clock.now().getTime() + seconds * 1_000);

let count = 0;
const message = (more: object = {}): string => JSON.stringify({ id: `WH-SPEC-${(count += 1)}`, event_type: 'PAYMENT.CAPTURE.COMPLETED', resource: { id: 'X', status: 'COMPLETED' }, ...more });

/** As PayPal posts: these bytes, nothing in between that could write them anew. */
async function post(body: string, headers: Record<string, string>): Promise<number> {
  const answer = await fetch(`${api.url}/webhooks/paypal`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  await answer.arrayBuffer();
  return answer.status;
}
const kept = (): Promise<{ id: string; type: string }[]> => api.database.query('SELECT event_id AS id, type FROM webhook_event ORDER BY event_id');

/** Webhooks that the simulator signs with the certificate that it serves. */
async function fromSimulator(): Promise<{ body: string; headers: Record<string, string> }> {
  const { createServer } = await import('node:http');
  const inbox = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part)).on('end', () => {
      sent.push({ body, headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => name.startsWith('paypal-'))) as Record<string, string> });
      response.end();
    });
  });
  await new Promise<void>((resolve) => inbox.listen(0, '127.0.0.1', resolve));
  const { port } = inbox.address() as { port: number };
  const own = await startSimulator({ paypal: { webhookUrl: `http://127.0.0.1:${port}` }, port: 0 });
  sent = [];
  const call = async (path: string, body: object, token?: string): Promise<Record<string, string>> =>
    (await (await fetch(`${own.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: token ? `Bearer ${token}` : `Basic ${Buffer.from(`${own.paypal.clientId}:${own.paypal.clientSecret}`).toString('base64')}` },
      body: JSON.stringify(body),
    })).json()) as Record<string, string>;
  const { access_token: token } = await call('/v1/oauth2/token', {});
  const order = await call('/v2/checkout/orders', { intent: 'CAPTURE', purchase_units: [{ amount: { currency_code: 'EUR', value: '5.00' } }] }, token);
  await call(`/v2/checkout/orders/${order['id'] ?? ''}/capture`, { payment_source: { paypal: { vault_id: 'vault_sim_ok' } } }, token);
  for (let tries = 0; tries < 200 && sent.length < 2; tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  inbox.close();
  inbox.closeAllConnections();
  await own.stop();
  const [first] = sent;
  if (!first) throw new Error('The simulator sent nothing');
  return first;
}

it('the simulator signs with a certificate that it serves', async () => {
  const { headers } = await fromSimulator();
  expect(headers).toMatchObject({ 'paypal-auth-algo': 'SHA256withRSA', 'paypal-cert-url': expect.stringMatching(/\/v1\/notifications\/certs\/CERT-/) as string });
  const answer = await fetch(`${simulator.url}/v1/notifications/certs/CERT-keepline-simulator`);
  expect(new X509Certificate(await answer.text()).subject).toContain('keepline simulator');
});

describe('a message of PayPal', () => {
  let signed: (body: string, more?: { signing?: Partial<Signing>; seconds?: number }) => Record<string, string>;
  beforeAll(async () => {
    // The certificate of the spec stands at the trusted place.
    const { createServer } = await import('node:http');
    const place = createServer((request, response) => response.end(request.url?.endsWith(certificate.id) ? certificate.pem : 'nothing'));
    await new Promise<void>((resolve) => place.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(place.address() as { port: number }).port}`;
    await api.close();
    api = await startApi({ at: systemClock.now().toISOString(), env: { PAYPAL_CERTIFICATE_URL: url } });
    signed = (body, { signing, seconds = 0 } = {}) => transmissionHeaders(body, { ...theirs(), url, ...signing }, at(seconds));
    place.unref();
  });

  it('that is signed is kept once, however often it comes', async () => {
    const body = message();
    expect(await Promise.all([1, 2, 3].map(() => post(body, signed(body))))).toEqual([200, 200, 200]);
    expect(await post(body, signed(body, { seconds: -TOLERANCE }))).toBe(200);
    expect(await kept()).toEqual([{ id: (JSON.parse(body) as { id: string }).id, type: 'PAYMENT.CAPTURE.COMPLETED' }]);
  });

  const body = message();
  const other = makeCertificate('CERT-other');
  it.each<[what: string, status: number, body: string, headers: () => Record<string, string>]>([
    ['without a signature', 400, body, () => ({})],
    ['of another body', 400, body.replace('"X"', '"Y"'), () => signed(body)],
    ['for another webhook', 400, body, () => signed(body, { signing: { webhookId: 'WH-OTHER' } })],
    ['by another key', 400, body, () => ({ ...signed(body, { signing: { certificate: { ...other, id: certificate.id } } }) })],
    ['whose certificate is somewhere else', 400, body, () => signed(body, { signing: { url: simulator.url } })],
    ['whose certificate is no certificate', 400, body, () => signed(body, { signing: { certificate: { ...certificate, id: 'CERT-none' } } })],
    ['whose certificate’s address leads elsewhere', 400, body, () => ({ ...signed(body), 'PayPal-Cert-Url': `${signed(body)['PayPal-Cert-Url'] ?? ''}?x=1` })],
    ['by another algorithm', 400, body, () => ({ ...signed(body), 'PayPal-Auth-Algo': 'none' })],
    ['signed too long ago', 400, body, () => signed(body, { seconds: -TOLERANCE - 1 })],
    ['signed in the future', 400, body, () => signed(body, { seconds: TOLERANCE + 1 })],
    ['that is no event, though signed', 400, '{"hello":"world"}', () => signed('{"hello":"world"}')],
    ['that is nothing, though signed', 400, '[1]', () => signed('[1]')],
    ['that was cut off', 400, body.slice(0, 40), () => signed(body.slice(0, 40))],
    ['of 50 MB', 413, `{"id":"${'x'.repeat(50_000_000)}"}`, () => signed(body)],
  ])('%s is refused and changes nothing', async (_, status, sending, headers) => {
    const before = await api.database.query('SELECT (SELECT count(*) FROM webhook_event) AS events, (SELECT count(*) FROM outbox_event) AS outbox');
    expect(await post(sending, headers())).toBe(status);
    expect(await api.database.query('SELECT (SELECT count(*) FROM webhook_event) AS events, (SELECT count(*) FROM outbox_event) AS outbox')).toEqual(before);
  });
});
