import type { LogOptions } from '#platform/telemetry';

/** What the api is started with; main.ts takes it from the configuration. */
export interface ApiOptions {
  readonly databaseUrl: string;
  readonly poolSize: number;
  /** True behind https: the session cookie is Secure and browsers are told to stay on https. */
  readonly secure: boolean;
  /** Origins of the console besides the host that requests are sent to. */
  readonly origins: readonly string[];
  readonly trustedProxies: number;
  /** Whether clients may ask for the GraphQL schema; false in production. */
  readonly introspection: boolean;
  readonly idleMinutes: number;
  readonly absoluteHours: number;
  /** Directory of the built console; null serves the API only. */
  readonly consoleDirectory: string | null;
  readonly logLevel: LogOptions['level'];
}
