import Stripe from 'stripe';
import { charge, openBench, refusalOf, type Bench } from './testing/bench.js';

let bench: Bench;
let stripe: Stripe;
beforeEach(async () => {
  bench = await openBench({ laterMs: 5 });
  ({ stripe } = bench);
});
afterEach(() => bench.simulator.stop());

describe('payment intents', () => {
  it('made without a method, then confirmed with one', async () => {
    const intent = await stripe.paymentIntents.create({ amount: 500, currency: 'EUR', description: 'September', metadata: { line: '7' } });
    expect(intent).toMatchObject({ status: 'requires_payment_method', currency: 'eur', description: 'September', livemode: false, client_secret: expect.stringContaining(`${intent.id}_secret_`) as string });
    const paid = await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
    expect(paid).toMatchObject({ id: intent.id, status: 'succeeded', metadata: { line: '7' } });
    const error = await refusalOf(stripe.paymentIntents.confirm(intent.id));
    expect(error).toMatchObject({ statusCode: 400, code: 'payment_intent_unexpected_state', payment_intent: { id: intent.id, status: 'succeeded' } });
  });

  it('a declined intent is confirmed again with another method, and keeps both charges', async () => {
    const error = await refusalOf(stripe.paymentIntents.create(charge('pm_card_visa_chargeDeclined')));
    const id = error.payment_intent?.id ?? '';
    const paid = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa', off_session: true });
    expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null });
    const charges = await stripe.charges.list({ payment_intent: id });
    expect(charges.data.map(({ status }) => status)).toEqual(['succeeded', 'failed']);
  });

  it('manual capture takes all or a part, and cancelling releases the hold', async () => {
    const held = await stripe.paymentIntents.create(charge('pm_card_visa', { capture_method: 'manual' }));
    expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 1200, amount_received: 0 });
    expect(await refusalOf(stripe.paymentIntents.capture(held.id, { amount_to_capture: 1201 }))).toMatchObject({ code: 'amount_too_large', param: 'amount_to_capture' });
    const part = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 700 }, {});
    expect(part).toMatchObject({ status: 'succeeded', amount_received: 700, amount_capturable: 0 });
    expect(await stripe.charges.retrieve(part.latest_charge as string)).toMatchObject({ amount_captured: 700, amount_refunded: 500, refunded: false });

    const other = await stripe.paymentIntents.create(charge('pm_card_visa', { capture_method: 'manual' }));
    expect(await stripe.paymentIntents.cancel(other.id, { cancellation_reason: 'duplicate' })).toMatchObject({ status: 'canceled', cancellation_reason: 'duplicate' });
    expect(await stripe.charges.retrieve(other.latest_charge as string)).toMatchObject({ captured: false, refunded: true });
    expect((await refusalOf(stripe.paymentIntents.capture(other.id))).code).toBe('payment_intent_unexpected_state');
    expect((await refusalOf(stripe.paymentIntents.cancel(part.id))).code).toBe('payment_intent_unexpected_state');
  });

  it('a request that is refused changes nothing, in no part', async () => {
    const held = await stripe.paymentIntents.create(charge('pm_card_visa', { capture_method: 'manual', metadata: { a: '1' } }));
    await refusalOf(stripe.paymentIntents.capture(held.id, { amount_to_capture: 9999, metadata: { a: '2' } }));
    await refusalOf(stripe.paymentIntents.confirm(held.id, { setup_future_usage: 'off_session', return_url: 'https://shop.example' }));
    expect(await stripe.paymentIntents.retrieve(held.id)).toEqual(held);
  });

  it('update changes metadata key by key, and not the amount of what is paid', async () => {
    const intent = await stripe.paymentIntents.create(charge('pm_card_visa', { metadata: { a: '1', b: '2' } }));
    expect((await stripe.paymentIntents.update(intent.id, { metadata: { b: '', c: '3' } })).metadata).toEqual({ a: '1', c: '3' });
    expect((await refusalOf(stripe.paymentIntents.update(intent.id, { amount: 99 }))).code).toBe('payment_intent_unexpected_state');
  });

  it.each<[string, Partial<Stripe.PaymentIntentCreateParams>, string | undefined, string]>([
    ['too little', { amount: 49 }, 'amount_too_small', 'amount'],
    ['nothing', { amount: 0 }, 'parameter_invalid_integer', 'amount'],
    ['too much', { amount: 100_000_000 }, 'amount_too_large', 'amount'],
    ['a fraction', { amount: 12.5 }, 'parameter_invalid_integer', 'amount'],
    ['three decimals that the networks cannot settle', { amount: 9999, currency: 'tnd' }, 'parameter_invalid_integer', 'amount'],
    ['no such currency', { currency: 'zzz' }, undefined, 'currency'],
    ['no such customer', { customer: 'cus_unknown' }, 'resource_missing', 'customer'],
    ['a parameter with a typing error', { ofsession: true } as object, 'parameter_unknown', 'ofsession'],
    ['too long metadata', { metadata: { a: 'x'.repeat(501) } }, undefined, 'metadata[a]'],
  ])('refuses %s, and nothing is made', async (_, params, code, param) => {
    const error = await refusalOf(stripe.paymentIntents.create(charge('pm_card_visa', params)));
    expect(error).toMatchObject({ statusCode: 400, rawType: 'invalid_request_error', param });
    expect(error.code).toBe(code);
    expect(await bench.admin('GET', 'state')).toMatchObject({ payment_intents: { total: 0 }, charges: { total: 0 } });
  });

  it('amounts in currencies of zero and three decimals are minor units', async () => {
    expect((await stripe.paymentIntents.create(charge('pm_card_visa', { amount: 1000, currency: 'xof' }))).amount_received).toBe(1000);
    expect((await stripe.paymentIntents.create(charge('pm_card_visa', { amount: 1500, currency: 'tnd' }))).amount_received).toBe(1500);
  });
});

