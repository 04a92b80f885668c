import { checkoutNow, endCheckout, shapeOfCheckout } from '../payments/checkout.js';
import { newId, randomText } from '../state/ids.js';
import { type CheckoutRow, type SetupRow } from '../state/records.js';
import { listObject } from '../wire/listing.js';
import { type Params } from '../wire/params.js';
import { idOf, type ApiRequest, type Route } from '../wire/router.js';
import { badRequest, badState, noSuch } from '../wire/stripe.error.js';
import { secondsOf, type World } from '../world.js';

const PATH = '/v1/checkout/sessions';
const LEAST_SECONDS = 30 * 60;
const MOST_SECONDS = 24 * 60 * 60;
const UNUSED = ['allowed_payment_method_types', 'currency', 'locale', 'custom_text', 'consent_collection', 'billing_address_collection'];

/** Hosted pages, in setup mode only: nothing is sold here. */
export const checkoutRoutes = (world: World): Route[] => [
  { method: 'POST', path: PATH, handle: (request) => create(world, request) },
  { method: 'GET', path: PATH, handle: ({ params }) => list(world, params) },
  { method: 'GET', path: `${PATH}/:id`, handle: (request) => retrieve(world, request) },
  { method: 'POST', path: `${PATH}/:id/expire`, handle: (request) => expire(world, request) },
];

function create(world: World, { params }: ApiRequest): object {
  if (params.choice('mode', ['setup'] as const) === undefined) throw badRequest('Missing required param: mode.', { code: 'parameter_missing', param: 'mode' });
  const customer = params.text('customer') ?? null;
  const makesCustomer = params.choice('customer_creation', ['always', 'if_required'] as const) === 'always';
  if (customer !== null && makesCustomer) throw badRequest('You may only specify one of these parameters: customer, customer_creation.', { param: 'customer_creation' });
  const created = secondsOf(world);
  const row: CheckoutRow = {
    id: newId('cs_test'), created, customer, makesCustomer, clientReference: params.text('client_reference_id') ?? null, metadata: params.metadata(),
    successUrl: params.required('success_url'), cancelUrl: params.text('cancel_url') ?? null, expiresAt: expiry(params, created),
    setup: newId('seti'), secret: randomText(25), status: 'open',
  };
  const setupData = params.nested('setup_intent_data');
  const setup: SetupRow = {
    id: row.setup, created, customer, description: setupData?.text('description') ?? null, metadata: setupData?.metadata() ?? {}, usage: 'off_session', secret: row.secret,
    returnUrl: null, method: null, status: 'requires_payment_method', failure: null, cancellationReason: null,
  };
  setupData?.done();
  params.accept(...UNUSED);
  params.done();
  const owner = customer === null ? undefined : world.store.customer(customer);
  if (customer !== null && (!owner || owner.deleted)) throw noSuch('customer', customer, 'customer', 400);
  world.store.setups.add(setup);
  world.store.checkouts.add(row);
  return shapeOfCheckout(world, row);
}

function expiry(params: Params, created: number): number {
  const at = params.integer('expires_at') ?? created + MOST_SECONDS;
  if (at < created + LEAST_SECONDS) throw badRequest('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', { param: 'expires_at' });
  if (at > created + MOST_SECONDS) throw badRequest('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', { param: 'expires_at' });
  return at;
}

function list(world: World, params: Params): object {
  const customer = params.text('customer');
  for (const { id } of world.store.checkouts.all()) checkoutNow(world, id);
  return listObject(PATH, world.store.checkouts, params, (row) => shapeOfCheckout(world, row), (row) => customer === undefined || row.customer === customer);
}

function retrieve(world: World, request: ApiRequest): object {
  request.params.done();
  return shapeOfCheckout(world, sessionOf(world, request));
}

function expire(world: World, request: ApiRequest): object {
  const row = sessionOf(world, request);
  request.params.done();
  if (row.status !== 'open') throw badState(`Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${row.status}.`, 'resource_missing');
  endCheckout(world, row);
  return shapeOfCheckout(world, row);
}

function sessionOf(world: World, request: ApiRequest): CheckoutRow {
  const row = checkoutNow(world, idOf(request));
  if (!row) throw noSuch('checkout.session', idOf(request), 'session');
  return row;
}
