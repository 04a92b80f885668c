import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CasesModule } from '#cases';
import { violations } from '#invariants/testing';
import { systemClock } from '#kernel';
import { PaypalConnection, PaypalProvider, WebhookInbox } from '#payments';
import { ScriptedProvider } from '#payments/testing';
import { MoneyBackEvents } from '#renewals';
import { RenewalWorld } from '#renewals/testing';
import type { InsertedLine } from '#renewals/testing';
import { startSimulator } from '../../../apps/simulator/simulator.js';
import type { Simulator } from '../../../apps/simulator/simulator.js';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';

interface Message {
  readonly id: string;
  readonly event_type: string;
}

const VALID_TO = '2027-03-10T23:00:00.000Z';
const EXTENDED_TO = '2027-04-10T22:00:00.000Z';

let simulator: Simulator;
let post: Server;
let sent: Message[] = [];
let testDatabase: TestDatabase;
let world: RenewalWorld;
let line: InsertedLine;

beforeAll(async () => {
  post = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part)).on('end', () => {
      sent.push(JSON.parse(body) as Message);
      response.end();
    });
  });
  await new Promise<void>((resolve) => post.listen(0, '127.0.0.1', resolve));
  simulator = await startSimulator({ paypal: { webhookUrl: `http://127.0.0.1:${(post.address() as AddressInfo).port}` }, port: 0 });
});
afterAll(async () => {
  await simulator.stop();
  post.close();
  post.closeAllConnections();
});

/** A renewal that was paid from a PayPal account. */
beforeEach(async () => {
  const { url, paypal: { clientId, clientSecret, webhookId } } = simulator;
  const connection = new PaypalConnection({ apiUrl: url, certificateUrl: url, clientId, clientSecret, webhookId, timeoutMs: 5_000 });
  testDatabase = await createTestDatabase();
  world = await RenewalWorld.open(testDatabase.url, new ScriptedProvider(), '2027-03-04T09:00:00Z', CasesModule, [], { paypal: new PaypalProvider(connection, systemClock) });
  line = await world.line({ planVersionId: await world.plan(), validTo: VALID_TO, token: 'vault_sim_ok' });
  await world.database.query(`UPDATE payment_method SET provider = 'paypal', brand = 'paypal' WHERE id = $1`, [line.methodId]);
  sent = [];
});
afterEach(async () => {
  expect(await violations(world.database, world.clock)).toEqual({});
  await world.close();
  await testDatabase.drop();
});

