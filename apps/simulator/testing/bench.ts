import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { startSimulator, type Simulator, type SimulatorOptions } from '../simulator.js';

/** A simulator on a free port, the official SDK pointed at it, and its admin API. */
export interface Bench {
  readonly simulator: Simulator;
  readonly stripe: Stripe;
  admin(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Record<string, unknown>>;
  /** The API without the SDK between. */
  raw(path: string, init?: RawRequest): Promise<Response>;
}

export type RawRequest = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };

export async function openBench(options: SimulatorOptions = {}): Promise<Bench> {
  const simulator = await startSimulator(options);
  const raw = (path: string, init: RawRequest = {}): Promise<Response> =>
    fetch(`${simulator.url}${path}`, { ...init, headers: { Authorization: `Bearer ${simulator.secretKey}`, ...init.headers } });
  return {
    simulator,
    stripe: sdkFor(simulator),
    raw,
    async admin(method, path, body) {
      const answer = await raw(`/_simulator/${path}`, { method, ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }) });
      return (await answer.json()) as Record<string, unknown>;
    },
  };
}

export const sdkFor = (simulator: Simulator, key = simulator.secretKey): Stripe =>
  new Stripe(key, { host: simulator.host, port: simulator.port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });

export const charge = (method: string, extra: Partial<Stripe.PaymentIntentCreateParams> = {}): Stripe.PaymentIntentCreateParams =>
  ({ amount: 1200, currency: 'eur', confirm: true, off_session: true, payment_method: method, ...extra });

/** What the SDK throws; fails when the promise does not. */
export async function refusalOf(promise: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const outcome = await promise.then(() => 'no refusal', (error: unknown) => error);
  if (outcome instanceof Stripe.errors.StripeError) return outcome;
  throw new Error(`Expected Stripe to refuse, but got ${String(outcome)}`);
}

export interface Received {
  readonly body: string;
  readonly signature: string;
  readonly event: Stripe.Event;
}

/** An endpoint that keeps what it is sent, and answers as told. */
export class WebhookInbox {
  readonly received: Received[] = [];
  /** Statuses of the next answers; 200 once they are used up. */
  statuses: number[] = [];
  private server: Server | undefined;

  async open(): Promise<string> {
    this.server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part)).on('end', () => {
        this.received.push({ body, signature: String(request.headers['stripe-signature']), event: JSON.parse(body) as Stripe.Event });
        response.writeHead(this.statuses.shift() ?? 200).end();
      });
    });
    const { server } = this;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`;
  }

  types(): string[] {
    return this.received.map(({ event }) => event.type);
  }

  async until(enough: (inbox: WebhookInbox) => boolean, withinMs = 4000): Promise<void> {
    const deadline = performance.now() + withinMs;
    while (!enough(this)) {
      if (performance.now() > deadline) throw new Error(`Waited in vain; received ${this.types().join(', ')}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async close(): Promise<void> {
    const { server } = this;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }
}
