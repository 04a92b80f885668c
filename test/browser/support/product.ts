import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { csvFile } from '../../support/people.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** The product under test, as playwright.config.ts started it. */
export const PRODUCT_URL = `http://localhost:${setting('KEEPLINE_BROWSER_PORT')}`;
const SIMULATOR_URL = `http://127.0.0.1:${setting('KEEPLINE_BROWSER_SIMULATOR_PORT')}`;
const SIMULATOR_KEY = 'sk_test_keepline_demo';

export interface CommandResult {
  readonly code: number | null;
  readonly output: string;
}

/** Runs the product's own command line beside the running product. */
export function keepline(args: readonly string[], input = ''): Promise<CommandResult> {
  const env = { ...process.env, KEEPLINE_DATA_DIR: setting('KEEPLINE_BROWSER_DATA_DIR'), DEMO: 'true' };
  const child = spawn(process.execPath, [path.join(ROOT, 'dist/apps/cli/main.js'), ...args], { cwd: ROOT, env, stdio: 'pipe' });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output: Buffer.concat(output).toString() }));
  });
}

/** Brings subscribers in from a file. @throws Error when a row was not taken */
export async function importPeople(rows: readonly string[]): Promise<string> {
  const { code, output } = await keepline(['import', 'subscribers', '-', '--reject', path.join(setting('KEEPLINE_BROWSER_DATA_DIR'), 'rejects.csv')], csvFile(rows));
  if (code !== 0 || !output.includes(' 0 rejected')) throw new Error(`The import failed: ${output}`);
  return output;
}

/** How often the provider took money for each charge. */
export async function capturesOf(chargeId: string): Promise<number> {
  const answer = await fetch(`${SIMULATOR_URL}/_simulator/state?metadata_key=charge_id&value=${chargeId}`, { headers: { authorization: `Bearer ${SIMULATOR_KEY}` } });
  const { captures } = (await answer.json()) as { captures: { of: Record<string, number> } };
  return captures.of[chargeId] ?? 0;
}

/** PayPal is on record as a provider that fails for everybody, until the function given is called. Cards are charged as before. */
export async function paypalIsLeftAlone(): Promise<() => Promise<void>> {
  const folder = setting('KEEPLINE_BROWSER_DATA_DIR');
  const [password, server] = await Promise.all([readFile(path.join(folder, 'database-password'), 'utf8'), readFile(path.join(folder, 'postgres/postmaster.pid'), 'utf8')]);
  const client = new pg.Client({ host: '127.0.0.1', port: Number(server.split('\n')[3]), user: 'keepline', database: 'keepline', password: password.trim() });
  await client.connect();
  await client.query(`DELETE FROM provider_breaker WHERE provider = 'paypal'`);
  await client.query(
    `INSERT INTO provider_breaker (provider, state, since, window_started_at, asked, failed, trips, retry_at, tokens, refilled_at)
     VALUES ('paypal', 'open', now() - interval '4 minutes', now() - interval '6 minutes', 20, 20, 3, now() + interval '9 minutes', 0, now())`,
  );
  return async () => {
    await client.query(`DELETE FROM provider_breaker WHERE provider = 'paypal'`);
    await client.end();
  };
}

/** The local day so many days from today, in Paris: `2026-11-24`. */
export function localDay(days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date(Date.now() + days * 86_400_000));
}

/** Near enough to its end to be charged at once, on a plan of 30 days that charges 3 days before. */
export const DUE = { validFrom: localDay(-28), validTo: localDay(2) };
/** Nothing to do for weeks. */
export const SETTLED = { validFrom: localDay(-10), validTo: localDay(20) };

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run this with playwright.config.ts`);
  return value;
}
