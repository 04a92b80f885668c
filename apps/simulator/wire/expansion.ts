import { authenticationUrl, shapeOfIntent } from '../payments/confirmation.js';
import { customerShape } from '../shapes/account.shapes.js';
import { chargeShape } from '../shapes/charge.shape.js';
import { setupShape } from '../shapes/intent.shape.js';
import { methodShape } from '../shapes/method.shape.js';
import { disputeShape, refundShape, transactionShape } from '../shapes/money.shapes.js';
import { type World } from '../world.js';
import { badRequest } from './stripe.error.js';

type Bag = Record<string, unknown>;

const MAX_DEPTH = 4;

/** Replaces the ids that `expand[]` names by the objects they stand for: `latest_charge.balance_transaction`, `data.customer`. @throws ProviderError 400 */
export function expanded(world: World, body: object, paths: readonly string[]): object {
  for (const path of paths) {
    const parts = path.split('.');
    if (parts.length > MAX_DEPTH) throw badRequest(`You cannot expand more than ${MAX_DEPTH} levels of a property. Property: ${path}`);
    expand(world, body as Bag, parts, path);
  }
  return body;
}

function expand(world: World, at: Bag, parts: readonly string[], path: string): void {
  const [part, ...rest] = parts;
  if (part === undefined) return;
  const value = at[part];
  if (value === undefined || part === 'metadata') throw badRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
  if (Array.isArray(value)) {
    for (const item of value) expand(world, item as Bag, rest, path);
    return;
  }
  if (value === null) return;
  const object = typeof value === 'string' ? objectOf(world, value) : value;
  if (typeof object !== 'object') throw badRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
  at[part] = object;
  expand(world, object as Bag, rest, path);
}

function objectOf(world: World, id: string): object | undefined {
  const { store } = world;
  const shaped = <T>(row: T | undefined, shape: (row: T) => object): object | undefined => row && shape(row);
  switch (id.slice(0, id.indexOf('_'))) {
    case 'pi': return shaped(store.intents.find(id), (row) => shapeOfIntent(world, row));
    case 'seti': return shaped(store.setups.find(id), (row) => setupShape(row, store, authenticationUrl(world, id)));
    case 'ch': return shaped(store.charges.find(id), (row) => chargeShape(row, store));
    case 'cus': return shaped(store.customer(id), customerShape);
    case 'pm': return shaped(store.method(id), methodShape);
    case 're': return shaped(store.refunds.find(id), refundShape);
    case 'dp': return shaped(store.disputes.find(id), (row) => disputeShape(row, store));
    case 'txn': return shaped(store.transactions.find(id), transactionShape);
    default: return undefined;
  }
}
