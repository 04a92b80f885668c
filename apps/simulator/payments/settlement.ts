import { newId } from '../state/ids.js';
import { type ChargeRow, type TransactionRow } from '../state/records.js';
import { secondsOf, type World } from '../world.js';
import { feeOn } from './money.rules.js';

/** Takes `amount` of an authorised charge and books it. */
export function settleCharge(world: World, charge: ChargeRow, amount: number): void {
  charge.captured = true;
  charge.amountCaptured = amount;
  charge.amountRefunded = charge.amount - amount;
  charge.transaction = book(world, { amount, fee: feeOn(amount), currency: charge.currency, source: charge.id, type: 'charge' });
  world.store.charges.touch(charge);
}

/** Enters a movement of the merchant's balance. Returns its id. */
export function book(world: World, entry: Omit<TransactionRow, 'id' | 'created'>): string {
  return world.store.transactions.add({ id: newId('txn'), created: secondsOf(world), ...entry }).id;
}
