import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { systemClock, type Clock } from '#kernel';
import { Admin } from './admin/admin.js';
import { Faults } from './faults/faults.js';
import { completeRefund } from './payments/refunds.js';
import { isPaypalPath, PaypalApi } from './paypal/api.js';
import { makeCertificate } from './paypal/certificate.js';
import { isPaypalMessage, transmissionHeaders } from './paypal/messages.js';
import { checkoutRoutes } from './resources/checkout.routes.js';
import { customerRoutes } from './resources/customers.routes.js';
import { eventRoutes } from './resources/events.routes.js';
import { moneyRoutes } from './resources/money.routes.js';
import { paymentIntentRoutes } from './resources/payment-intents.routes.js';
import { paymentMethodRoutes } from './resources/payment-methods.routes.js';
import { setupIntentRoutes } from './resources/setup-intents.routes.js';
import { randomText } from './state/ids.js';
import { Journal } from './state/journal.js';
import { type EndpointRow } from './state/records.js';
import { Store } from './state/store.js';
import { Delivery } from './webhooks/delivery.js';
import { DeliveryObstacle } from './webhooks/delivery.faults.js';
import { EventLog } from './webhooks/event.log.js';
import { WebhookSender } from './webhooks/post.js';
import { stripeHeaders } from './webhooks/signature.js';
import { Timers } from './webhooks/timers.js';
import { send, type Answer } from './wire/answer.js';
import { Api } from './wire/api.js';
import { KeyCheck } from './wire/authentication.js';
import { Idempotency } from './wire/idempotency.js';
import { Router } from './wire/router.js';
import { type World } from './world.js';

export interface SimulatorOptions {
  /** 0, the default: any free port. */
  readonly port?: number | undefined;
  readonly host?: string | undefined;
  readonly secretKey?: string | undefined;
  /** Receives all events, signed with `webhookSecret`, besides the endpoints made by API. */
  readonly webhookUrl?: string | undefined;
  readonly webhookSecret?: string | undefined;
  /** The account at PayPal, and where its webhooks go. */
  readonly paypal?: Partial<PaypalOptions> | undefined;
  /** JSON lines; what is in it is remembered. Memory only when undefined. */
  readonly stateFile?: string | undefined;
  readonly clock?: Clock | undefined;
  readonly searchLagMs?: number | undefined;
  /** Idempotency keys remembered at most (for 24 hours at most in any case). */
  readonly maxAnswers?: number | undefined;
  /** Events that can be listed and retrieved at most. */
  readonly maxEvents?: number | undefined;
  /** When disputes and pending refunds of the test cards happen, milliseconds after the payment or refund. */
  readonly laterMs?: number | undefined;
  /** Webhooks under way at the same time, 16 unless told; 1 keeps their order. */
  readonly webhookConcurrency?: number | undefined;
  readonly webhookAttempts?: number | undefined;
  /** Milliseconds before a failed webhook is sent again; doubled for each further try. */
  readonly webhookRetryMs?: number | undefined;
}

export interface PaypalOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly webhookId: string;
  readonly webhookUrl: string | undefined;
}

const PAYPAL: PaypalOptions = { clientId: 'keepline_demo_client', clientSecret: 'keepline_demo_secret', webhookId: 'WH-KEEPLINE-DEMO', webhookUrl: undefined };

export interface Simulator {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly secretKey: string;
  readonly webhookSecret: string;
  readonly paypal: PaypalOptions;
  /** Ends open connections and pending webhooks, and closes the state file. */
  stop(): Promise<void>;
}

