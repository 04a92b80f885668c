import { address, choice, flag, optional, origin, text, wholeNumber, type Kind } from './setting.kinds.js';

/** One row of the table that is read at start and printed into docs/configuration.md. */
export interface Setting<T> extends Kind<T> {
  readonly env: string;
  readonly about: string;
  /** As it would be written in the environment; `${NAME}` stands for another setting. */
  readonly byDefault?: string;
  /** The default while DEMO is true, where it differs. */
  readonly inDemo?: string;
  /** True: never printed, and `NAME_FILE` may name a file that holds the value. */
  readonly secret?: true;
}

const setting = <T>(env: string, kind: Kind<T>, row: Omit<Setting<T>, 'env' | keyof Kind<T>>): Setting<T> => ({ env, ...kind, ...row });

const notBlank = text(/^\S+$/, 'text without spaces');

export const settings = {
  environment: setting('NODE_ENV', choice('development', 'test', 'production'), { byDefault: 'development', about: 'Kind of installation; `production` turns the demo off.' }),
  demo: setting('DEMO', flag(), { byDefault: 'true, or false with NODE_ENV=production', about: 'Seeds a demo operator and charges the provider simulator instead of a provider.' }),
  host: setting('HOST', notBlank, { byDefault: '0.0.0.0', inDemo: '127.0.0.1', about: 'Address to listen on. The demo, whose passwords are public, stays on this machine.' }),
  port: setting('PORT', wholeNumber(1, 65_535), { byDefault: '3000', about: 'Port of the console and the API.' }),
  publicUrl: setting('PUBLIC_URL', origin(), { byDefault: 'http://localhost:${PORT}', about: 'Where staff open the console and subscribers come back to from their bank; links and the same-origin check use it.' }),
  trustedProxies: setting('TRUSTED_PROXIES', wholeNumber(0, 10), { byDefault: '0', about: 'Number of reverse proxies in front, whose X-Forwarded-For is believed.' }),
  dataDir: setting('KEEPLINE_DATA_DIR', text(/^[^\0]+$/, 'a directory'), { byDefault: '.keepline', about: 'Directory of the embedded database, logs and reject files.' }),
  databaseUrl: setting('DATABASE_URL', optional(address('postgres', 'postgresql')), { secret: true, about: 'PostgreSQL 15 or later. Without it, `keepline up` starts an embedded one.' }),
  databasePoolSize: setting('DATABASE_POOL_SIZE', wholeNumber(2, 200), { byDefault: '10', about: 'Connections per process.' }),
  redisUrl: setting('REDIS_URL', optional(address('redis', 'rediss')), { secret: true, about: 'Queue backend: Redis 6.2 or later with `maxmemory-policy noeviction`, else api and worker do not start. Without it, jobs are kept in PostgreSQL.' }),
  sessionIdleMinutes: setting('SESSION_IDLE_MINUTES', wholeNumber(1, 1_440), { byDefault: '30', about: 'A session ends after this long without a request.' }),
  sessionAbsoluteHours: setting('SESSION_ABSOLUTE_HOURS', wholeNumber(1, 168), { byDefault: '10', about: 'A session ends after this long in any case.' }),
  stripeSecretKey: setting('STRIPE_SECRET_KEY', text(/^[rs]k_\w+$/, 'a key that begins with sk_ or rk_'), { inDemo: 'sk_test_keepline_demo', secret: true, about: "Key for the payment provider's API." }),
  stripeApiUrl: setting('STRIPE_API_URL', origin(), { byDefault: 'https://api.stripe.com', inDemo: 'http://127.0.0.1:${SIMULATOR_PORT}', about: "The payment provider's API; in the demo, the simulator." }),
  stripeWebhookSecret: setting('STRIPE_WEBHOOK_SECRET', text(/^whsec_\w+$/, 'a secret that begins with whsec_'), { inDemo: 'whsec_keepline_demo', secret: true, about: "Secret that signs the provider's webhooks." }),
  paypalClientId: setting('PAYPAL_CLIENT_ID', optional(notBlank), { inDemo: 'keepline_demo_client', about: 'Client of the PayPal app. PayPal is off without it; with it, the other settings of PayPal are needed.' }),
  paypalClientSecret: setting('PAYPAL_CLIENT_SECRET', optional(notBlank), { inDemo: 'keepline_demo_secret', secret: true, about: 'Secret of the PayPal app.' }),
  paypalWebhookId: setting('PAYPAL_WEBHOOK_ID', optional(notBlank), { inDemo: 'WH-KEEPLINE-DEMO', about: "PayPal's id of the webhook that calls `/webhooks/paypal`; part of what PayPal signs." }),
  paypalApiUrl: setting('PAYPAL_API_URL', origin(), { byDefault: 'https://api-m.paypal.com', inDemo: 'http://127.0.0.1:${SIMULATOR_PORT}', about: "PayPal's API; in the demo, the simulator." }),
  paypalCertificateUrl: setting('PAYPAL_CERTIFICATE_URL', origin(), { byDefault: 'https://api.paypal.com', inDemo: 'http://127.0.0.1:${SIMULATOR_PORT}', about: "The only place that certificates of PayPal's webhooks are fetched from." }),
  providerTimeoutMs: setting('PROVIDER_TIMEOUT_MS', wholeNumber(100, 120_000), { byDefault: '20000', about: 'How long to wait for the provider before an outcome counts as unknown.' }),
  providerCatchUpPerSecond: setting('PROVIDER_CATCH_UP_PER_SECOND', wholeNumber(1, 10_000), { byDefault: '50', about: 'Charges a second that a provider is given when it is back after an outage, until nothing waits for it.' }),
  renewalTickSeconds: setting('RENEWAL_TICK_SECONDS', wholeNumber(1, 3_600), { byDefault: '30', about: 'How often the worker looks for renewals that are due.' }),
  workerConcurrency: setting('WORKER_CONCURRENCY', wholeNumber(1, 100), { byDefault: '8', about: 'Jobs that one worker runs at once.' }),
  logLevel: setting('LOG_LEVEL', choice('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'), { byDefault: 'info', about: 'Least level that is logged.' }),
  metrics: setting('METRICS', flag(), { byDefault: 'true', about: 'Serves figures for Prometheus on /metrics.' }),
  demoSubscribers: setting('DEMO_SUBSCRIBERS', wholeNumber(1, 5_000_000), { byDefault: '2000', about: 'Size of the demo operator made on first start.' }),
  simulatorPort: setting('SIMULATOR_PORT', wholeNumber(1, 65_535), { byDefault: '12111', about: 'Port of the provider simulator; `keepline up` takes a free one unless it is set.' }),
};

/** Settings that are there together or not at all. */
export const together: readonly (readonly string[])[] = [['PAYPAL_CLIENT_ID', 'PAYPAL_CLIENT_SECRET', 'PAYPAL_WEBHOOK_ID']];

export type Settings = typeof settings;

/** The whole configuration, read once. */
export type Config = { readonly [Key in keyof Settings]: Settings[Key] extends Setting<infer Value> ? Value : never };
