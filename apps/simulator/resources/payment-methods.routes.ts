import { DECLINES } from '../cards/declines.table.js';
import { describedMethod, methodOfId } from '../payments/method.choice.js';
import { behaviourOf } from '../payments/confirmation.js';
import { failureShape } from '../shapes/intent.shape.js';
import { methodShape } from '../shapes/method.shape.js';
import { type CustomerRow, type MethodRow } from '../state/records.js';
import { listObject } from '../wire/listing.js';
import { type Params } from '../wire/params.js';
import { idOf, type ApiRequest, type Route } from '../wire/router.js';
import { badRequest, noSuch, ProviderError } from '../wire/stripe.error.js';
import { type World } from '../world.js';

const PATH = '/v1/payment_methods';

export const paymentMethodRoutes = (world: World): Route[] => [
  { method: 'POST', path: PATH, handle: ({ params }) => create(world, params) },
  { method: 'GET', path: PATH, handle: ({ params }) => list(world, params) },
  { method: 'GET', path: `${PATH}/:id`, handle: (request) => retrieve(world, request) },
  { method: 'POST', path: `${PATH}/:id`, handle: (request) => update(world, request) },
  { method: 'POST', path: `${PATH}/:id/attach`, handle: (request) => attach(world, request) },
  { method: 'POST', path: `${PATH}/:id/detach`, handle: (request) => detach(world, request) },
];

function create(world: World, params: Params): object {
  return methodShape(describedMethod(world, params)());
}

function list(world: World, params: Params): object {
  const customer = params.text('customer');
  params.accept('type');
  return listObject(PATH, world.store.methods, params, methodShape, (row) => (customer === undefined ? row.customer === null : row.customer === customer));
}

function retrieve(world: World, request: ApiRequest): object {
  request.params.done();
  return methodShape(methodOfId(world, idOf(request), 'payment_method', 404));
}

function update(world: World, request: ApiRequest): object {
  const row = existing(world, idOf(request));
  const billing = request.params.nested('billing_details');
  const [name, email, phone] = [billing?.clearable('name'), billing?.clearable('email'), billing?.clearable('phone')];
  billing?.accept('address', 'tax_id');
  billing?.done();
  const metadata = request.params.metadata(row.metadata);
  request.params.accept('allow_redisplay');
  request.params.done();
  if (row.customer === null) throw badRequest('You must save this PaymentMethod to a customer before you can update it.');
  Object.assign(row, { metadata, name: name === undefined ? row.name : name, email: email === undefined ? row.email : email, phone: phone === undefined ? row.phone : phone });
  world.store.save(world.store.methods, row);
  world.events.record('payment_method.updated', methodShape(row));
  return methodShape(row);
}

function attach(world: World, request: ApiRequest): object {
  const id = request.params.required('customer');
  request.params.done();
  const customer = world.store.customer(id);
  if (!customer || customer.deleted) throw noSuch('customer', id, 'customer', 400);
  return methodShape(attachTo(world, idOf(request), customer, 'payment_method', 404));
}

/** Saves a method for a customer. Stripe asks the bank first, so a card that is declined at once cannot be saved. @throws ProviderError */
export function attachTo(world: World, id: string, customer: CustomerRow, param: string, status: 400 | 404): MethodRow {
  const row = methodOfId(world, id, param, status);
  if (row.customer === customer.id) return row;
  if (row.customer !== null) throw badRequest('The payment method you provided has already been attached to a customer.', { code: 'payment_method_already_attached' });
  if (row.detached) throw badRequest('This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.');
  if (!row.attachable) refuseToSave(world, row);
  row.customer = customer.id;
  world.store.save(world.store.methods, row);
  world.events.record('payment_method.attached', methodShape(row));
  return row;
}

function refuseToSave(world: World, row: MethodRow): void {
  const verdict = behaviourOf(row).decide({ earlier: 0, now: world.now(), offSession: false, authenticated: true, setUp: false });
  if (verdict.kind !== 'decline' || !DECLINES.has(verdict.decline.key)) return;
  throw new ProviderError(402, failureShape({ decline: verdict.decline.key, method: row.id, charge: null }, world.store), true);
}

function detach(world: World, request: ApiRequest): object {
  request.params.done();
  const row = existing(world, idOf(request));
  if (row.customer === null) throw badRequest('The payment method you provided is not attached to a customer so detachment is impossible.');
  const before = row.customer;
  Object.assign(row, { customer: null, detached: true });
  world.store.save(world.store.methods, row);
  world.events.record('payment_method.detached', methodShape(row), { customer: before });
  return methodShape(row);
}

function existing(world: World, id: string): MethodRow {
  const row = world.store.method(id);
  if (!row) throw noSuch('PaymentMethod', id, 'payment_method');
  return row;
}
