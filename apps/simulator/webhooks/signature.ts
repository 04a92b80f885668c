import { createHmac } from 'node:crypto';

/** What Stripe sends along with an event. */
export const stripeHeaders = (payload: string, secret: string, at: Date): Readonly<Record<string, string>> =>
  ({ 'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)', 'Stripe-Signature': signatureHeader(payload, secret, Math.floor(at.getTime() / 1000)) });

/** The `Stripe-Signature` header for `payload` at `second`, as `stripe.webhooks.constructEvent` verifies it. */
export function signatureHeader(payload: string, secret: string, second: number): string {
  const signature = createHmac('sha256', secret).update(`${second}.${payload}`, 'utf8').digest('hex');
  return `t=${second},v1=${signature}`;
}