async function simulate(path: string, body: object = {}): Promise<Record<string, string>> {
  const answer = await fetch(`${simulator.url}/_simulator/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<string, string>;
}
const captureOf = async (): Promise<string> => (await world.database.query<{ reference: string }>('SELECT reference FROM charge_movement'))[0]?.reference ?? '';
/** The messages of these types, once they have all come. */
async function messages(...types: string[]): Promise<Message[]> {
  const found = (): Message[] => types.map((type) => sent.find(({ event_type: each }) => each === type)).filter((message) => message !== undefined);
  for (let tries = 0; tries < 500 && found().length < types.length; tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(found().map(({ event_type: type }) => type)).toEqual(types);
  return found();
}
async function read(all: readonly Message[]): Promise<void> {
  for (const message of all) {
    await world.get(WebhookInbox).receive({ provider: 'paypal', eventId: message.id, type: message.event_type, payload: message }, world.clock.now());
    await world.get(MoneyBackEvents).processWaiting();
  }
}
const refunds = () => world.database.query<object>('SELECT kind, status, amount_minor AS minor, requested_by AS by FROM refund ORDER BY id');
const disputes = () => world.database.query<object>('SELECT status, amount_minor AS minor, reason FROM dispute');
const topics = async (): Promise<string[]> => (await world.database.query<{ topic: string }>('SELECT topic FROM support_case ORDER BY topic')).map(({ topic }) => topic);
const cleared = async (): Promise<bigint | undefined> =>
  (await world.database.query<{ minor: bigint }>(`SELECT sum(amount_minor)::bigint AS minor FROM ledger_posting WHERE account = 'provider_clearing'`))[0]?.minor;

describe('what PayPal says of money that goes back', () => {
  it('is booked where somebody refunded at PayPal: a part, once however often it is told, with a case, and the days stay', async () => {
    await world.renew();
    await simulate(`captures/${await captureOf()}/refund`, { amount: { currency_code: 'EUR', value: '2.00' } });
    const [told] = await messages('PAYMENT.CAPTURE.REFUNDED');
    if (!told) throw new Error('Nothing was told');
    await read([told, told, { ...told, id: 'WH-again' }]);
    expect(await refunds()).toEqual([{ kind: 'correction', status: 'succeeded', minor: 200n, by: 'provider' }]);
    expect([await cleared(), await topics(), (await world.lineState(line.lineId)).validTo]).toEqual([300n, ['refund_elsewhere'], EXTENDED_TO]);
  });

  it('is booked where PayPal reversed the payment', async () => {
    await world.renew();
    await simulate(`captures/${await captureOf()}/reverse`);
    await read(await messages('PAYMENT.CAPTURE.REVERSED'));
    expect([await refunds(), await cleared()]).toEqual([[{ kind: 'correction', status: 'succeeded', minor: 500n, by: 'provider' }], 0n]);
  });

  it('waits until the charge is known to be paid', async () => {
    await simulate('faults', { kind: 'dropAfterCapture', times: 1 });
    await world.renew();
    expect(await world.charges(line.lineId)).toEqual(['unknown']);
    const [paid] = await messages('PAYMENT.CAPTURE.COMPLETED');
    await simulate(`captures/${(paid as unknown as { resource: { id: string } }).resource.id}/refund`);
    await read(await messages('PAYMENT.CAPTURE.REFUNDED'));
    expect([await refunds(), await world.count('webhook_event', 'processed_at IS NULL')]).toEqual([[], 1]);
    world.clock.advance({ minutes: 6 });
    await world.resolve();
    await world.get(MoneyBackEvents).processWaiting();
    expect([await world.charges(line.lineId), await refunds()]).toEqual([['succeeded'], [{ kind: 'correction', status: 'succeeded', minor: 500n, by: 'provider' }]]);
  });

  it('opens a dispute with a case, takes the money when the buyer claims it, and gives it back when PayPal decides for us', async () => {
    await world.renew();
    const { dispute_id: id = '' } = await simulate(`captures/${await captureOf()}/dispute`);
    await read(await messages('CUSTOMER.DISPUTE.CREATED'));
    expect([await disputes(), await cleared(), await topics()]).toEqual([[{ status: 'inquiry', minor: 500n, reason: 'UNAUTHORISED' }], 500n, ['chargeback']]);
    await simulate(`paypal-disputes/${id}/escalate`);
    await read(await messages('CUSTOMER.DISPUTE.UPDATED'));
    expect([await disputes(), await cleared()]).toEqual([[expect.objectContaining({ status: 'open' })], 0n]);
    await simulate(`paypal-disputes/${id}/resolve`, { outcome: 'RESOLVED_SELLER_FAVOUR' });
    await read(await messages('CUSTOMER.DISPUTE.RESOLVED'));
    expect([await disputes(), await cleared()]).toEqual([[expect.objectContaining({ status: 'won' })], 500n]);
  });

  it.each([
    ['before', ['CUSTOMER.DISPUTE.CREATED', 'PAYMENT.CAPTURE.REVERSED', 'CUSTOMER.DISPUTE.RESOLVED']],
    ['after', ['CUSTOMER.DISPUTE.CREATED', 'CUSTOMER.DISPUTE.RESOLVED', 'PAYMENT.CAPTURE.REVERSED']],
  ])('takes the money of a lost dispute once, told of the reversal %s the decision', async (_, order) => {
    await world.renew();
    const { dispute_id: id = '' } = await simulate(`captures/${await captureOf()}/dispute`);
    await simulate(`paypal-disputes/${id}/resolve`, { outcome: 'RESOLVED_BUYER_FAVOUR' });
    await read(await messages(...order));
    expect([await disputes(), await refunds(), await cleared()]).toEqual([[expect.objectContaining({ status: 'lost' })], [], 0n]);
  });

  it('takes the money of a lost dispute once, where the reversal was told before anybody spoke of a dispute', async () => {
    await world.renew();
    const { dispute_id: id = '' } = await simulate(`captures/${await captureOf()}/dispute`);
    await simulate(`paypal-disputes/${id}/resolve`, { outcome: 'RESOLVED_BUYER_FAVOUR' });
    await read(await messages('PAYMENT.CAPTURE.REVERSED', 'CUSTOMER.DISPUTE.CREATED', 'CUSTOMER.DISPUTE.RESOLVED'));
    expect([await disputes(), (await refunds()).length, await cleared()]).toEqual([[expect.objectContaining({ status: 'lost' })], 1, 0n]);
  });

  it.each([
    ['without an amount', { id: 'R1', status: 'COMPLETED' }],
    ['in a currency that nobody has', { id: 'R1', status: 'COMPLETED', amount: { currency_code: 'XXQ', value: '5.00' } }],
    ['with an amount that is none', { id: 'R1', status: 'COMPLETED', amount: { currency_code: 'EUR', value: '5,00' } }],
  ])('is left alone %s', async (_, resource) => {
    await world.renew();
    await read([{ id: 'WH-odd', event_type: 'PAYMENT.CAPTURE.REFUNDED', resource } as Message]);
    expect([await refunds(), await cleared(), await world.count('webhook_event', 'processed_at IS NULL')]).toEqual([[], 500n, 0]);
  });
});
