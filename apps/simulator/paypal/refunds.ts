import { secondsOf, type World } from '../world.js';
import { checkedAmount, countOf } from './amounts.js';
import { paypalId, tell, type Fields } from './orders.js';
import { notFound, unprocessable } from './problem.js';
import { refundShape } from './shapes.js';

/** @param told how PayPal calls it: a refund of the merchant's, or a reversal of its own */
export function refundCapture(world: World, captureId: string, body: Fields, told: 'REFUNDED' | 'REVERSED' = 'REFUNDED'): object {
  const capture = world.store.captures.find(captureId);
  if (!capture) throw notFound();
  const refunds = world.store.paypalRefunds.lookUp('capture', (row) => row.capture, capture.id);
  const left = countOf(capture.amount) - refunds.reduce((sum, row) => sum + countOf(row.amount), 0);
  if (capture.status === 'REFUNDED' || left <= 0) throw unprocessable('CAPTURE_FULLY_REFUNDED', 'The capture has already been fully refunded.');
  if (capture.status !== 'COMPLETED' && capture.status !== 'PARTIALLY_REFUNDED') throw unprocessable('REFUND_NOT_ALLOWED');
  const amount = body.amount === undefined ? capture.amount : checkedAmount(body.amount);
  if (amount.currency_code !== capture.amount.currency_code) throw unprocessable('REFUND_CAPTURE_CURRENCY_MISMATCH', 'Refund must be in the same currency as the capture.');
  if (countOf(amount) > left) throw unprocessable('REFUND_AMOUNT_EXCEEDED', 'The refund amount must be less than or equal to the capture amount that has not yet been refunded.');
  const row = world.store.paypalRefunds.add({
    id: paypalId(), created: secondsOf(world), capture: capture.id, amount,
    customId: typeof body.custom_id === 'string' ? body.custom_id : null, invoiceId: typeof body.invoice_id === 'string' ? body.invoice_id : null,
  });
  capture.status = countOf(amount) === left ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  world.store.captures.touch(capture);
  tell(world, `PAYMENT.CAPTURE.${told}`, refundShape(row));
  return refundShape(row);
}
