import { z } from 'zod';
import { isUuid } from '#kernel';
import type { Evidence } from './evidence.js';
import { outcomeOfCapture, outcomeOfOrder } from './paypal.outcome.js';
import { paypalShapes } from './paypal.wire.js';

const CAPTURES = new Set(['PAYMENT.CAPTURE.COMPLETED', 'PAYMENT.CAPTURE.DENIED', 'PAYMENT.CAPTURE.DECLINED', 'PAYMENT.CAPTURE.PENDING']);
const ORDERS = new Set(['CHECKOUT.ORDER.COMPLETED', 'CHECKOUT.ORDER.VOIDED']);

const about = <Resource extends z.ZodType>(resource: Resource) => z.object({ resource });
const aboutCapture = about(paypalShapes.capture);
const aboutOrder = about(paypalShapes.order);

/**
 * The evidence in a signed PayPal message, or null if it says nothing about the end of a charge of ours. That an order was
 * made or approved says nothing; what was given back (REFUNDED, REVERSED) was paid before.
 */
export function evidenceInPaypalEvent(type: string, payload: object): Evidence | null {
  if (CAPTURES.has(type)) {
    const capture = aboutCapture.safeParse(payload).data?.resource;
    const orderId = capture?.supplementary_data?.related_ids?.order_id;
    return capture && orderId !== undefined ? evidence(capture.custom_id, outcomeOfCapture(capture, orderId, null)) : null;
  }
  if (ORDERS.has(type)) {
    const order = aboutOrder.safeParse(payload).data?.resource;
    const outcome = order && outcomeOfOrder(order, null);
    return outcome && outcome.kind !== 'not_found' ? evidence(order.purchase_units?.[0]?.custom_id, outcome) : null;
  }
  return null;
}

function evidence(chargeId: string | undefined, outcome: Evidence['outcome']): Evidence | null {
  return chargeId !== undefined && isUuid(chargeId) ? { chargeId, outcome } : null;
}
