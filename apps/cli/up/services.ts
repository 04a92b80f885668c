import { fileURLToPath } from 'node:url';
import path from 'node:path';
import type { Config } from '#platform/config';
import { freePort } from '#platform/embedded';
import { Service } from './service.js';

export interface ServicesOptions {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly env: NodeJS.ProcessEnv;
  readonly report: (line: string) => void;
  readonly onGivenUp: (service: string) => void;
}

/** Room for the rows of the batches in hand, so that they do not have to be copied before they are garbage; docker-compose.yml has it, too. */
const WORKER_NODE = ['--max-semi-space-size=32'];

const mainOf = (app: string): string => fileURLToPath(new URL(`../../${app}/main.js`, import.meta.url));

/** The processes of one installation, in the order in which they stop. */
export async function describeServices({ config, databaseUrl, env, ...callbacks }: ServicesOptions): Promise<Service[]> {
  const simulated = config.demo && !env.STRIPE_API_URL;
  const simulatorPort = env.SIMULATOR_PORT ? config.simulatorPort : await freePort();
  const shared: NodeJS.ProcessEnv = { ...env, DATABASE_URL: databaseUrl, SIMULATOR_PORT: String(simulatorPort) };
  // The file's content is in DATABASE_URL now, and both at once would be refused.
  delete shared.DATABASE_URL_FILE;
  const logDir = path.join(config.dataDir, 'logs');
  const service = (name: string, extra: NodeJS.ProcessEnv = {}, nodeOptions: readonly string[] = []): Service =>
    new Service({ name, main: mainOf(name), env: { ...shared, ...extra }, logDir, nodeOptions, ...callbacks });

  const own = [service('api'), service('worker', {}, WORKER_NODE)];
  if (!simulated) return own;
  const simulator = service('simulator', {
    SIMULATOR_SECRET_KEY: config.stripeSecretKey,
    SIMULATOR_WEBHOOK_SECRET: config.stripeWebhookSecret,
    SIMULATOR_WEBHOOK_URL: `${localAddress(config)}/webhooks/stripe`,
    SIMULATOR_PAYPAL_CLIENT_ID: config.paypalClientId,
    SIMULATOR_PAYPAL_CLIENT_SECRET: config.paypalClientSecret,
    SIMULATOR_PAYPAL_WEBHOOK_ID: config.paypalWebhookId,
    SIMULATOR_PAYPAL_WEBHOOK_URL: `${localAddress(config)}/webhooks/paypal`,
    SIMULATOR_STATE_FILE: path.resolve(config.dataDir, 'simulator.json'),
  });
  return [...own, simulator];
}

/** Where processes of this machine reach the api. */
export function localAddress({ host, port }: Pick<Config, 'host' | 'port'>): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
