import { createHmac } from 'node:crypto';

/** The `Stripe-Signature` header for `payload` at `second`, as `stripe.webhooks.constructEvent` verifies it. */
export function signatureHeader(payload: string, secret: string, second: number): string {
  const signature = createHmac('sha256', secret).update(`${second}.${payload}`, 'utf8').digest('hex');
  return `t=${second},v1=${signature}`;
}
