import type Stripe from 'stripe';
import { openBench, refusalOf, type Bench } from './testing/bench.js';

let bench: Bench;
let stripe: Stripe;
beforeEach(async () => {
  bench = await openBench({ laterMs: 5 });
  ({ stripe } = bench);
});
afterEach(() => bench.simulator.stop());

const SETUP: Stripe.Checkout.SessionCreateParams = { mode: 'setup', allowed_payment_method_types: ['card'], customer: 'cus_sim_1', client_reference_id: 'ours', success_url: 'https://shop.example/done?s={CHECKOUT_SESSION_ID}' };
const save = (url: string | null, card: string): Promise<Response> => fetch(url ?? '', { method: 'POST', redirect: 'manual', body: new URLSearchParams({ card }) });

describe('checkout sessions in setup mode', () => {
  it('a customer saves a card on the page, which is then attached and told about', async () => {
    const open = await stripe.checkout.sessions.create(SETUP);
    expect(open).toMatchObject({ status: 'open', mode: 'setup', url: expect.stringContaining(`/_simulator/checkout/${open.id}`) as string, setup_intent: expect.stringMatching(/^seti_/) as string });
    const saved = await save(open.url, 'pm_card_visa');
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `https://shop.example/done?s=${open.id}`]);
    const done = await stripe.checkout.sessions.retrieve(open.id, { expand: ['setup_intent.payment_method'] });
    expect(done).toMatchObject({ status: 'complete', url: null, setup_intent: { status: 'succeeded', payment_method: { customer: 'cus_sim_1', card: { last4: '4242' } } } });
    expect((await stripe.events.list({ limit: 10 })).data.map(({ type }) => type)).toEqual(['checkout.session.completed', 'setup_intent.succeeded', 'payment_method.attached']);
    expect((await save(open.url, 'pm_card_visa')).status).toBe(200);
  });

  it('a card that asks for its holder is confirmed on the page, and pays off session afterwards', async () => {
    const { id, url } = await stripe.checkout.sessions.create(SETUP);
    await save(url, 'pm_card_authenticationRequiredOnSetup');
    const { setup_intent } = await stripe.checkout.sessions.retrieve(id, { expand: ['setup_intent'] });
    const method = (setup_intent as Stripe.SetupIntent).payment_method as string;
    expect(await stripe.paymentIntents.create({ amount: 500, currency: 'eur', customer: 'cus_sim_1', payment_method: method, confirm: true, off_session: true })).toMatchObject({ status: 'succeeded' });
  });

  it('a card that the bank refuses leaves the page open', async () => {
    const { id, url } = await stripe.checkout.sessions.create({ mode: 'setup', allowed_payment_method_types: ['card'], customer_creation: 'always', success_url: 'https://shop.example/done' });
    expect(await (await save(url, 'pm_card_visa_chargeDeclined')).text()).toContain('does not accept');
    await save(url, 'pm_card_visa');
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: 'complete', customer: expect.stringMatching(/^cus_/) as string });
    expect((await stripe.customers.list()).data).toHaveLength(1);
  });

  it('ends by hand, and is found by its customer', async () => {
    const { id, url } = await stripe.checkout.sessions.create(SETUP);
    expect((await stripe.checkout.sessions.list({ customer: 'cus_sim_1' })).data.map((session) => session.id)).toEqual([id]);
    expect(await stripe.checkout.sessions.expire(id)).toMatchObject({ status: 'expired', url: null });
    expect(await (await save(url, 'pm_card_visa')).text()).toContain('nothing to do');
    expect((await refusalOf(stripe.checkout.sessions.expire(id))).statusCode).toBe(400);
  });

  it.each<[string, object, string | undefined]>([
    ['a sale', { mode: 'payment' }, 'mode'],
    ['an unknown customer', { customer: 'cus_unknown' }, 'customer'],
    ['too short a time', { expires_at: Math.floor(Date.parse('2020-01-01') / 1000) }, 'expires_at'],
    ['no way back', { success_url: '' }, 'success_url'],
    ['a typing error', { sucess_url: 'x' }, 'sucess_url'],
  ])('refuses %s', async (_, params, param) => {
    expect(await refusalOf(stripe.checkout.sessions.create({ ...SETUP, ...params }))).toMatchObject({ statusCode: 400, param });
  });
});
