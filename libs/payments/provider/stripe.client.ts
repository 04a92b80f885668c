import http from 'node:http';
import https from 'node:https';
import Stripe from 'stripe';
import { stripeHttp } from './stripe.http.js';

export interface StripeSettings {
  /** Origin of the API: Stripe's own, or a simulator that speaks it. */
  readonly apiUrl: string;
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** After so long without an answer the outcome is unknown. */
  readonly timeoutMs: number;
}

/** Connections to Stripe that one process holds at a time. */
const MAX_SOCKETS = 64;

export function stripeClient({ apiUrl, secretKey, timeoutMs }: StripeSettings): Stripe {
  const url = new URL(apiUrl);
  const secure = url.protocol === 'https:';
  const agent = new (secure ? https : http).Agent({ keepAlive: true, maxSockets: MAX_SOCKETS });
  return new Stripe(secretKey, {
    host: url.hostname,
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    protocol: secure ? 'https' : 'http',
    httpClient: stripeHttp(agent),
    timeout: timeoutMs,
    // Whether to send again is decided from the charge row, not inside the client.
    maxNetworkRetries: 0,
    telemetry: false,
  });
}
