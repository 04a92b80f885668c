import { confirmSetup } from '../resources/setup-intents.routes.js';
import { checkoutShape } from '../shapes/checkout.shape.js';
import { customerShape } from '../shapes/account.shapes.js';
import { newId } from '../state/ids.js';
import { type CheckoutRow, type MethodRow } from '../state/records.js';
import { secondsOf, type World } from '../world.js';

export const checkoutPageUrl = (world: World, id: string): string => `${world.url()}/_simulator/checkout/${id}`;
export const shapeOfCheckout = (world: World, row: CheckoutRow): object => checkoutShape(row, checkoutPageUrl(world, row.id));

/** The session as it stands now: one whose time has passed is over. */
export function checkoutNow(world: World, id: string): CheckoutRow | undefined {
  const row = world.store.checkouts.find(id);
  if (row?.status === 'open' && secondsOf(world) >= row.expiresAt) endCheckout(world, row);
  return row;
}

export function endCheckout(world: World, row: CheckoutRow): void {
  row.status = 'expired';
  world.store.checkouts.touch(row);
  world.events.record('checkout.session.expired', shapeOfCheckout(world, row));
}

/** The customer has entered a card and, where its bank wants that, confirmed it. @throws ProviderError 402 when the bank refuses to have it kept */
export function completeCheckout(world: World, row: CheckoutRow, method: MethodRow): void {
  const setup = world.store.setups.find(row.setup);
  if (!setup) throw new Error(`Session ${row.id} has no setup intent`);
  row.customer ??= row.makesCustomer ? madeCustomer(world) : null;
  setup.customer = row.customer;
  world.store.checkouts.touch(row);
  confirmSetup(world, setup, method, true);
  row.status = 'complete';
  world.store.checkouts.touch(row);
  world.events.record('checkout.session.completed', shapeOfCheckout(world, row));
}

function madeCustomer(world: World): string {
  const customer = world.store.customers.add({
    id: newId('cus'), created: secondsOf(world), email: null, name: null, phone: null, description: null, defaultMethod: null, metadata: {}, deleted: false,
  });
  world.events.record('customer.created', customerShape(customer));
  return customer.id;
}
