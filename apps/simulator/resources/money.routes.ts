import { refundCharge } from '../payments/refunds.js';
import { chargeShape } from '../shapes/charge.shape.js';
import { disputeShape, refundShape, transactionShape } from '../shapes/money.shapes.js';
import { type Collection } from '../state/collection.js';
import { type ChargeRow, type Row } from '../state/records.js';
import { listObject } from '../wire/listing.js';
import { type Params } from '../wire/params.js';
import { idOf, type ApiRequest, type Route } from '../wire/router.js';
import { badRequest, noSuch } from '../wire/stripe.error.js';
import { type World } from '../world.js';

/** Charges, refunds, disputes and balance transactions. */
export const moneyRoutes = (world: World): Route[] => {
  const { charges, refunds, disputes, transactions } = world.store;
  return [
    { method: 'GET', path: '/v1/charges', handle: ({ params }) => listBy(params, '/v1/charges', charges, (row) => chargeShape(row, world.store), { customer: 'customer', payment_intent: 'intent' }) },
    { method: 'GET', path: '/v1/charges/:id', handle: (request) => one(request, charges, 'charge', (row) => chargeShape(row, world.store)) },
    { method: 'POST', path: '/v1/refunds', operation: 'refund', handle: ({ params }) => refund(world, params) },
    { method: 'GET', path: '/v1/refunds', handle: ({ params }) => listBy(params, '/v1/refunds', refunds, refundShape, { charge: 'charge', payment_intent: 'intent' }) },
    { method: 'GET', path: '/v1/refunds/:id', handle: (request) => one(request, refunds, 'refund', refundShape) },
    { method: 'POST', path: '/v1/refunds/:id', handle: (request) => updateRefund(world, request) },
    { method: 'GET', path: '/v1/disputes', handle: ({ params }) => listBy(params, '/v1/disputes', disputes, (row) => disputeShape(row, world.store), { charge: 'charge', payment_intent: 'intent' }) },
    { method: 'GET', path: '/v1/disputes/:id', handle: (request) => one(request, disputes, 'dispute', (row) => disputeShape(row, world.store)) },
    { method: 'GET', path: '/v1/balance_transactions', handle: ({ params }) => listBy(params, '/v1/balance_transactions', transactions, transactionShape, { source: 'source', type: 'type', currency: 'currency' }) },
    { method: 'GET', path: '/v1/balance_transactions/:id', handle: (request) => one(request, transactions, 'balance_transaction', transactionShape) },
  ];
};

function one<T extends Row>(request: ApiRequest, collection: Collection<T>, noun: string, shape: (row: T) => object): object {
  request.params.done();
  const row = collection.find(idOf(request));
  if (!row) throw noSuch(noun, idOf(request));
  return shape(row);
}

/** @param filters parameter → the field that it must equal */
function listBy<T extends Row>(params: Params, url: string, collection: Collection<T>, shape: (row: T) => object, filters: Readonly<Record<string, keyof T>>): object {
  const wanted = Object.entries(filters).flatMap(([param, field]) => {
    const value = params.text(param);
    return value === undefined ? [] : [{ field, value }];
  });
  return listObject(url, collection, params, shape, (row) => wanted.every(({ field, value }) => row[field] === value));
}

function refund(world: World, params: Params): object {
  const order = {
    amount: params.integer('amount'),
    reason: params.choice('reason', ['duplicate', 'fraudulent', 'requested_by_customer'] as const) ?? null,
    metadata: params.metadata(),
  };
  const charge = params.text('charge');
  const intent = params.text('payment_intent');
  params.accept('instructions_email', 'origin');
  params.done();
  return refundShape(refundCharge(world, chargeToRefund(world, charge, intent), order));
}

function chargeToRefund(world: World, charge: string | undefined, intent: string | undefined): ChargeRow {
  if (charge !== undefined) {
    const row = world.store.charges.find(charge);
    if (!row) throw noSuch('charge', charge, 'charge', 400);
    return row;
  }
  if (intent === undefined) throw badRequest('One of the following params should be provided for this request: payment_intent or charge.', { code: 'parameter_missing' });
  const row = world.store.intents.find(intent);
  if (!row) throw noSuch('payment_intent', intent, 'payment_intent', 400);
  const latest = row.latestCharge === null ? undefined : world.store.charges.find(row.latestCharge);
  if (!latest) throw badRequest(`This PaymentIntent (${intent}) does not have a successful charge to refund.`);
  return latest;
}

function updateRefund(world: World, request: ApiRequest): object {
  const row = world.store.refunds.find(idOf(request));
  if (!row) throw noSuch('refund', idOf(request));
  const metadata = request.params.metadata(row.metadata);
  request.params.done();
  row.metadata = metadata;
  world.store.refunds.touch(row);
  world.events.record('refund.updated', refundShape(row));
  return refundShape(row);
}
