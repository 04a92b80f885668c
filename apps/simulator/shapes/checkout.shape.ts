import type Stripe from 'stripe';
import { type CheckoutRow } from '../state/records.js';

/** Stripe's checkout.session object, in setup mode. @param page where the customer enters the card */
export function checkoutShape(row: CheckoutRow, page: string): object {
  const shape = {
    id: row.id,
    object: 'checkout.session',
    allowed_payment_method_types: ['card'],
    amount_subtotal: null,
    amount_total: null,
    cancel_url: row.cancelUrl,
    client_reference_id: row.clientReference,
    created: row.created,
    currency: null,
    customer: row.customer,
    customer_creation: row.makesCustomer ? 'always' : null,
    expires_at: row.expiresAt,
    livemode: false,
    metadata: row.metadata,
    mode: 'setup',
    payment_intent: null,
    payment_method_types: ['card'],
    payment_status: 'no_payment_required',
    setup_intent: row.setup,
    status: row.status,
    success_url: row.successUrl,
    url: row.status === 'open' ? page : null,
  } satisfies Partial<Stripe.Checkout.Session>;
  return shape;
}
