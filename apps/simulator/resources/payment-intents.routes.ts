import { chargeShape } from '../shapes/charge.shape.js';
import { newId, randomText } from '../state/ids.js';
import { type ChargeRow, type IntentRow } from '../state/records.js';
import { confirmIntent, shapeOfIntent, checkOwner, type Circumstances } from '../payments/confirmation.js';
import { methodChoice } from '../payments/method.choice.js';
import { checkAmount, checkedCurrency } from '../payments/money.rules.js';
import { settleCharge } from '../payments/settlement.js';
import { searchIntents } from '../payments/search.js';
import { listObject } from '../wire/listing.js';
import { type Params } from '../wire/params.js';
import { idOf, type ApiRequest, type Route } from '../wire/router.js';
import { badRequest, badState, noSuch, type ProviderError } from '../wire/stripe.error.js';
import { secondsOf, type World } from '../world.js';

const PATH = '/v1/payment_intents';
const UNUSED = ['payment_method_options', 'payment_method_types', 'allowed_payment_method_types', 'mandate', 'mandate_data', 'shipping', 'use_stripe_sdk', 'radar_options', 'transfer_group', 'payment_method_configuration'];
const FUTURE_USAGE = ['on_session', 'off_session'] as const;

export const paymentIntentRoutes = (world: World): Route[] => [
  { method: 'POST', path: PATH, operation: 'charge', handle: (request) => create(world, request) },
  { method: 'GET', path: PATH, handle: ({ params }) => list(world, params) },
  { method: 'GET', path: `${PATH}/search`, handle: ({ params }) => searchIntents(world, params) },
  { method: 'GET', path: `${PATH}/:id`, handle: (request) => retrieve(world, request) },
  { method: 'POST', path: `${PATH}/:id`, handle: (request) => update(world, request) },
  { method: 'POST', path: `${PATH}/:id/confirm`, operation: 'charge', handle: (request) => confirm(world, request) },
  { method: 'POST', path: `${PATH}/:id/capture`, operation: 'charge', handle: (request) => capture(world, request) },
  { method: 'POST', path: `${PATH}/:id/cancel`, handle: (request) => cancel(world, request) },
];

function create(world: World, { params, excess }: ApiRequest): object {
  const amount = params.requiredInteger('amount');
  const currency = checkedCurrency(params.required('currency'));
  checkAmount(amount, currency);
  const customer = params.text('customer') ?? null;
  const automatic = params.nested('automatic_payment_methods');
  const automaticMethods = automatic?.flag('enabled') ?? !params.isNested('payment_method_types');
  automatic?.accept('allow_redirects');
  automatic?.done();
  const intent: IntentRow = {
    id: newId('pi'), created: secondsOf(world), amount, currency, customer,
    captureMethod: params.choice('capture_method', ['automatic', 'automatic_async', 'manual'] as const) ?? 'automatic_async',
    confirmationMethod: params.choice('confirmation_method', ['automatic', 'manual'] as const) ?? 'automatic',
    automaticMethods, secret: randomText(25), metadata: params.metadata(),
    setupFutureUsage: params.choice('setup_future_usage', FUTURE_USAGE) ?? null,
    description: params.text('description') ?? null,
    receiptEmail: params.text('receipt_email') ?? null,
    statementDescriptor: params.text('statement_descriptor') ?? null,
    statementDescriptorSuffix: params.text('statement_descriptor_suffix') ?? null,
    method: null, status: 'requires_payment_method', latestCharge: null, amountReceived: 0, failure: null, canceledAt: null, cancellationReason: null,
    returnUrl: params.text('return_url') ?? null,
  };
  const confirmed = params.flag('confirm') ?? false;
  const choice = methodChoice(world, params);
  const how = confirmed ? circumstances(params, excess) : undefined;
  params.accept(...UNUSED);
  params.done();
  if (customer !== null) requireCustomer(world, customer);
  if (confirmed && !choice) throw missingMethod();
  const method = choice?.();
  if (method) checkOwner(method, customer);
  world.store.intents.add(intent);
  if (method) Object.assign(intent, { method: method.id, status: 'requires_confirmation' });
  world.events.record('payment_intent.created', shapeOfIntent(world, intent));
  if (method && how) confirmIntent(world, intent, method, how);
  return shapeOfIntent(world, intent);
}

function circumstances(params: Params, excess: number): Circumstances {
  const offSession = params.text('off_session') ?? 'false';
  if (!['true', 'false', 'one_off', 'recurring'].includes(offSession)) throw badRequest('Invalid boolean: off_session', { param: 'off_session' });
  return { offSession: offSession !== 'false', refuseAction: params.flag('error_on_requires_action') ?? false, authenticated: false, excess };
}

function list(world: World, params: Params): object {
  const customer = params.text('customer');
  return listObject(PATH, world.store.intents, params, (row) => shapeOfIntent(world, row), (row) => customer === undefined || row.customer === customer);
}

function retrieve(world: World, request: ApiRequest): object {
  request.params.accept('client_secret');
  request.params.done();
  return shapeOfIntent(world, intentOf(world, request));
}

