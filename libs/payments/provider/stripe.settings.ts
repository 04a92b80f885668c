import type Stripe from 'stripe';
import { stripeClient } from './stripe.client.js';
import type { StripeSettings } from './stripe.client.js';

/** The client, and what it was set up with. */
export interface StripeConnection {
  readonly stripe: Stripe;
  readonly settings: StripeSettings;
}

export const STRIPE = Symbol('Stripe');

export function connectStripe(settings: StripeSettings): StripeConnection {
  return { stripe: stripeClient(settings), settings };
}