/** Starts a payment provider that speaks Stripe and PayPal. @throws Error in production, or when the port is taken */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  if (process.env.NODE_ENV === 'production') throw new Error('the payment provider simulator does not start with NODE_ENV=production');
  const { host = '127.0.0.1', secretKey = 'sk_test_keepline', webhookSecret = 'whsec_keepline_demo', clock = systemClock } = options;
  const now = (): number => clock.now().getTime();
  const timers = new Timers();
  const store = new Store(new Journal(options.stateFile), options.maxAnswers ?? 50_000);
  await store.open();

  const configured = options.webhookUrl === undefined ? [] : [configuredEndpoint(options.webhookUrl, webhookSecret)];
  const concurrency = options.webhookConcurrency ?? 16;
  const sender = new WebhookSender(concurrency);
  const paypal: PaypalOptions = { ...PAYPAL, ...options.paypal };
  const account = { ...paypal, certificate: makeCertificate('CERT-keepline-simulator') };
  const server = createServer({ keepAliveTimeout: 65_000 });
  let url = '';
  const delivery = new Delivery(
    {
      concurrency, attempts: options.webhookAttempts ?? 6, retryBaseMs: options.webhookRetryMs ?? 500, maxQueued: 200_000,
      headers: (event, { secret }, at) => (isPaypalMessage(event) ? transmissionHeaders(event.json, { ...account, url }, at) : stripeHeaders(event.json, secret, at)),
    },
    (event) => (isPaypalMessage(event) ? (paypal.webhookUrl === undefined ? [] : [configuredEndpoint(paypal.webhookUrl, '')]) : [...configured, ...store.endpoints.all()]),
    sender, timers, now,
  );
  const obstacle = new DeliveryObstacle(timers, (event) => delivery.send(event));
  const world: World = {
    store, now, faults: new Faults(), settings: { searchLagMs: options.searchLagMs ?? 0 },
    events: new EventLog(options.maxEvents ?? 10_000, now, (event) => obstacle.pass(event)),
    tell: (message) => obstacle.pass(message),
    url: () => url,
    later: (work) => timers.after(options.laterMs ?? 1000, () => {
      work();
      store.commit();
    }),
  };
  for (const refund of store.refunds.all()) if (refund.status === 'pending') world.later(() => completeRefund(world, refund));

  serve(server, new PaypalApi(world, account), new Api(world, new Router(routesOf(world)), new KeyCheck(secretKey), new Idempotency(store, now)), new Admin({ world, obstacle, delivery, reset: () => reset(world, obstacle, delivery, timers) }));
  try {
    await listen(server, options.port ?? 0, host);
  } catch (error) {
    store.close();
    throw error;
  }
  const port = (server.address() as AddressInfo).port;
  url = `http://${host}:${port}`;
  return { url, host, port, secretKey, webhookSecret, paypal, stop: () => stop(server, timers, delivery, store) };
}

const routesOf = (world: World): ConstructorParameters<typeof Router>[0] => [
  ...paymentIntentRoutes(world), ...customerRoutes(world), ...paymentMethodRoutes(world), ...setupIntentRoutes(world), ...checkoutRoutes(world), ...moneyRoutes(world), ...eventRoutes(world),
];

function serve(server: Server, paypal: PaypalApi, api: Api, admin: Admin): void {
  const answerTo = (request: IncomingMessage, requestId: string): Promise<Answer> => {
    if (request.url?.startsWith('/_simulator/')) return admin.answer(request);
    return isPaypalPath(request.url ?? '') ? paypal.answer(request) : api.answer(request, requestId);
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answerTo(request, `req_${randomText(14)}`)
      .then((answer) => send(response, answer))
      // A client that went away while its body was read: there is nobody to answer.
      .catch(() => response.destroy());
  });
}

function reset(world: World, obstacle: DeliveryObstacle, delivery: Delivery, timers: Timers): void {
  obstacle.set({});
  timers.stop();
  delivery.clear();
  world.store.clear();
  world.faults.clear();
  world.events.clear();
  world.settings.searchLagMs = 0;
}

const configuredEndpoint = (url: string, secret: string): EndpointRow => ({
  id: 'we_configured', created: 0, url, secret, enabledEvents: ['*'], description: null, metadata: {}, disabled: false, deleted: false,
});

const listen = (server: Server, port: number, host: string): Promise<void> => new Promise((resolve, reject) => {
  server.once('error', reject);
  server.listen({ port, host }, () => {
    server.off('error', reject);
    resolve();
  });
});

async function stop(server: Server, timers: Timers, delivery: Delivery, store: Store): Promise<void> {
  timers.stop();
  delivery.stop();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
  store.close();
}
