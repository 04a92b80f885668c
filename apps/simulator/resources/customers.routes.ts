import { customerShape } from '../shapes/account.shapes.js';
import { methodShape } from '../shapes/method.shape.js';
import { newId } from '../state/ids.js';
import { type CustomerRow } from '../state/records.js';
import { listObject } from '../wire/listing.js';
import { type Params } from '../wire/params.js';
import { idOf, type ApiRequest, type Route } from '../wire/router.js';
import { noSuch } from '../wire/stripe.error.js';
import { secondsOf, type World } from '../world.js';
import { attachTo } from './payment-methods.routes.js';

const PATH = '/v1/customers';
const UNUSED = ['address', 'shipping', 'preferred_locales', 'tax', 'tax_exempt', 'balance', 'test_clock'];

export const customerRoutes = (world: World): Route[] => [
  { method: 'POST', path: PATH, handle: ({ params }) => create(world, params) },
  { method: 'GET', path: PATH, handle: ({ params }) => list(world, params) },
  { method: 'GET', path: `${PATH}/:id`, handle: (request) => retrieve(world, request) },
  { method: 'POST', path: `${PATH}/:id`, handle: (request) => update(world, request) },
  { method: 'DELETE', path: `${PATH}/:id`, handle: (request) => remove(world, request) },
  { method: 'GET', path: `${PATH}/:id/payment_methods`, handle: (request) => methods(world, request) },
];

function create(world: World, params: Params): object {
  const row: CustomerRow = { id: newId('cus'), created: secondsOf(world), email: null, name: null, phone: null, description: null, defaultMethod: null, metadata: {}, deleted: false };
  const changes = readChanges(params, row);
  const method = params.text('payment_method');
  params.done();
  Object.assign(row, changes);
  if (method !== undefined) attachTo(world, method, row, 'payment_method', 400);
  world.store.customers.add(row);
  world.events.record('customer.created', customerShape(row));
  return customerShape(row);
}

function list(world: World, params: Params): object {
  const email = params.text('email');
  return listObject(PATH, world.store.customers, params, customerShape, (row) => !row.deleted && (email === undefined || row.email === email));
}

function retrieve(world: World, request: ApiRequest): object {
  request.params.done();
  return customerShape(customerOf(world, idOf(request)));
}

function update(world: World, request: ApiRequest): object {
  const row = livingCustomer(world, idOf(request));
  const changes = readChanges(request.params, row);
  request.params.done();
  Object.assign(row, changes);
  world.store.save(world.store.customers, row);
  world.events.record('customer.updated', customerShape(row));
  return customerShape(row);
}

function readChanges(params: Params, before: CustomerRow): Partial<CustomerRow> {
  const changed = (name: 'email' | 'name' | 'phone' | 'description'): string | null => {
    const value = params.clearable(name);
    return value === undefined ? before[name] : value;
  };
  const settings = params.nested('invoice_settings');
  const defaultMethod = settings?.clearable('default_payment_method');
  settings?.done();
  params.accept(...UNUSED);
  return {
    email: changed('email'), name: changed('name'), phone: changed('phone'), description: changed('description'), metadata: params.metadata(before.metadata),
    defaultMethod: defaultMethod === undefined ? before.defaultMethod : defaultMethod,
  };
}

function remove(world: World, request: ApiRequest): object {
  request.params.done();
  const row = livingCustomer(world, idOf(request));
  row.deleted = true;
  world.store.save(world.store.customers, row);
  for (const method of world.store.methods.all()) {
    if (method.customer !== row.id) continue;
    Object.assign(method, { customer: null, detached: true });
    world.store.methods.touch(method);
  }
  world.events.record('customer.deleted', customerShape(row));
  return customerShape(row);
}

function methods(world: World, request: ApiRequest): object {
  const { id } = livingCustomer(world, idOf(request));
  request.params.accept('type', 'allow_redisplay');
  return listObject(`${PATH}/${id}/payment_methods`, world.store.methods, request.params, methodShape, (row) => row.customer === id);
}

function customerOf(world: World, id: string): CustomerRow {
  const row = world.store.customer(id);
  if (!row) throw noSuch('customer', id);
  return row;
}

function livingCustomer(world: World, id: string): CustomerRow {
  const row = customerOf(world, id);
  if (row.deleted) throw noSuch('customer', id);
  return row;
}