function update(world: World, request: ApiRequest): object {
  const intent = intentOf(world, request);
  const { params } = request;
  const amount = params.integer('amount') ?? intent.amount;
  const description = params.clearable('description');
  const metadata = params.metadata(intent.metadata);
  const receiptEmail = params.clearable('receipt_email');
  const choice = methodChoice(world, params);
  const customer = params.text('customer') ?? intent.customer;
  params.accept(...UNUSED);
  params.done();
  const settled = intent.status === 'succeeded' || intent.status === 'canceled' || intent.status === 'requires_capture';
  if (settled && (amount !== intent.amount || choice)) throw wrongState(world, intent, `This PaymentIntent's amount and payment method could not be updated because it has a status of ${intent.status}.`);
  checkAmount(amount, intent.currency);
  if (customer !== null && customer !== intent.customer) requireCustomer(world, customer);
  const method = choice?.();
  if (method) checkOwner(method, customer);
  if (metadata !== intent.metadata) world.store.intents.forgetIndexes();
  Object.assign(intent, { amount, metadata, customer, description: description === undefined ? intent.description : description, receiptEmail: receiptEmail === undefined ? intent.receiptEmail : receiptEmail });
  if (method) Object.assign(intent, { method: method.id, status: 'requires_confirmation' });
  world.store.intents.touch(intent);
  return shapeOfIntent(world, intent);
}

function confirm(world: World, request: ApiRequest): object {
  const intent = intentOf(world, request);
  const { params } = request;
  const choice = methodChoice(world, params);
  const how = circumstances(params, request.excess);
  const setupFutureUsage = params.choice('setup_future_usage', FUTURE_USAGE) ?? intent.setupFutureUsage;
  const returnUrl = params.text('return_url') ?? intent.returnUrl;
  params.accept(...UNUSED, 'receipt_email', 'capture_method', 'client_secret');
  params.done();
  if (intent.status === 'succeeded') throw wrongState(world, intent, 'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.');
  if (intent.status === 'canceled' || intent.status === 'requires_capture') throw wrongState(world, intent, `You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`);
  const method = choice?.() ?? (intent.method === null ? undefined : world.store.method(intent.method));
  if (!method) throw missingMethod();
  Object.assign(intent, { setupFutureUsage, returnUrl });
  confirmIntent(world, intent, method, how);
  return shapeOfIntent(world, intent);
}

function capture(world: World, request: ApiRequest): object {
  const intent = intentOf(world, request);
  const amount = request.params.integer('amount_to_capture') ?? intent.amount;
  const metadata = request.params.metadata(intent.metadata);
  request.params.accept('final_capture', 'statement_descriptor', 'statement_descriptor_suffix');
  request.params.done();
  const charge = chargeToCapture(world, intent);
  if (amount < 1 || amount > charge.amount) throw badRequest('The requested capture amount is greater than the amount you can capture for this charge.', { code: 'amount_too_large', param: 'amount_to_capture' });
  settleCharge(world, charge, amount);
  if (metadata !== intent.metadata) world.store.intents.forgetIndexes();
  Object.assign(intent, { status: 'succeeded', amountReceived: amount, metadata });
  world.store.intents.touch(intent);
  world.events.record('charge.captured', chargeShape(charge, world.store));
  world.events.record('payment_intent.succeeded', shapeOfIntent(world, intent));
  return shapeOfIntent(world, intent);
}

function chargeToCapture(world: World, intent: IntentRow): ChargeRow {
  const charge = intent.status === 'requires_capture' && intent.latestCharge !== null ? world.store.charges.find(intent.latestCharge) : undefined;
  if (charge) return charge;
  throw wrongState(world, intent, `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`);
}

function cancel(world: World, request: ApiRequest): object {
  const intent = intentOf(world, request);
  const reason = request.params.choice('cancellation_reason', ['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned'] as const) ?? null;
  request.params.done();
  if (intent.status === 'succeeded' || intent.status === 'canceled') {
    throw wrongState(world, intent, `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.`);
  }
  const held = intent.status === 'requires_capture' && intent.latestCharge !== null ? world.store.charges.find(intent.latestCharge) : undefined;
  if (held) {
    held.amountRefunded = held.amount;
    world.store.charges.touch(held);
    world.events.record('charge.refunded', chargeShape(held, world.store));
  }
  Object.assign(intent, { status: 'canceled', canceledAt: secondsOf(world), cancellationReason: reason });
  world.store.intents.touch(intent);
  world.events.record('payment_intent.canceled', shapeOfIntent(world, intent));
  return shapeOfIntent(world, intent);
}

function intentOf(world: World, request: ApiRequest): IntentRow {
  const intent = world.store.intents.find(idOf(request));
  if (!intent) throw noSuch('payment_intent', idOf(request), 'intent');
  return intent;
}

function requireCustomer(world: World, id: string): void {
  const customer = world.store.customer(id);
  if (!customer || customer.deleted) throw noSuch('customer', id, 'customer', 400);
}

const missingMethod = (): ProviderError =>
  badState('You cannot confirm this PaymentIntent because it\'s missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.', 'payment_intent_unexpected_state');

const wrongState = (world: World, intent: IntentRow, message: string): ProviderError =>
  badState(message, 'payment_intent_unexpected_state', { payment_intent: shapeOfIntent(world, intent) as never });
