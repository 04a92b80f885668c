import { type SimulatorOptions } from './simulator.js';

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = 12_111;

/** Reads the simulator's settings. @throws Error with one line that says which variable is wrong and why */
export function readConfiguration(environment: Environment): SimulatorOptions {
  const port = environment.SIMULATOR_PORT === undefined ? DEFAULT_PORT : wholeNumber(environment, 'SIMULATOR_PORT', 0, 65_535);
  return {
    port,
    host: text(environment, 'SIMULATOR_HOST', '127.0.0.1', /^[\w.:-]+$/, 'a host name or address'),
    secretKey: text(environment, 'SIMULATOR_SECRET_KEY', 'sk_test_keepline', /^sk_test_\w+$/, 'a test key: sk_test_ and letters, digits or _'),
    webhookSecret: text(environment, 'SIMULATOR_WEBHOOK_SECRET', 'whsec_keepline_demo', /^whsec_\w+$/, 'whsec_ and letters, digits or _'),
    webhookUrl: webhookUrl(environment, 'SIMULATOR_WEBHOOK_URL'),
    paypal: {
      clientId: text(environment, 'SIMULATOR_PAYPAL_CLIENT_ID', 'keepline_demo_client', /^\S+$/, 'text without spaces'),
      clientSecret: text(environment, 'SIMULATOR_PAYPAL_CLIENT_SECRET', 'keepline_demo_secret', /^\S+$/, 'text without spaces'),
      webhookId: text(environment, 'SIMULATOR_PAYPAL_WEBHOOK_ID', 'WH-KEEPLINE-DEMO', /^\S+$/, 'text without spaces'),
      webhookUrl: webhookUrl(environment, 'SIMULATOR_PAYPAL_WEBHOOK_URL'),
    },
    stateFile: environment.SIMULATOR_STATE_FILE === '' ? undefined : environment.SIMULATOR_STATE_FILE,
    maxAnswers: environment.SIMULATOR_MAX_IDEMPOTENCY_KEYS === undefined ? undefined : wholeNumber(environment, 'SIMULATOR_MAX_IDEMPOTENCY_KEYS', 1, 10_000_000),
    maxEvents: environment.SIMULATOR_MAX_EVENTS === undefined ? undefined : wholeNumber(environment, 'SIMULATOR_MAX_EVENTS', 0, 10_000_000),
    searchLagMs: environment.SIMULATOR_SEARCH_LAG_MS === undefined ? undefined : wholeNumber(environment, 'SIMULATOR_SEARCH_LAG_MS', 0, 600_000),
  };
}

function wholeNumber(environment: Environment, name: string, from: number, to: number): number {
  const value = environment[name] ?? '';
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < from || number > to) throw new Error(`${name} must be a whole number from ${from} to ${to}, not "${value}"`);
  return number;
}

function text(environment: Environment, name: string, otherwise: string, pattern: RegExp, what: string): string {
  const value = environment[name] ?? otherwise;
  if (!pattern.test(value)) throw new Error(`${name} must be ${what}, not "${value}"`);
  return value;
}

function webhookUrl(environment: Environment, name: string): string | undefined {
  const value = environment[name];
  if (value === undefined || value === '') return undefined;
  if (!/^https?:\/\//.test(value) || !URL.canParse(value)) throw new Error(`${name} must be an http or https address, not "${value}"`);
  return value;
}
