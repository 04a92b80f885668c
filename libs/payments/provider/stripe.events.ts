import type Stripe from 'stripe';
import { isUuid } from '#kernel';
import type { Evidence } from './evidence.js';
import { outcomeOfIntent } from './stripe.outcome.js';

const ABOUT_CHARGES = new Set(['payment_intent.succeeded', 'payment_intent.payment_failed', 'payment_intent.canceled', 'payment_intent.requires_action']);

/** The evidence in a signed Stripe event, or null if it says nothing about the end of a charge of ours. */
export function evidenceInStripeEvent(type: string, payload: object): Evidence | null {
  if (!ABOUT_CHARGES.has(type)) return null;
  const intent = (payload as { data?: { object?: Stripe.PaymentIntent } }).data?.object;
  const chargeId = intent?.metadata['charge_id'];
  if (!intent || chargeId === undefined || !isUuid(chargeId)) return null;
  return { chargeId, outcome: outcomeOfIntent(intent, null) };
}

/** Our id of the page that a Checkout session is, or null if it is none of ours. What became of it is asked, not read. */
export function cardLinkInStripeEvent(payload: object): string | null {
  const session = (payload as { data?: { object?: Stripe.Checkout.Session } }).data?.object;
  const linkId = session?.client_reference_id;
  return typeof linkId === 'string' && isUuid(linkId) ? linkId : null;
}
