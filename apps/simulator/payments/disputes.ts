import { chargeShape } from '../shapes/charge.shape.js';
import { disputeShape } from '../shapes/money.shapes.js';
import { newId } from '../state/ids.js';
import { type ChargeRow, type DisputeRow } from '../state/records.js';
import { badRequest, badState } from '../wire/stripe.error.js';
import { secondsOf, type World } from '../world.js';
import { book } from './settlement.js';

const DISPUTE_FEE = 1500;

/** The cardholder takes the payment back through the bank. @throws ProviderError when there is nothing to take back */
export function openDispute(world: World, charge: ChargeRow, reason: string, amount: number): DisputeRow {
  if (!charge.captured || charge.dispute !== null) throw badRequest(`Charge ${charge.id} cannot be disputed: it was not captured, or is disputed already.`);
  if (amount < 1 || amount > charge.amountCaptured) throw badRequest(`A dispute of charge ${charge.id} is for 1 to ${charge.amountCaptured}.`, { param: 'amount' });
  const id = newId('dp');
  const transaction = book(world, { amount: -amount, fee: DISPUTE_FEE, currency: charge.currency, source: id, type: 'adjustment' });
  const dispute = world.store.disputes.add({
    id, created: secondsOf(world), charge: charge.id, intent: charge.intent, amount, currency: charge.currency, reason, transaction, status: 'needs_response',
  });
  charge.dispute = id;
  world.store.charges.touch(charge);
  world.events.record('charge.dispute.created', disputeShape(dispute, world.store));
  world.events.record('charge.dispute.funds_withdrawn', disputeShape(dispute, world.store));
  world.events.record('charge.updated', chargeShape(charge, world.store));
  return dispute;
}

export function closeDispute(world: World, dispute: DisputeRow, outcome: 'won' | 'lost'): void {
  if (dispute.status !== 'needs_response') throw badState('This dispute is already closed.', 'charge_disputed');
  dispute.status = outcome;
  world.store.disputes.touch(dispute);
  if (outcome === 'won') {
    book(world, { amount: dispute.amount, fee: 0, currency: dispute.currency, source: dispute.id, type: 'adjustment' });
    world.events.record('charge.dispute.funds_reinstated', disputeShape(dispute, world.store));
  }
  world.events.record('charge.dispute.closed', disputeShape(dispute, world.store));
}
