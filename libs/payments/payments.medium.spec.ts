import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import Stripe from 'stripe';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { AuditModule } from '#audit';
import { ClockModule } from '#platform/clock';
import { FixedClock, newId, newReference, systemClock } from '#kernel';
import { Ledger, PaymentsModule, StripeProvider, connectStripe } from '#payments';
import type { PaymentProvider, ProviderRequest } from '#payments';
import { ScriptedProvider, keepNothing } from '#payments/testing';
import { Database, DatabaseModule } from '#platform/database';
import { OutboxModule } from '#platform/queue';
import { startSimulator } from '../../apps/simulator/simulator.js';
import type { Simulator } from '../../apps/simulator/simulator.js';
import { createTestDatabase } from '../../test/support/database.js';
import type { TestDatabase } from '../../test/support/database.js';
import { EXCHANGE_NOTES } from './domain/exchange.notes.js';

const RETURN_URL = 'https://desk.test/pay/done';

describe('the books of payments', () => {
  let testDatabase: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let ledger: Ledger;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    app = await Test.createTestingModule({
      imports: [ClockModule.forRoot(systemClock), DatabaseModule.forRoot({ url: testDatabase.url }), AuditModule, OutboxModule, PaymentsModule.withProviders({ stripe: new ScriptedProvider() })],
    }).compile();
    await app.init();
    database = app.get(Database);
    ledger = app.get(Ledger);
  });
  afterAll(async () => {
    await app.close();
    await testDatabase.drop();
  });

  it('keep the notes that we make of an exchange, and no others', async () => {
    const [constraint] = await database.query<{ definition: string }>(
      `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = 'charge_attempt_note_check'`,
    );
    expect([...(constraint?.definition ?? '').matchAll(/'(\w+)'/g)].map(([, note]) => note)).toEqual([...EXCHANGE_NOTES]);
  });

  const post = (ref: string, ...amounts: readonly (readonly [bigint, 'EUR' | 'USD'])[]): Promise<void> =>
    database.transaction(() =>
      ledger.post([
        {
          ref,
          kind: 'adjustment',
          lineId: null,
          occurredAt: new Date('2027-01-01T00:00:00Z'),
          postings: amounts.map(([minor, currency]) => ({ account: 'suspense', amount: { minor, currency } })),
        },
      ]),
    );

  it('take a transaction that sums to zero in each currency', async () => {
    await post('ok', [100n, 'EUR'], [-100n, 'EUR'], [7n, 'USD'], [-7n, 'USD']);
    expect(await database.query('SELECT sum(amount_minor)::int AS sum, count(*)::int AS n FROM ledger_posting')).toEqual([{ sum: 0, n: 4 }]);
  });

  it.each([
    ['one that is off by one', [[100n, 'EUR'], [-99n, 'EUR']]],
    ['one that mixes currencies', [[100n, 'EUR'], [-100n, 'USD']]],
    ['one with a single posting', [[100n, 'EUR']]],
    ['one without postings', []],
    ['one that is off in its third posting', [[100n, 'EUR'], [-100n, 'EUR'], [1n, 'EUR']]],
  ] as const)('refuse %s, at commit', async (name, amounts) => {
    await expect(post(name, ...(amounts as readonly (readonly [bigint, 'EUR' | 'USD'])[]))).rejects.toMatchObject({ constraint: 'ledger_balanced' });
  });

  it('take a reference once, and a posting that comes later not at all', async () => {
    await post('once', [5n, 'EUR'], [-5n, 'EUR']);
    await expect(post('once', [5n, 'EUR'], [-5n, 'EUR'])).rejects.toMatchObject({ code: '23505' });
    const late = (ordinal: number): Promise<unknown> =>
      database.query(`INSERT INTO ledger_posting SELECT id, $1, 'suspense', 'EUR', 9 FROM ledger_transaction WHERE ref = 'once'`, [ordinal]);
    await expect(late(1)).rejects.toMatchObject({ code: '23505' });
    await expect(late(3)).rejects.toMatchObject({ constraint: 'ledger_balanced' });
    await expect(database.query(`UPDATE ledger_posting SET amount_minor = 1`)).rejects.toMatchObject({ code: '42501' });
    await expect(database.query(`DELETE FROM ledger_transaction`)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a payment provider', () => {
  let simulator: Simulator;
  let stripe: Stripe;

  beforeAll(async () => {
    simulator = await startSimulator();
    stripe = connect().stripe;
  });
  afterAll(() => simulator.stop());

  const connect = (apiUrl = simulator.url, timeoutMs = 1_000) => connectStripe({ apiUrl, secretKey: simulator.secretKey, webhookSecret: simulator.webhookSecret, timeoutMs });
  const request = (token: string, customer: string | null = null): ProviderRequest => ({
    chargeId: newId(),
    reference: newReference('CHG'),
    amount: { minor: 1200n, currency: 'EUR' },
    method: { token, customer },
    providerReference: null,
    byLink: false, createdAt: systemClock.now(),
  });
  const fault = async (body: object): Promise<void> => {
    const answer = await fetch(`${simulator.url}/_simulator/faults`, {
      method: 'POST',
      headers: { authorization: `Bearer ${simulator.secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
  };

  const scripted = new ScriptedProvider().when('pm_card_visa_chargeDeclinedInsufficientFunds', { kind: 'decline', raw: 'insufficient_funds', network: '51', advice: '02' });
  const providers: Readonly<Record<string, () => PaymentProvider>> = {
    'the double': () => scripted,
    'Stripe, through its SDK and the simulator': () => new StripeProvider(stripe, systemClock, RETURN_URL),
  };

  describe.each(Object.keys(providers))('as %s', (name) => {
    const provider = (): PaymentProvider => providers[name]?.() ?? scripted;

    it('takes the amount that was asked for', async () => {
      expect(await provider().charge(request('pm_card_visa'), keepNothing)).toMatchObject({ kind: 'succeeded', captured: { minor: 1200n, currency: 'EUR' } });
    });

    it('takes a repeated charge once', async () => {
      const twice = request('pm_card_visa');
      const [first, second] = [await provider().charge(twice, keepNothing), await provider().charge(twice, keepNothing)];
      expect(second).toMatchObject({ kind: 'succeeded', reference: first.kind === 'succeeded' ? first.reference : '' });
    });

    it('says why it declines', async () => {
      expect(await provider().charge(request('pm_card_visa_chargeDeclinedInsufficientFunds'), keepNothing)).toMatchObject({ kind: 'failed', raw: 'insufficient_funds', network: '51' });
    });

    it('finds a charge, paid or declined, and says so when there is none', async () => {
      const customer = (await stripe.customers.create({})).id;
      const method = await stripe.paymentMethods.attach('pm_card_visa', { customer });
      const [paid, none] = [request(method.id, customer), request(method.id, customer)];
      await provider().charge(paid, keepNothing);
      expect(await provider().find(paid)).toMatchObject({ kind: 'succeeded', captured: { minor: 1200n, currency: 'EUR' } });
      expect(await provider().find(none)).toEqual({ kind: 'not_found' });
      const declined = request('pm_card_visa_chargeDeclinedInsufficientFunds');
      await provider().charge(declined, keepNothing);
      expect(await provider().find(declined)).toMatchObject({ kind: 'failed', raw: 'insufficient_funds' });
    });
  });

  it('that knows no customer and no charge of late is not believed yet: its search may lag', async () => {
    const young = request('pm_card_visa');
    expect(await new StripeProvider(stripe, systemClock, RETURN_URL).find(young)).toMatchObject({ kind: 'unknown' });
    const later = new FixedClock(new Date(young.createdAt.getTime() + 3_600_000));
    expect(await new StripeProvider(stripe, later, RETURN_URL).find(young)).toEqual({ kind: 'not_found' });
  });

  it('that cannot be connected to never had the request', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    expect(await new StripeProvider(connect(`http://127.0.0.1:${port}`).stripe, systemClock, RETURN_URL).charge(request('pm_card_visa'))).toEqual({ kind: 'not_reached', note: 'no_connection', detail: 'ECONNREFUSED' });
  });

  it.each([
    ['hangs up in the middle', (socket: import('node:net').Socket) => socket.destroy()],
    ['answers nothing', () => undefined],
    ['answers HTML', (socket: import('node:net').Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\ncontent-length: 6\r\n\r\n<html>')],
    ['answers 500', (socket: import('node:net').Socket) => socket.end('HTTP/1.1 500 Oops\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')],
    ['answers 429', (socket: import('node:net').Socket) => socket.end('HTTP/1.1 429 Slow\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}')],
    ['answers half a body', (socket: import('node:net').Socket) => socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 500\r\n\r\n{"id": "pi_')],
  ])('that %s leaves the outcome unknown, after one try', async (_, misbehave) => {
    let requests = 0;
    const server = createServer((socket) => {
      socket.on('error', () => undefined).once('data', () => {
        requests += 1;
        misbehave(socket);
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const outcome = await new StripeProvider(connect(`http://127.0.0.1:${port}`, 300).stripe, systemClock, RETURN_URL).charge(request('pm_card_visa'));
    server.close();
    expect([outcome.kind, requests]).toEqual(['unknown', 1]);
  });

  it('that refuses our key or our method has taken nothing', async () => {
    const wrongKey = new StripeProvider(connectStripe({ apiUrl: simulator.url, secretKey: 'sk_test_wrong', webhookSecret: '', timeoutMs: 1_000 }).stripe, systemClock, RETURN_URL);
    expect(await wrongKey.charge(request('pm_card_visa'))).toMatchObject({ kind: 'failed', raw: 'request_rejected' });
    expect(await new StripeProvider(stripe, systemClock, RETURN_URL).charge(request('pm_that_is_gone'))).toMatchObject({ kind: 'failed', raw: 'resource_missing' });
  });

  it('that takes the money and drops the answer is found to have taken it', async () => {
    const customer = (await stripe.customers.create({})).id;
    const method = await stripe.paymentMethods.attach('pm_card_visa', { customer });
    await fault({ kind: 'dropAfterCapture', times: 1 });
    const lossy = request(method.id, customer);
    const provider = new StripeProvider(stripe, systemClock, RETURN_URL);
    expect(await provider.charge(lossy)).toMatchObject({ kind: 'unknown' });
    expect(await provider.find(lossy)).toMatchObject({ kind: 'succeeded' });
  });
});