describe('3D Secure', () => {
  it.each(['pm_card_authenticationRequired', 'pm_card_authenticationRequiredOnSetup'])('%s off session is declined, as nobody is there', async (method) => {
    const error = await refusalOf(stripe.paymentIntents.create(charge(method)));
    expect(error).toMatchObject({ statusCode: 402, code: 'authentication_required', decline_code: 'authentication_required', payment_intent: { status: 'requires_payment_method' } });
  });

  it('on session waits for the cardholder, who completes it', async () => {
    const intent = await stripe.paymentIntents.create(charge('pm_card_authenticationRequired', { off_session: false, return_url: 'https://shop.example/back' }));
    expect(intent).toMatchObject({ status: 'requires_action', amount_received: 0, next_action: { type: 'redirect_to_url', redirect_to_url: { return_url: 'https://shop.example/back' } } });
    const page = await fetch(intent.next_action?.redirect_to_url?.url ?? '');
    expect(await page.text()).toContain(intent.id);
    const pressed = await fetch(intent.next_action?.redirect_to_url?.url ?? '', { method: 'POST', redirect: 'manual', body: new URLSearchParams({ outcome: 'succeed' }) });
    expect([pressed.status, pressed.headers.get('location')]).toEqual([303, `https://shop.example/back?payment_intent=${intent.id}&redirect_status=succeeded`]);
    expect(await (await fetch(intent.next_action?.redirect_to_url?.url ?? '')).text()).toContain('nothing to confirm');
    const paid = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
    expect(paid.status).toBe('succeeded');
    expect((paid.latest_charge as Stripe.Charge).payment_method_details?.card?.three_d_secure).toMatchObject({ result: 'authenticated' });
    expect(await bench.admin('POST', `authenticate/${intent.id}`, { outcome: 'succeed' })).toMatchObject({ error: { code: 'payment_intent_unexpected_state' } });
  });

  it('the cardholder fails, or the bank declines after all', async () => {
    const failed = await stripe.paymentIntents.create(charge('pm_card_authenticationRequired', { off_session: false }));
    await bench.admin('POST', `authenticate/${failed.id}`, { outcome: 'fail' });
    expect(await stripe.paymentIntents.retrieve(failed.id)).toMatchObject({ status: 'requires_payment_method', last_payment_error: { code: 'payment_intent_authentication_failure' } });
    const declined = await stripe.paymentIntents.create(charge('pm_card_authenticationRequiredChargeDeclinedInsufficientFunds', { off_session: false }));
    await bench.admin('POST', `authenticate/${declined.id}`, { outcome: 'succeed' });
    expect(await stripe.paymentIntents.retrieve(declined.id)).toMatchObject({ status: 'requires_payment_method', last_payment_error: { decline_code: 'insufficient_funds' } });
  });

  it('error_on_requires_action turns the demand into a decline', async () => {
    const error = await refusalOf(stripe.paymentIntents.create(charge('pm_card_authenticationRequired', { off_session: false, error_on_requires_action: true })));
    expect(error.code).toBe('authentication_required');
  });

  it('a card that was set up with authentication pays off session; one that always asks does not', async () => {
    const customer = (await stripe.customers.create()).id;
    const setUp = async (payment_method: string): Promise<string> => {
      const setup = await stripe.setupIntents.create({ customer, payment_method, confirm: true, usage: 'off_session', return_url: 'https://shop.example' });
      expect(setup.status).toBe('requires_action');
      await bench.admin('POST', `authenticate/${setup.id}`, { outcome: 'succeed' });
      const done = await stripe.setupIntents.retrieve(setup.id);
      expect(done.status).toBe('succeeded');
      return done.payment_method as string;
    };
    expect((await stripe.paymentIntents.create(charge(await setUp('pm_card_authenticationRequiredOnSetup'), { customer }))).status).toBe('succeeded');
    const always = await setUp('pm_card_authenticationRequired');
    expect((await refusalOf(stripe.paymentIntents.create(charge(always, { customer })))).code).toBe('authentication_required');
  });
});

