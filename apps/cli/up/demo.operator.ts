/** An account that the demo's seed makes, and prints the password of. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

/** What commands/seed.command.ts offers besides its command. */
export interface DemoOperator {
  readonly DEMO_ACCOUNTS: readonly DemoAccount[];
  seed(databaseUrl: string, options: { readonly subscribers: number; readonly onProgress: (line: string) => void }): Promise<void>;
}

/** Loaded when it is needed: only a first start pays for it. */
const SEED_COMMAND = new URL('../commands/seed.command.js', import.meta.url).href;

export const loadDemoOperator = async (): Promise<DemoOperator> => (await import(SEED_COMMAND)) as DemoOperator;
