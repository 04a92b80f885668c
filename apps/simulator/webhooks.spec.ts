import Stripe from 'stripe';
import { charge, openBench, refusalOf, WebhookInbox, type Bench } from './testing/bench.js';

let bench: Bench;
let inbox: WebhookInbox;
let stripe: Stripe;
beforeEach(async () => {
  inbox = new WebhookInbox();
  bench = await openBench({ webhookUrl: await inbox.open(), webhookRetryMs: 10, webhookAttempts: 3, webhookConcurrency: 1, laterMs: 5 });
  ({ stripe } = bench);
});
afterEach(async () => {
  await bench.simulator.stop();
  await inbox.close();
});

const PAID = ['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded'];

describe('events', () => {
  it('are signed as constructEvent verifies them, and tell what happened', async () => {
    const intent = await stripe.paymentIntents.create(charge('pm_card_visa', { metadata: { charge_id: 'c' } }), { idempotencyKey: 'k' });
    await inbox.until(({ received }) => received.length === 3);
    for (const { body, signature } of inbox.received) {
      const event = stripe.webhooks.constructEvent(body, signature, bench.simulator.webhookSecret);
      expect(event).toMatchObject({ object: 'event', api_version: Stripe.API_VERSION, request: { id: intent.lastResponse.requestId, idempotency_key: 'k' } });
      expect(() => stripe.webhooks.constructEvent(body.replace('eur', 'usd'), signature, bench.simulator.webhookSecret)).toThrow(Stripe.errors.StripeSignatureVerificationError);
      expect(() => stripe.webhooks.constructEvent(body, signature, 'whsec_other')).toThrow(Stripe.errors.StripeSignatureVerificationError);
    }
    expect(inbox.types().sort()).toEqual([...PAID].sort());
    expect(inbox.received.find(({ event }) => event.type === 'payment_intent.succeeded')?.event.data.object).toMatchObject({ id: intent.id, status: 'succeeded', metadata: { charge_id: 'c' } });
  });

  it('show the object as it was then, not as it is now', async () => {
    const intent = await stripe.paymentIntents.create(charge('pm_card_visa', { capture_method: 'manual' }));
    await stripe.paymentIntents.cancel(intent.id);
    const events = await stripe.events.list({ type: 'payment_intent.*' });
    expect(events.data.map(({ type, data }) => [type, (data.object as Stripe.PaymentIntent).status])).toEqual([
      ['payment_intent.canceled', 'canceled'], ['payment_intent.amount_capturable_updated', 'requires_capture'], ['payment_intent.created', 'requires_confirmation'],
    ]);
    expect(await stripe.events.retrieve(events.data[0]?.id ?? '')).toEqual(events.data[0]);
  });

  it.each<[string, () => Promise<unknown>, string[]]>([
    ['a decline', () => refusalOf(stripe.paymentIntents.create(charge('pm_card_visa_chargeDeclined'))), ['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed']],
    ['a demand for authentication', () => stripe.paymentIntents.create(charge('pm_card_authenticationRequired', { off_session: false })), ['payment_intent.created', 'payment_intent.requires_action']],
    ['a refund', async () => stripe.refunds.create({ payment_intent: (await stripe.paymentIntents.create(charge('pm_card_visa'))).id }), [...PAID, 'refund.created', 'charge.refunded']],
    ['a refund that arrives later', async () => stripe.refunds.create({ payment_intent: (await stripe.paymentIntents.create(charge('pm_card_pendingRefund'))).id }), [...PAID, 'refund.created', 'charge.refunded', 'refund.updated']],
    ['a dispute', () => stripe.paymentIntents.create(charge('pm_card_createDispute')), [...PAID, 'charge.dispute.created', 'charge.dispute.funds_withdrawn', 'charge.updated']],
    ['a saved card', () => stripe.paymentMethods.attach('pm_card_visa', { customer: 'cus_sim_1' }), ['payment_method.attached']],
  ])('of %s', async (_, work, types) => {
    await work();
    await inbox.until(({ received }) => received.length >= types.length);
    expect(inbox.types().sort()).toEqual([...types].sort());
  });
});