describe('setup intents', () => {
  it('save a good card, refuse a declining one, and can be cancelled', async () => {
    const customer = (await stripe.customers.create()).id;
    const saved = await stripe.setupIntents.create({ customer, payment_method: 'pm_card_visa', confirm: true });
    expect(saved.status).toBe('succeeded');
    expect((await stripe.paymentMethods.list({ customer })).data.map(({ id }) => id)).toEqual([saved.payment_method]);
    const error = await refusalOf(stripe.setupIntents.create({ customer, payment_method: 'pm_card_visa_chargeDeclined', confirm: true }));
    expect(error).toMatchObject({ statusCode: 402, decline_code: 'generic_decline', setup_intent: { status: 'requires_payment_method' } });
    const open = await stripe.setupIntents.create({ customer });
    expect((await stripe.setupIntents.cancel(open.id)).status).toBe('canceled');
    expect((await refusalOf(stripe.setupIntents.confirm(open.id, { payment_method: 'pm_card_visa' }))).code).toBe('setup_intent_unexpected_state');
  });
});

describe('customers and their payment methods', () => {
  it('create, update, list by e-mail, delete', async () => {
    const customer = await stripe.customers.create({ email: 'awa@example.org', name: 'Awa', metadata: { subscriber: 's1' } });
    expect(await stripe.customers.update(customer.id, { name: 'Awa D.', email: '', invoice_settings: { default_payment_method: 'pm_sim_ok_1' } }))
      .toMatchObject({ name: 'Awa D.', email: null, metadata: { subscriber: 's1' }, invoice_settings: { default_payment_method: 'pm_sim_ok_1' } });
    await stripe.customers.create({ email: 'b@example.org' });
    expect((await stripe.customers.list({ email: 'b@example.org' })).data).toHaveLength(1);
    expect(await stripe.customers.del(customer.id)).toEqual({ id: customer.id, object: 'customer', deleted: true });
    expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ deleted: true });
    expect((await refusalOf(stripe.paymentIntents.create(charge('pm_sim_ok_1', { customer: customer.id })))).code).toBe('resource_missing');
  });

  it('a customer whose card is refused is not made', async () => {
    expect((await refusalOf(stripe.customers.create({ payment_method: 'pm_card_visa_chargeDeclined' }))).decline_code).toBe('generic_decline');
    expect((await stripe.customers.list()).data).toEqual([]);
    const customer = await stripe.customers.create({ payment_method: 'pm_card_visa' });
    expect((await stripe.customers.listPaymentMethods(customer.id)).data).toHaveLength(1);
  });

  it('attach, list, detach; a detached method is never used again', async () => {
    const [customer, other] = [(await stripe.customers.create()).id, (await stripe.customers.create()).id];
    const method = await stripe.paymentMethods.attach('pm_card_mastercard', { customer });
    expect(method).toMatchObject({ customer, card: { brand: 'mastercard' } });
    expect(method.id).not.toBe('pm_card_mastercard');
    expect((await refusalOf(stripe.paymentMethods.attach(method.id, { customer: other }))).code).toBe('payment_method_already_attached');
    expect((await refusalOf(stripe.paymentIntents.create(charge(method.id, { customer: other })))).message).toContain('does not belong');
    expect((await refusalOf(stripe.paymentIntents.create(charge(method.id)))).message).toContain('belongs to the Customer');
    expect((await stripe.paymentMethods.list({ customer, type: 'card' })).data).toHaveLength(1);
    expect((await stripe.paymentMethods.detach(method.id)).customer).toBeNull();
    expect((await stripe.paymentMethods.list({ customer })).data).toHaveLength(0);
    expect((await refusalOf(stripe.paymentIntents.create(charge(method.id, { customer })))).message).toContain('may not be used again');
  });

  it('cards that decline at once cannot be saved, the one that declines later can', async () => {
    const customer = (await stripe.customers.create()).id;
    expect(await refusalOf(stripe.paymentMethods.attach('pm_card_visa_chargeDeclined', { customer }))).toMatchObject({ statusCode: 402, decline_code: 'generic_decline' });
    const later = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer });
    expect((await refusalOf(stripe.paymentIntents.create(charge(later.id, { customer })))).decline_code).toBe('generic_decline');
  });
});

