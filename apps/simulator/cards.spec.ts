import Stripe from 'stripe';
import { DECLINES } from './cards/declines.table.js';
import { TEST_CARDS } from './cards/test-cards.table.js';
import { charge, openBench, refusalOf, type Bench } from './testing/bench.js';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.simulator.stop());

const cardParams = (number: string): Stripe.PaymentMethodCreateParams => ({ type: 'card', card: { number, exp_month: 12, exp_year: 2034, cvc: '123' } });

/** What Stripe publishes about its test cards, written down here a second time on purpose. */
const PUBLISHED_DECLINES: [number: string, id: string, code: string, declineCode: string, networkCode: string][] = [
  ['4000000000000002', 'pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline', '05'],
  ['4000000000009995', 'pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds', '51'],
  ['4000000000009987', 'pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card', '41'],
  ['4000000000009979', 'pm_card_visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card', '43'],
  ['4000000000000069', 'pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card', '54'],
  ['4000000000000127', 'pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', 'incorrect_cvc', 'N7'],
  ['4000000000000119', 'pm_card_chargeDeclinedProcessingError', 'processing_error', 'processing_error', '96'],
  ['4000000000006975', 'pm_card_visa_chargeDeclinedVelocityLimitExceeded', 'card_declined', 'card_velocity_exceeded', '65'],
  ['4000000000000341', 'pm_card_chargeCustomerFail', 'card_declined', 'generic_decline', '05'],
];

describe('published cards that pay', () => {
  it.each([
    ['4242424242424242', 'pm_card_visa', 'visa'], ['5555555555554444', 'pm_card_mastercard', 'mastercard'], ['378282246310005', 'pm_card_amex', 'amex'],
    ['6011111111111117', 'pm_card_discover', 'discover'], ['3056930009020004', 'pm_card_diners', 'diners'], ['3566002020360505', 'pm_card_jcb', 'jcb'], ['6200000000000005', 'pm_card_unionpay', 'unionpay'],
  ])('%s and %s pay as %s', async (number, id, brand) => {
    const made = await bench.stripe.paymentMethods.create(cardParams(number));
    expect(made.card).toMatchObject({ brand, last4: number.slice(-4), exp_month: 12, exp_year: 2034 });
    for (const method of [made.id, id]) {
      const intent = await bench.stripe.paymentIntents.create({ ...charge(method), expand: ['latest_charge.balance_transaction', 'payment_method'] });
      expect(intent).toMatchObject({ status: 'succeeded', amount: 1200, amount_received: 1200, currency: 'eur', last_payment_error: null, next_action: null });
      const paid = intent.latest_charge as Stripe.Charge;
      expect(paid).toMatchObject({ paid: true, captured: true, status: 'succeeded', payment_intent: intent.id, outcome: { type: 'authorized', network_status: 'approved_by_network' } });
      expect(paid.payment_method_details?.card).toMatchObject({ brand, last4: number.slice(-4) });
      expect(paid.balance_transaction).toMatchObject({ amount: 1200, fee: 65, net: 1135, source: paid.id });
      expect((intent.payment_method as Stripe.PaymentMethod).card?.brand).toBe(brand);
    }
  });

  it('tok_visa makes a payment method', async () => {
    const method = await bench.stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } });
    expect(method.card?.last4).toBe('4242');
  });
});