describe('endpoints', () => {
  it('made by API get the types that they want, signed with their own secret, until they are deleted', async () => {
    const other = new WebhookInbox();
    const url = await other.open();
    const endpoint = await stripe.webhookEndpoints.create({ url, enabled_events: ['payment_intent.succeeded'] });
    expect((await stripe.webhookEndpoints.retrieve(endpoint.id)).secret).toBeUndefined();
    await stripe.paymentIntents.create(charge('pm_card_visa'));
    await other.until(({ received }) => received.length === 1);
    const [first] = other.received;
    expect(stripe.webhooks.constructEvent(first?.body ?? '', first?.signature ?? '', endpoint.secret ?? '').type).toBe('payment_intent.succeeded');
    await stripe.webhookEndpoints.update(endpoint.id, { disabled: true });
    await stripe.paymentIntents.create(charge('pm_card_visa'));
    await stripe.webhookEndpoints.del(endpoint.id);
    await stripe.paymentIntents.create(charge('pm_card_visa'));
    await inbox.until(({ received }) => received.length === 9);
    expect(other.received).toHaveLength(1);
    expect((await refusalOf(stripe.webhookEndpoints.create({ url: 'nowhere', enabled_events: ['*'] }))).code).toBe('url_invalid');
    await other.close();
  });

  it('that do not say 2xx are told again, with a fresh signature, but not for ever', async () => {
    inbox.statuses = [500, 302];
    await stripe.paymentMethods.attach('pm_card_visa', { customer: 'cus_sim_1' });
    await inbox.until(({ received }) => received.length === 3);
    expect(new Set(inbox.received.map(({ event }) => event.id)).size).toBe(1);
    inbox.statuses = [500, 500, 500];
    await stripe.paymentMethods.attach('pm_card_visa', { customer: 'cus_sim_1' });
    await inbox.until(({ received }) => received.length === 6);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(inbox.received).toHaveLength(6);
    expect(await bench.admin('GET', 'state')).toMatchObject({ webhooks: { delivered: 1, retried: 4, abandoned: 1, open: 0 } });
  });

  it('that are gone do not hold up payments', async () => {
    await inbox.close();
    expect((await stripe.paymentIntents.create(charge('pm_card_visa'))).status).toBe('succeeded');
  });
});

describe('webhook faults', () => {
  it('twice: the same event, delivered again', async () => {
    await bench.admin('POST', 'webhooks', { duplicate: 3 });
    await stripe.paymentIntents.create(charge('pm_card_visa'));
    await inbox.until(({ received }) => received.length === 9);
    expect(new Set(inbox.received.map(({ event }) => event.id)).size).toBe(3);
  });

  it('late: the answer comes first', async () => {
    await bench.admin('POST', 'webhooks', { delayMs: 150 });
    const started = performance.now();
    await stripe.paymentIntents.create(charge('pm_card_visa'));
    await inbox.until(({ received }) => received.length === 3);
    expect(performance.now() - started).toBeGreaterThan(140);
    const last = inbox.received[0];
    expect(stripe.webhooks.constructEvent(last?.body ?? '', last?.signature ?? '', bench.simulator.webhookSecret, 1).object).toBe('event');
  });

  it('out of order: newest first, and an incomplete handful is not lost', async () => {
    await bench.admin('POST', 'webhooks', { outOfOrder: 6 });
    const intent = await stripe.paymentIntents.create(charge('pm_card_visa'));
    expect(inbox.received).toHaveLength(0);
    await stripe.refunds.create({ payment_intent: intent.id });
    await inbox.until(({ received }) => received.length === 5, 4000);
    expect(inbox.types()).toEqual(['charge.refunded', 'refund.created', 'payment_intent.succeeded', 'charge.succeeded', 'payment_intent.created']);
  });

  it('lost: it can still be asked for', async () => {
    await bench.admin('POST', 'webhooks', { drop: 1, types: ['payment_intent.succeeded'] });
    await stripe.paymentIntents.create(charge('pm_card_visa'));
    await stripe.paymentIntents.create(charge('pm_card_visa'));
    await inbox.until(({ received }) => received.length === 5);
    expect(inbox.types().filter((type) => type === 'payment_intent.succeeded')).toHaveLength(1);
    expect((await stripe.events.list({ types: ['payment_intent.succeeded'] })).data).toHaveLength(2);
  });
});
