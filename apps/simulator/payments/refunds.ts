import { chargeShape } from '../shapes/charge.shape.js';
import { refundShape } from '../shapes/money.shapes.js';
import { newId } from '../state/ids.js';
import { type ChargeRow, type Metadata, type RefundRow } from '../state/records.js';
import { badRequest, badState } from '../wire/stripe.error.js';
import { secondsOf, type World } from '../world.js';
import { behaviourOf } from './confirmation.js';
import { inWords } from './money.rules.js';
import { book } from './settlement.js';

export interface RefundOrder {
  /** All that is left when undefined. */
  readonly amount: number | undefined;
  readonly reason: string | null;
  readonly metadata: Metadata;
}

/** Gives money back. @throws ProviderError when more would go out than came in */
export function refundCharge(world: World, charge: ChargeRow, order: RefundOrder): RefundRow {
  const left = charge.amount - charge.amountRefunded;
  const amount = order.amount ?? left;
  if (!charge.captured) throw badState(`This PaymentIntent (${charge.intent}) does not have a successful charge to refund.`, 'payment_intent_unexpected_state');
  if (charge.dispute !== null) throw badState(`Charge ${charge.id} has been charged back; cannot issue a refund.`, 'charge_disputed');
  if (left === 0) throw badState(`Charge ${charge.id} has already been refunded.`, 'charge_already_refunded');
  if (amount < 1) throw badRequest('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'amount' });
  if (amount > left) throw badRequest(`Refund amount (${inWords(amount, charge.currency)}) is greater than unrefunded amount on charge (${inWords(left, charge.currency)})`, { param: 'amount' });

  const method = world.store.method(charge.method);
  const manner = method && behaviourOf(method).refund;
  const refund = world.store.refunds.add({
    id: newId('re'), created: secondsOf(world), charge: charge.id, intent: charge.intent, amount, currency: charge.currency,
    reason: order.reason, metadata: order.metadata, status: manner === 'pending' ? 'pending' : 'succeeded', transaction: null,
  });
  refund.transaction = book(world, { amount: -amount, fee: 0, currency: charge.currency, source: refund.id, type: 'refund' });
  const before = charge.amountRefunded;
  charge.amountRefunded += amount;
  world.store.charges.touch(charge);
  world.events.record('refund.created', refundShape(refund));
  world.events.record('charge.refunded', chargeShape(charge, world.store), { amount_refunded: before });
  if (manner === 'pending') world.later(() => completeRefund(world, refund));
  if (manner === 'fails') world.later(() => failRefund(world, refund, charge));
  return refund;
}

/** A pending refund has arrived. */
export function completeRefund(world: World, refund: RefundRow): void {
  refund.status = 'succeeded';
  world.store.refunds.touch(refund);
  world.events.record('refund.updated', refundShape(refund), { status: 'pending' });
}

/** The bank sent the money back: it is the merchant's again. */
function failRefund(world: World, refund: RefundRow, charge: ChargeRow): void {
  refund.status = 'failed';
  charge.amountRefunded -= refund.amount;
  book(world, { amount: refund.amount, fee: 0, currency: refund.currency, source: refund.id, type: 'refund_failure' });
  world.store.refunds.touch(refund);
  world.store.charges.touch(charge);
  world.events.record('refund.failed', refundShape(refund));
  world.events.record('charge.refund.updated', refundShape(refund), { status: 'succeeded' });
}
