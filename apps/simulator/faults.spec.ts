import Stripe from 'stripe';
import { charge, openBench, refusalOf, type Bench } from './testing/bench.js';

let bench: Bench;
let stripe: Stripe;
beforeEach(async () => {
  bench = await openBench();
  ({ stripe } = bench);
});
afterEach(() => bench.simulator.stop());

const keyed = (method: string, extra: Partial<Stripe.PaymentIntentCreateParams> = {}): Promise<Stripe.Response<Stripe.PaymentIntent>> =>
  stripe.paymentIntents.create(charge(method, { metadata: { charge_id: 'c' }, ...extra }), { idempotencyKey: 'k' });
const captured = async (): Promise<unknown> => ((await bench.admin('GET', 'state?value=c')).captures as { of: { c: number } }).of.c;
const evidence = async (): Promise<string[]> => (await stripe.paymentIntents.search({ query: "metadata['charge_id']:'c'" })).data.map(({ status }) => status);

describe('the answer is lost', () => {
  it('after the capture: the client knows nothing, the provider has the money, and search tells', async () => {
    await bench.admin('POST', 'faults', { kind: 'dropAfterCapture', times: 2 });
    const error = await refusalOf(keyed('pm_card_visa'));
    expect(error).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect([await captured(), await evidence()]).toEqual([1, ['succeeded']]);
    expect((await keyed('pm_card_visa')).lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(await captured()).toBe(1);
  });

  it('once only: the SDK asks again with the same key, and is told what happened', async () => {
    await bench.admin('POST', 'faults', { kind: 'dropAfterCapture', times: 1 });
    expect((await keyed('pm_card_visa')).status).toBe('succeeded');
    expect(await captured()).toBe(1);
  });

  it('before the capture: the same error, and nothing was taken', async () => {
    await bench.admin('POST', 'faults', { kind: 'dropBeforeCapture', times: 2 });
    expect(await refusalOf(keyed('pm_card_visa'))).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect([await captured(), await evidence()]).toEqual([0, []]);
    expect((await keyed('pm_card_visa')).status).toBe('succeeded');
  });

  it('or late: a client that gives up has been charged', async () => {
    await bench.admin('POST', 'faults', { delayMs: 400, times: 1 });
    const error = await refusalOf(stripe.paymentIntents.create(charge('pm_card_visa', { metadata: { charge_id: 'c' } }), { timeout: 60 }));
    expect(error).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect(await captured()).toBe(1);
  });
});

describe('the answer is wrong', () => {
  it('status 500 after the capture is stored under the key, as Stripe does: only search tells the truth', async () => {
    await bench.admin('POST', 'faults', { kind: 'status500AfterCapture', times: 1 });
    const first = await refusalOf(keyed('pm_card_visa'));
    expect(first).toMatchObject({ statusCode: 500, rawType: 'api_error' });
    expect(first.headers?.['stripe-should-retry']).toBe('false');
    expect((await refusalOf(keyed('pm_card_visa'))).statusCode).toBe(500);
    expect([await captured(), await evidence()]).toEqual([1, ['succeeded']]);
  });

  it('status 500 before the capture is not stored: asking again works', async () => {
    await bench.admin('POST', 'faults', { kind: 'status500BeforeCapture', times: 1 });
    expect((await refusalOf(keyed('pm_card_visa'))).statusCode).toBe(500);
    expect(await captured()).toBe(0);
    expect((await keyed('pm_card_visa')).status).toBe('succeeded');
  });

  it('status 429', async () => {
    await bench.admin('POST', 'faults', { kind: 'status429', times: 1 });
    expect(await refusalOf(keyed('pm_card_visa'))).toBeInstanceOf(Stripe.errors.StripeRateLimitError);
    expect(await captured()).toBe(0);
  });

  it.each(['htmlBody', 'truncatedBody'])('%s: status 200, money taken, nothing to read', async (kind) => {
    await bench.admin('POST', 'faults', { kind, times: 1 });
    expect(await refusalOf(keyed('pm_card_visa'))).toMatchObject({ type: 'StripeAPIError', message: 'Invalid JSON received from the Stripe API' });
    expect([await captured(), await evidence()]).toEqual([1, ['succeeded']]);
  });

  it('wrongAmount: more or less was taken than was asked for', async () => {
    await bench.admin('POST', 'faults', { kind: 'wrongAmount', excess: 250, times: 1 });
    const more = await keyed('pm_card_visa', { expand: ['latest_charge'] });
    expect(more).toMatchObject({ status: 'succeeded', amount: 1200, amount_received: 1450, latest_charge: { amount_captured: 1450 } });
    await bench.admin('POST', 'faults', { kind: 'wrongAmount', excess: -200, times: 1 });
    expect((await stripe.paymentIntents.create(charge('pm_card_visa'))).amount_received).toBe(1000);
  });
});

describe('whom it happens to', () => {
  it('by payment method, customer or metadata; reading is never disturbed', async () => {
    await bench.admin('POST', 'faults', { kind: 'status500BeforeCapture', match: { payment_method: 'pm_sim_ok_1' } });
    await bench.admin('POST', 'faults', { kind: 'status429', match: { customer: 'cus_sim_2' } });
    await bench.admin('POST', 'faults', { kind: 'status429', match: { metadata: { charge_id: 'c' } } });
    expect((await stripe.paymentIntents.create(charge('pm_sim_ok_2'))).status).toBe('succeeded');
    expect((await refusalOf(stripe.paymentIntents.create(charge('pm_sim_ok_1')))).statusCode).toBe(500);
    expect((await refusalOf(stripe.paymentIntents.create(charge('pm_sim_ok_2', { customer: 'cus_sim_2' })))).statusCode).toBe(429);
    expect((await refusalOf(keyed('pm_sim_ok_2'))).statusCode).toBe(429);
    expect((await stripe.paymentIntents.list()).data).toHaveLength(1);
    await bench.admin('DELETE', 'faults');
    expect((await keyed('pm_sim_ok_1')).status).toBe('succeeded');
  });

  it('by operation: refunds only, or everything that moves money', async () => {
    await bench.admin('POST', 'faults', { kind: 'dropAfterCapture', times: 2, match: { operation: 'refund' } });
    const intent = await keyed('pm_card_visa');
    expect(await refusalOf(stripe.refunds.create({ payment_intent: intent.id }))).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect((await stripe.refunds.list({ payment_intent: intent.id })).data).toHaveLength(1);
  });

  it('confirming and capturing count as charging, making an intent does not', async () => {
    await bench.admin('POST', 'faults', { kind: 'status500BeforeCapture', times: 1, match: { metadata: { charge_id: 'c' } } });
    const intent = await stripe.paymentIntents.create({ amount: 500, currency: 'eur', metadata: { charge_id: 'c' } });
    expect((await refusalOf(stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' }))).statusCode).toBe(500);
    expect((await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' })).status).toBe('succeeded');
  });

  it.each([
    ['pm_sim_drop_after_capture_7', 'StripeConnectionError', 1], ['pm_sim_drop_before_capture_7', 'StripeConnectionError', 0], ['pm_sim_status500_after_capture_7', 'StripeAPIError', 1],
    ['pm_sim_status500_before_capture_7', 'StripeAPIError', 0], ['pm_sim_status429_7', 'StripeRateLimitError', 0], ['pm_sim_html_body_7', 'StripeAPIError', 1], ['pm_card_sim_truncated_body', 'StripeAPIError', 1],
  ])('%s carries its fault with it, every time: %s, %i captured', async (method, type, captures) => {
    expect((await refusalOf(keyed(method))).type).toBe(type);
    expect((await refusalOf(keyed(method))).type).toBe(type);
    expect(await captured()).toBe(captures);
  });

  it('pm_sim_wrong_amount_7 and pm_sim_slow_120_7', async () => {
    expect((await stripe.paymentIntents.create(charge('pm_sim_wrong_amount_7'))).amount_received).toBe(1300);
    const started = performance.now();
    await stripe.paymentIntents.create(charge('pm_sim_slow_120_7'));
    expect(performance.now() - started).toBeGreaterThan(110);
  });
});

describe('the admin API', () => {
  it('says what is in force, and forgets everything on reset', async () => {
    await keyed('pm_card_visa');
    await bench.admin('POST', 'faults', { kind: 'status429', times: 3 });
    expect(await bench.admin('GET', 'state')).toMatchObject({ payment_intents: { total: 1, by_status: { succeeded: 1 } }, idempotency_keys: 1, faults: [{ fault: { kind: 'status429' }, remaining: 3 }] });
    await bench.admin('POST', 'reset');
    expect(await bench.admin('GET', 'state')).toMatchObject({ payment_intents: { total: 0 }, idempotency_keys: 0, faults: [], captures: { total: 0 } });
  });

  it('counts who was charged more than once', async () => {
    for (let n = 0; n < 2; n += 1) await stripe.paymentIntents.create(charge('pm_card_visa', { metadata: { charge_id: 'twice' } }));
    expect(await bench.admin('GET', 'state?metadata_key=charge_id')).toMatchObject({ captures: { distinct: 1, total: 2, more_than_once: { twice: 2 } } });
  });

  it.each([['faults', {}], ['faults', { kind: 'explode' }], ['faults', { kind: 'status429', time: 1 }], ['faults', { delayMs: -1 }], ['webhooks', { outOfOrder: 1 }], ['settings', {}], ['nothing', {}]])('POST %s %j is refused', async (path, body) => {
    const answer = await bench.raw(`/_simulator/${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  it('broken JSON is refused', async () => {
    expect((await bench.raw('/_simulator/faults', { method: 'POST', body: '{', headers: { 'Content-Type': 'application/json' } })).status).toBe(400);
  });
});
