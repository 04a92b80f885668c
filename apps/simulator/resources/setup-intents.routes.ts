import { authenticationUrl, behaviourOf, checkOwner } from '../payments/confirmation.js';
import { methodChoice } from '../payments/method.choice.js';
import { failureShape, setupShape } from '../shapes/intent.shape.js';
import { methodShape } from '../shapes/method.shape.js';
import { newId, randomText } from '../state/ids.js';
import { type Failure, type MethodRow, type SetupRow } from '../state/records.js';
import { idOf, type ApiRequest, type Route } from '../wire/router.js';
import { badState, noSuch, ProviderError } from '../wire/stripe.error.js';
import { secondsOf, type World } from '../world.js';

const PATH = '/v1/setup_intents';
const UNUSED = ['payment_method_types', 'automatic_payment_methods', 'payment_method_options', 'mandate_data', 'use_stripe_sdk', 'flow_directions'];

export const setupIntentRoutes = (world: World): Route[] => [
  { method: 'POST', path: PATH, handle: (request) => create(world, request) },
  { method: 'GET', path: `${PATH}/:id`, handle: (request) => retrieve(world, request) },
  { method: 'POST', path: `${PATH}/:id/confirm`, handle: (request) => confirm(world, request) },
  { method: 'POST', path: `${PATH}/:id/cancel`, handle: (request) => cancel(world, request) },
];

const shapeOf = (world: World, setup: SetupRow): ReturnType<typeof setupShape> => setupShape(setup, world.store, authenticationUrl(world, setup.id));

function create(world: World, { params }: ApiRequest): object {
  const customer = params.text('customer') ?? null;
  const setup: SetupRow = {
    id: newId('seti'), created: secondsOf(world), customer, description: params.text('description') ?? null, metadata: params.metadata(),
    usage: params.choice('usage', ['off_session', 'on_session'] as const) ?? 'off_session', secret: randomText(25), returnUrl: params.text('return_url') ?? null,
    method: null, status: 'requires_payment_method', failure: null, cancellationReason: null,
  };
  const choice = methodChoice(world, params);
  const confirmed = params.flag('confirm') ?? false;
  params.accept(...UNUSED);
  params.done();
  const owner = customer === null ? undefined : world.store.customer(customer);
  if (customer !== null && (!owner || owner.deleted)) throw noSuch('customer', customer, 'customer', 400);
  const method = choice?.();
  if (confirmed && !method) throw badState("You cannot confirm this SetupIntent because it's missing a payment method.", 'setup_intent_unexpected_state');
  if (method) checkOwner(method, customer);
  world.store.setups.add(setup);
  if (method) Object.assign(setup, { method: method.id, status: 'requires_confirmation' });
  world.events.record('setup_intent.created', shapeOf(world, setup));
  if (method && confirmed) confirmSetup(world, setup, method, false);
  return shapeOf(world, setup);
}

function retrieve(world: World, request: ApiRequest): object {
  request.params.accept('client_secret');
  request.params.done();
  return shapeOf(world, setupOf(world, idOf(request)));
}

function confirm(world: World, request: ApiRequest): object {
  const setup = setupOf(world, idOf(request));
  const choice = methodChoice(world, request.params);
  const returnUrl = request.params.text('return_url') ?? setup.returnUrl;
  request.params.accept(...UNUSED, 'client_secret');
  request.params.done();
  requireOpen(world, setup, 'confirm');
  const method = choice?.() ?? (setup.method === null ? undefined : world.store.method(setup.method));
  if (!method) throw badState("You cannot confirm this SetupIntent because it's missing a payment method.", 'setup_intent_unexpected_state');
  setup.returnUrl = returnUrl;
  confirmSetup(world, setup, method, false);
  return shapeOf(world, setup);
}

function cancel(world: World, request: ApiRequest): object {
  const setup = setupOf(world, idOf(request));
  const reason = request.params.choice('cancellation_reason', ['abandoned', 'duplicate', 'requested_by_customer'] as const) ?? null;
  request.params.done();
  requireOpen(world, setup, 'cancel');
  Object.assign(setup, { status: 'canceled', cancellationReason: reason });
  world.store.setups.touch(setup);
  world.events.record('setup_intent.canceled', shapeOf(world, setup));
  return shapeOf(world, setup);
}

/** Asks the bank whether the card may be kept; a card that asks for authentication at setup gets it here, on session. @throws ProviderError 402 */
export function confirmSetup(world: World, setup: SetupRow, method: MethodRow, authenticated: boolean): void {
  checkOwner(method, setup.customer);
  const verdict = behaviourOf(method).decide({ earlier: method.attempts, now: world.now(), offSession: false, authenticated, setUp: method.setUp });
  setup.method = method.id;
  setup.failure = null;
  world.store.setups.touch(setup);
  if (verdict.kind === 'authenticate') {
    setup.status = 'requires_action';
    world.events.record('setup_intent.requires_action', shapeOf(world, setup));
    return;
  }
  if (verdict.kind === 'decline' && !method.attachable) {
    failSetup(world, setup, { decline: verdict.decline.key, method: method.id, charge: null });
  }
  setup.status = 'succeeded';
  if (setup.customer !== null && method.customer === null) {
    method.customer = setup.customer;
    world.events.record('payment_method.attached', methodShape(method));
  }
  method.setUp = authenticated || method.setUp;
  world.store.save(world.store.methods, method);
  world.events.record('setup_intent.succeeded', shapeOf(world, setup));
}

/** @throws ProviderError 402, always */
export function failSetup(world: World, setup: SetupRow, failure: Failure): never {
  Object.assign(setup, { status: 'requires_payment_method', method: null, failure });
  world.store.setups.touch(setup);
  world.events.record('setup_intent.setup_failed', shapeOf(world, setup));
  throw new ProviderError(402, { ...failureShape(failure, world.store), setup_intent: shapeOf(world, setup) }, true);
}

function setupOf(world: World, id: string): SetupRow {
  const setup = world.store.setups.find(id);
  if (!setup) throw noSuch('setupintent', id, 'intent');
  return setup;
}

function requireOpen(world: World, setup: SetupRow, verb: string): void {
  if (setup.status !== 'succeeded' && setup.status !== 'canceled') return;
  throw badState(`You cannot ${verb} this SetupIntent because it has a status of ${setup.status}.`, 'setup_intent_unexpected_state', { setup_intent: shapeOf(world, setup) });
}
