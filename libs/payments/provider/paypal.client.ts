import http from 'node:http';
import https from 'node:https';
import { CheckoutPaymentIntent, Client, Environment, OAuthAuthorizationController, OrdersController, PaymentInitiator, PaymentsController, StoredPaymentSourceUsageType, TransactionSearchController, UsagePattern } from '@paypal/paypal-server-sdk';
import type { Configuration } from '@paypal/paypal-server-sdk';
import { MAX_ANSWER_BYTES, exchange } from './http.exchange.js';
import type { PaypalSettings } from './paypal.settings.js';

/** Nobody stands by when a renewal is charged: the account was kept for that. */
const WORDS = {
  capture: CheckoutPaymentIntent.Capture,
  merchantInitiated: {
    paymentInitiator: PaymentInitiator.Merchant,
    usage: StoredPaymentSourceUsageType.Subsequent,
    usagePattern: UsagePattern.RecurringPrepaid,
  },
} as const;

/** A client that PayPal has let in. */
export interface PaypalSession {
  readonly orders: OrdersController;
  readonly payments: PaymentsController;
  readonly search: TransactionSearchController;
  /** The SDK's words, which are values of its own. */
  readonly words: typeof WORDS;
  /** By `performance.now()`. */
  readonly until: number;
}

export interface SdkClients {
  signIn(): Promise<PaypalSession>;
}

/** What the SDK gives to its transport, and what it wants back: requests and answers of axios. */
interface SdkRequest {
  readonly url: string;
  readonly method: string;
  readonly data?: string;
  readonly headers: { toJSON(): Record<string, string> };
}

/** Connections to PayPal that one process holds at a time. */
const MAX_SOCKETS = 64;
/** A token is renewed before it ends, for a request that is under way needs it. */
const EARLY_SECONDS = 60;

/**
 * The SDK over our own bounded exchange. It knows two addresses only and stays broken after one failed sign-in; so our
 * address is put in underneath it, and each token gets a client of its own.
 */
export function sdkClients(settings: PaypalSettings): SdkClients {
  const { clientId, clientSecret } = settings;
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const configuration = configurationFor(settings);
  const visitor = new OAuthAuthorizationController(new Client(configuration));
  return {
    async signIn() {
      const { result } = await visitor.requestToken({ authorization });
      const oAuthToken = { accessToken: result.accessToken, tokenType: result.tokenType };
      const client = new Client({ ...configuration, clientCredentialsAuthCredentials: { oAuthClientId: clientId, oAuthClientSecret: clientSecret, oAuthToken } });
      const seconds = Number(result.expiresIn ?? 0) - EARLY_SECONDS;
      return {
        orders: new OrdersController(client),
        payments: new PaymentsController(client),
        search: new TransactionSearchController(client),
        words: WORDS,
        until: performance.now() + seconds * 1_000,
      };
    },
  };
}

function configurationFor({ apiUrl, timeoutMs }: PaypalSettings): Partial<Configuration> {
  const agent = new (apiUrl.startsWith('https:') ? https : http).Agent({ keepAlive: true, maxSockets: MAX_SOCKETS });
  const send = async (request: SdkRequest): Promise<object> => {
    const { pathname, search } = new URL(request.url);
    const { status, headers, body } = await exchange({
      url: `${apiUrl}${pathname}${search}`,
      method: request.method.toUpperCase(),
      headers: request.headers.toJSON(),
      body: request.data ?? null,
      agent,
      deadlineMs: timeoutMs,
      maxBytes: MAX_ANSWER_BYTES,
    });
    return { status, statusText: '', headers, data: body, config: request, request };
  };
  return {
    environment: Environment.Production,
    // Whether to send again is decided from the charge row, not inside the client.
    httpClientOptions: { timeout: 0, retryConfig: { maxNumberOfRetries: 0 } },
    unstable_httpClientOptions: { adapter: send },
  };
}
