import { type World } from '../world.js';
import { paypalId, tell } from './orders.js';
import { notFound, unprocessable } from './problem.js';
import { refundCapture } from './refunds.js';
import { type CaptureRow, type PaypalDisputeRow } from './rows.js';
import { disputeShape } from './shapes.js';

/** What the seller loses the money by. */
const FOR_THE_BUYER: readonly string[] = ['RESOLVED_BUYER_FAVOUR', 'ACCEPTED'];

/** The buyer complains about a capture. */
export function openPaypalDispute(world: World, captureId: string, reason: string): object {
  const capture = captureOf(world, captureId);
  const row = world.store.paypalDisputes.add({ id: `PP-D-${paypalId()}`, created: Math.floor(world.now() / 1000), capture: capture.id, reason, stage: 'INQUIRY', outcome: null });
  tell(world, 'CUSTOMER.DISPUTE.CREATED', disputeShape(row, capture));
  return disputeShape(row, capture);
}

/** The buyer takes it to PayPal, which now holds the money and decides. */
export function escalatePaypalDispute(world: World, id: string): object {
  const row = undecided(world, id);
  row.stage = 'CHARGEBACK';
  return told(world, row, 'UPDATED');
}

/** PayPal decides; for the buyer it reverses the capture, and says that in a message of its own. */
export function resolvePaypalDispute(world: World, id: string, outcome: string): object {
  const row = undecided(world, id);
  row.outcome = outcome;
  if (FOR_THE_BUYER.includes(outcome)) refundCapture(world, row.capture, {}, 'REVERSED');
  return told(world, row, 'RESOLVED');
}

function told(world: World, row: PaypalDisputeRow, what: 'UPDATED' | 'RESOLVED'): object {
  world.store.paypalDisputes.touch(row);
  const shape = disputeShape(row, captureOf(world, row.capture));
  tell(world, `CUSTOMER.DISPUTE.${what}`, shape);
  return shape;
}

function undecided(world: World, id: string): PaypalDisputeRow {
  const row = world.store.paypalDisputes.find(id);
  if (!row) throw notFound();
  if (row.outcome !== null) throw unprocessable('ACTION_NOT_ALLOWED', 'The dispute is resolved already.');
  return row;
}

function captureOf(world: World, id: string): CaptureRow {
  const capture = world.store.captures.find(id);
  if (!capture) throw notFound();
  return capture;
}
