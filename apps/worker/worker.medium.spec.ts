import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import Stripe from 'stripe';
import { systemClock } from '#kernel';
import { STRIPE, WebhookInbox, connectStripe } from '#payments';
import { loadServiceConfig } from '#platform/config';
import { Database } from '#platform/database';
import { insertLine, insertPlan } from '#renewals/testing';
import { createTestDatabase } from '../../test/support/database.js';
import type { TestDatabase } from '../../test/support/database.js';
import { describeOnRedis, startTestRedis } from '../../test/support/redis.js';
import type { TestRedis } from '../../test/support/redis.js';
import { startSimulator } from '../simulator/simulator.js';
import type { Simulator } from '../simulator/simulator.js';
import { createWorker } from './create-worker.js';

for (const [backend, describeHere] of [['PostgreSQL', describe], ['Redis', describeOnRedis]] as const) describeHere(`the worker, with the queue on ${backend}, against the provider simulator over HTTP`, () => {
  let testDatabase: TestDatabase;
  let redis: TestRedis | undefined;
  let simulator: Simulator;
  let stripe: Stripe;
  let directory: string;
  let worker: INestApplicationContext;
  let database: Database;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    simulator = await startSimulator();
    if (backend === 'Redis') redis = await startTestRedis();
    ({ stripe } = connectStripe({ apiUrl: simulator.url, secretKey: simulator.secretKey, webhookSecret: simulator.webhookSecret, timeoutMs: 2_000 }));
    directory = await mkdtemp(path.join(tmpdir(), 'keepline-worker-'));
    worker = await createWorker(
      loadServiceConfig({
        DATABASE_URL: testDatabase.url,
        STRIPE_API_URL: simulator.url,
        STRIPE_SECRET_KEY: simulator.secretKey,
        STRIPE_WEBHOOK_SECRET: simulator.webhookSecret,
        KEEPLINE_DATA_DIR: directory,
        RENEWAL_TICK_SECONDS: '1',
        PROVIDER_TIMEOUT_MS: '500',
        LOG_LEVEL: 'silent',
        ...(redis && { REDIS_URL: redis.url }),
      }),
    );
    database = worker.get(Database);
  });
  afterAll(async () => {
    await worker.close();
    await simulator.stop();
    await redis?.kill();
    await testDatabase.drop();
    await rm(directory, { recursive: true });
  });

  async function dueLine(card: string): Promise<string> {
    const customer = (await stripe.customers.create({})).id;
    const { id: token } = await stripe.paymentMethods.attach(card, { customer });
    const validTo = new Date(systemClock.now().getTime() + 3 * 86_400_000).toISOString();
    return (await insertLine(database, { planVersionId: await insertPlan(database), validTo, token, customer })).lineId;
  }

  async function outcomeOf(lineId: string, wanted: (status: string) => boolean): Promise<{ status: string; failure_code: string | null } | undefined> {
    for (let i = 0; i < 400; i += 1) {
      const [renewal] = await database.query<{ status: string; failure_code: string | null }>('SELECT status, failure_code FROM renewal WHERE line_id = $1', [lineId]);
      if (renewal && wanted(renewal.status)) return renewal;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return undefined;
  }
  const settled = (status: string): boolean => status !== 'charging';

  it('finds a line that is due and renews it', async () => {
    const lineId = await dueLine('pm_card_visa');
    expect(await outcomeOf(lineId, settled)).toEqual({ status: 'succeeded', failure_code: null });
    const [charge] = await database.query<{ id: string; provider_reference: string }>('SELECT id, provider_reference FROM charge WHERE line_id = $1', [lineId]);
    const intent = await stripe.paymentIntents.retrieve(charge?.provider_reference ?? '');
    expect([intent.status, intent.amount_received, intent.metadata['charge_id']]).toEqual(['succeeded', 500, charge?.id]);
  });

  it('keeps the provider’s reason of a decline', async () => {
    const lineId = await dueLine('pm_card_chargeCustomerFail');
    expect(await outcomeOf(lineId, settled)).toEqual({ status: 'retry_scheduled', failure_code: 'declined_by_bank' });
  });

  it('learns from a webhook what the lost answer said, once, however often and in whatever order messages come', async () => {
    const events: Stripe.Event[] = [];
    const hook = await listen((body) => events.push(stripe.webhooks.constructEvent(body.text, body.signature, secret, 300)));
    const { id: endpointId, secret = '' } = await stripe.webhookEndpoints.create({ url: hook.url, enabled_events: ['*'] });
    await fetch(`${simulator.url}/_simulator/faults`, {
      method: 'POST',
      headers: { authorization: `Bearer ${simulator.secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'dropAfterCapture', times: 1 }),
    });
    const lineId = await dueLine('pm_card_visa');
    expect(await outcomeOf(lineId, settled)).toEqual({ status: 'unknown', failure_code: null });
    for (let i = 0; i < 100 && !events.some(({ type }) => type === 'payment_intent.succeeded'); i += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    const inbox = worker.get(WebhookInbox, { strict: false });
    for (const event of [...events].reverse().flatMap((event) => [event, event])) {
      await inbox.receive({ provider: 'stripe', eventId: event.id, type: event.type, payload: event }, systemClock.now());
    }
    expect(await outcomeOf(lineId, (status) => status === 'succeeded')).toEqual({ status: 'succeeded', failure_code: null });
    expect(await database.query(`SELECT count(*)::int AS n FROM ledger_transaction WHERE line_id = $1`, [lineId])).toEqual([{ n: 1 }]);
    await stripe.webhookEndpoints.del(endpointId);
    hook.server.close();
  });

  it('shows that it is alive, and takes the sign away when it ends', async () => {
    expect(existsSync(path.join(directory, 'worker.alive'))).toBe(true);
    expect(worker.get(STRIPE, { strict: false })).toBeDefined();
    await worker.close();
    expect(existsSync(path.join(directory, 'worker.alive'))).toBe(false);
  });
});

async function listen(receive: (message: { text: string; signature: string }) => void): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      receive({ text: Buffer.concat(parts).toString(), signature: String(request.headers['stripe-signature']) });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