describe('refunds', () => {
  const paid = async (): Promise<Stripe.PaymentIntent> => stripe.paymentIntents.create(charge('pm_card_visa'));

  it('in parts, up to what was paid and no further', async () => {
    const intent = await paid();
    const first = await stripe.refunds.create({ payment_intent: intent.id, amount: 500, reason: 'requested_by_customer', metadata: { case: '9' } });
    expect(first).toMatchObject({ status: 'succeeded', amount: 500, charge: intent.latest_charge, payment_intent: intent.id, metadata: { case: '9' } });
    const over = await refusalOf(stripe.refunds.create({ charge: intent.latest_charge as string, amount: 701 }));
    expect(over).toMatchObject({ statusCode: 400, param: 'amount', message: 'Refund amount (€7.01) is greater than unrefunded amount on charge (€7.00)' });
    await stripe.refunds.create({ charge: intent.latest_charge as string });
    expect(await stripe.charges.retrieve(intent.latest_charge as string)).toMatchObject({ amount_refunded: 1200, refunded: true });
    expect((await refusalOf(stripe.refunds.create({ payment_intent: intent.id }))).code).toBe('charge_already_refunded');
    const list = await stripe.refunds.list({ payment_intent: intent.id });
    expect(list.data.map(({ amount }) => amount)).toEqual([700, 500]);
    const movements = await stripe.balanceTransactions.list({ source: first.id });
    expect(movements.data).toMatchObject([{ amount: -500, fee: 0, net: -500, type: 'refund' }]);
  });

  it('not of a declined payment', async () => {
    const error = await refusalOf(stripe.paymentIntents.create(charge('pm_card_visa_chargeDeclined')));
    expect((await refusalOf(stripe.refunds.create({ payment_intent: error.payment_intent?.id ?? '' }))).message).toContain('does not have a successful charge');
  });

  it('two at once for the whole amount: one of them', async () => {
    const intent = await paid();
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => stripe.refunds.create({ payment_intent: intent.id })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('some arrive later, some fail and give the money back to the merchant', async () => {
    const slow = await stripe.refunds.create({ payment_intent: (await stripe.paymentIntents.create(charge('pm_card_pendingRefund'))).id });
    expect(slow.status).toBe('pending');
    const failing = await stripe.refunds.create({ payment_intent: (await stripe.paymentIntents.create(charge('pm_card_refundFail'))).id });
    expect(failing.status).toBe('succeeded');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await stripe.refunds.retrieve(slow.id)).status).toBe('succeeded');
    expect((await stripe.refunds.retrieve(failing.id)).status).toBe('failed');
    expect((await stripe.charges.retrieve(failing.charge as string)).amount_refunded).toBe(0);
  });
});

describe('disputes', () => {
  it('opened by the admin API, they block refunds and can be won', async () => {
    const intent = await stripe.paymentIntents.create(charge('pm_card_visa'));
    const opened = await bench.admin('POST', 'disputes', { charge: intent.latest_charge, reason: 'product_not_received' });
    expect(await stripe.disputes.retrieve(String(opened.id))).toMatchObject({ status: 'needs_response', amount: 1200, reason: 'product_not_received', charge: intent.latest_charge, balance_transactions: [{ amount: -1200, fee: 1500 }] });
    expect((await stripe.charges.retrieve(intent.latest_charge as string)).disputed).toBe(true);
    expect((await refusalOf(stripe.refunds.create({ payment_intent: intent.id }))).code).toBe('charge_disputed');
    expect(await bench.admin('POST', `disputes/${String(opened.id)}/close`, { outcome: 'won' })).toMatchObject({ status: 'won' });
    expect(await bench.admin('POST', 'disputes', { charge: intent.latest_charge })).toMatchObject({ error: { type: 'invalid_request_error' } });
    expect(await bench.admin('POST', 'disputes', { charge: 'ch_none' })).toMatchObject({ error: { code: 'resource_missing' } });
  });

  it('the card for disputes is disputed a little later', async () => {
    const intent = await stripe.paymentIntents.create(charge('pm_card_createDispute'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await stripe.disputes.list({ payment_intent: intent.id })).data).toMatchObject([{ reason: 'fraudulent' }]);
  });
});