describe('published cards that are declined', () => {
  it.each(PUBLISHED_DECLINES)('%s and %s: %s / %s, network %s', async (number, id, code, declineCode, networkCode) => {
    const made = await bench.stripe.paymentMethods.create(cardParams(number));
    for (const method of [made.id, id]) {
      const error = await refusalOf(bench.stripe.paymentIntents.create(charge(method, { metadata: { charge_id: 'c1' } })));
      expect(error).toBeInstanceOf(Stripe.errors.StripeCardError);
      expect(error).toMatchObject({ statusCode: 402, code, decline_code: declineCode, network_decline_code: networkCode, rawType: 'card_error', doc_url: expect.stringContaining('error-codes') as string });
      const intent = await bench.stripe.paymentIntents.retrieve(error.payment_intent?.id ?? '', { expand: ['latest_charge'] });
      expect(intent).toMatchObject({ status: 'requires_payment_method', payment_method: null, metadata: { charge_id: 'c1' }, last_payment_error: { code, decline_code: declineCode } });
      const failed = intent.latest_charge as Stripe.Charge;
      expect(failed).toMatchObject({ id: error.charge, paid: false, captured: false, status: 'failed', failure_code: code, balance_transaction: null });
      expect(failed.outcome).toMatchObject({ type: 'issuer_declined', network_status: 'declined_by_network', reason: declineCode, network_decline_code: networkCode, risk_level: 'normal' });
    }
  });

  it('4100000000000019 is blocked by Radar and never reaches the network', async () => {
    const error = await refusalOf(bench.stripe.paymentIntents.create(charge('pm_card_radarBlock')));
    expect(error).toMatchObject({ code: 'card_declined', decline_code: 'fraudulent' });
    const blocked = await bench.stripe.charges.retrieve(error.charge ?? '');
    expect(blocked.outcome).toMatchObject({ type: 'blocked', network_status: 'not_sent_to_network', reason: 'highest_risk_level', risk_level: 'highest', network_decline_code: null });
  });

  it('only Mastercard sends a merchant advice code', async () => {
    const errors = await Promise.all(Array.from({ length: 40 }, (_, n) => refusalOf(bench.stripe.paymentIntents.create(charge(`pm_sim_lost_card_${n}`)))));
    const seen = new Map(errors.map((error) => [error.payment_method?.card?.brand, error.network_advice_code]));
    expect(seen.get('mastercard')).toBe('03');
    expect(seen.get('visa')).toBeUndefined();
    expect(errors.every(({ advice_code }) => advice_code === 'do_not_try_again')).toBe(true);
  });

  it('every card of the table does what its row says', async () => {
    for (const card of TEST_CARDS.filter(({ name }) => name !== null)) {
      const outcome = await bench.stripe.paymentIntents.create(charge(`pm_card_${card.name ?? ''}`)).then(({ status }) => status, (error: unknown) => (error instanceof Stripe.errors.StripeError ? error.decline_code : error));
      const declines = DECLINES.get(card.behaviour)?.declineCode;
      expect([card.number, outcome]).toEqual([card.number, declines ?? (/^authentication_(always|then|unless)/.test(card.behaviour) ? 'authentication_required' : 'succeeded')]);
    }
  });

  it.each([...DECLINES.keys()])('pm_card_decline_%s and pm_sim_%s_00042 are declined for that reason', async (key) => {
    for (const id of [`pm_card_decline_${key}`, `pm_sim_${key}_00042`]) {
      const error = await refusalOf(bench.stripe.paymentIntents.create(charge(id)));
      expect([error.statusCode, error.decline_code]).toEqual([402, DECLINES.get(key)?.declineCode]);
    }
  });
});

describe('card data that cannot be right', () => {
  it.each([
    ['4242424242424241', 12, 2034, 'incorrect_number'], ['4242424242424242', 13, 2034, 'invalid_expiry_month'], ['4242424242424242', 12, 2020, 'invalid_expiry_year'], ['4539578763621486', 12, 2034, 'card_declined'],
  ])('%s %i/%i: %s', async (number, exp_month, exp_year, code) => {
    const error = await refusalOf(bench.stripe.paymentMethods.create({ type: 'card', card: { number, exp_month, exp_year } }));
    expect(error).toMatchObject({ statusCode: 402, code, rawType: 'card_error' });
  });
});

describe('cards that change', () => {
  it('fails twice, then pays: a retry can succeed', async () => {
    const id = 'pm_sim_fails_2_then_ok_insufficient_funds_00007';
    for (let attempt = 0; attempt < 2; attempt += 1) expect((await refusalOf(bench.stripe.paymentIntents.create(charge(id)))).decline_code).toBe('insufficient_funds');
    expect((await bench.stripe.paymentIntents.create(charge(id))).status).toBe('succeeded');
    expect((await bench.stripe.paymentIntents.create(charge(id))).status).toBe('succeeded');
  });

  it('a template of the same kind counts per payment method that it made', async () => {
    const customer = await bench.stripe.customers.create();
    const method = await bench.stripe.paymentMethods.attach('pm_card_sim_fails_1_then_ok_do_not_honor', { customer: customer.id });
    const params = charge(method.id, { customer: customer.id });
    expect((await refusalOf(bench.stripe.paymentIntents.create(params))).decline_code).toBe('do_not_honor');
    expect((await bench.stripe.paymentIntents.create(params)).status).toBe('succeeded');
  });

  it('pays once, then is reported lost', async () => {
    const id = 'pm_sim_ok_1_then_lost_card_x';
    expect((await bench.stripe.paymentIntents.create(charge(id))).status).toBe('succeeded');
    expect((await refusalOf(bench.stripe.paymentIntents.create(charge(id)))).decline_code).toBe('lost_card');
  });

  it('is declined until an instant, or from one on', async () => {
    const past = 1_600_000_000;
    const future = 4_000_000_000;
    expect((await bench.stripe.paymentIntents.create(charge(`pm_sim_until_${past}_insufficient_funds_1`))).status).toBe('succeeded');
    expect((await refusalOf(bench.stripe.paymentIntents.create(charge(`pm_sim_until_${future}_insufficient_funds_1`)))).decline_code).toBe('insufficient_funds');
    expect((await bench.stripe.paymentIntents.create(charge(`pm_sim_from_${future}_expired_card_1`))).status).toBe('succeeded');
    expect((await refusalOf(bench.stripe.paymentIntents.create(charge(`pm_sim_from_${past}_expired_card_1`)))).decline_code).toBe('expired_card');
  });
});

describe('patterned ids exist without having been made', () => {
  it('the same id is the same card, and other ids are other cards', async () => {
    const [first, again] = await Promise.all([bench.stripe.paymentMethods.retrieve('pm_sim_ok_00042'), bench.stripe.paymentMethods.retrieve('pm_sim_ok_00042')]);
    expect(again.card).toEqual(first.card);
    const cards = await Promise.all(Array.from({ length: 60 }, (_, n) => bench.stripe.paymentMethods.retrieve(`pm_sim_ok_${n}`)));
    expect(new Set(cards.map(({ card }) => card?.brand))).toEqual(new Set(['visa', 'mastercard', 'amex']));
    expect(new Set(cards.map(({ card }) => card?.last4)).size).toBeGreaterThan(50);
  });

  it('an expired card shows a past expiry', async () => {
    expect((await bench.stripe.paymentMethods.retrieve('pm_sim_expired_card_1')).card?.exp_year).toBeLessThan(2025);
  });

  it.each(['pm_sim_', 'pm_sim_nonsense_1', 'pm_card_decline_nonsense', 'pm_card_decline_lost_card_1', 'pm_sim_fails_2_then_ok_nonsense', 'pm_nothing'])('%s is no payment method', async (id) => {
    expect(await refusalOf(bench.stripe.paymentMethods.retrieve(id))).toMatchObject({ statusCode: 404, code: 'resource_missing' });
    expect(await refusalOf(bench.stripe.paymentIntents.create(charge(id)))).toMatchObject({ statusCode: 400, code: 'resource_missing', param: 'payment_method' });
  });

  it('a patterned customer can pay, keep a method and be changed', async () => {
    const customer = 'cus_sim_00042';
    expect((await bench.stripe.customers.retrieve(customer)).id).toBe(customer);
    const intent = await bench.stripe.paymentIntents.create(charge('pm_sim_ok_attached_42', { customer }));
    expect(intent).toMatchObject({ status: 'succeeded', customer });
    await bench.stripe.paymentMethods.attach('pm_sim_ok_attached_42', { customer });
    const methods = await bench.stripe.customers.listPaymentMethods(customer);
    expect(methods.data.map(({ id }) => id)).toEqual(['pm_sim_ok_attached_42']);
    await bench.stripe.customers.update(customer, { name: 'Awa' });
    expect(await bench.stripe.customers.retrieve(customer)).toMatchObject({ name: 'Awa' });
  });
});
