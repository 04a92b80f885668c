import 'reflect-metadata';
import { CasesModule } from '#cases';
import { addLocalDays, newId, systemClock } from '#kernel';
import { StripeProvider, connectStripe } from '#payments';
import type { PaymentProvider } from '#payments';
import { ScriptedProvider } from '#payments/testing';
import { Database, createDataSource } from '#platform/database';
import { DEFAULT_ENGINE } from '#renewals';
import { RenewalWorld, insertPlan } from '#renewals/testing';

export interface RenewalFigures {
  readonly lines: number;
  readonly seconds: number;
  readonly peakRssMb: number;
  /** The most memory of the last quarter of the run over that of the second quarter: 1 is flat. */
  readonly rssRatio: number;
}

const VALID_TO = new Date('2027-03-10T23:00:00Z');
const NOW = '2027-03-04T09:00:00Z';
const ZONE = 'Europe/Paris';
const CHUNK = 5_000;
/** Node.js as the worker runs in it (apps/cli/up/services.ts). */
export const WORKER_NODE = ['--max-semi-space-size=32'];
export const SIMULATOR_KEY = 'sk_test_keepline_bench';
/** A page that nobody comes back to: no charge of the bench is confirmed in person. */
const RETURN_URL = 'http://localhost/pay/done';

/** Makes so many due lines in a migrated, empty database, each with a card whose token begins so. */
export async function makeDueLines(databaseUrl: string, lines: number, token = 'pm_'): Promise<void> {
  const dataSource = await createDataSource({ url: databaseUrl, statementTimeoutMs: 60_000, workAs: 'owner' }).initialize();
  try {
    const database = new Database(dataSource);
    const planVersionId = await insertPlan(database);
    for (let from = 0; from < lines; from += CHUNK) await insertChunk(database, planVersionId, from, Math.min(CHUNK, lines - from), token);
  } finally {
    await dataSource.destroy();
  }
}

/** What the lines are renewed with: a provider inside the process that answers at once, or the simulator at an address. */
export interface RenewalSetting {
  readonly simulator?: { readonly url: string; readonly concurrency: number };
}

/** Renews every line that is due. */
export async function renewDueLines(databaseUrl: string, lines: number, { simulator }: RenewalSetting): Promise<RenewalFigures> {
  const world = await RenewalWorld.open(databaseUrl, simulator ? stripeAt(simulator.url) : new ScriptedProvider(false), NOW, CasesModule);
  try {
    const rss: number[] = [];
    const sampling = setInterval(() => rss.push(process.memoryUsage.rss() / 2 ** 20), 100);
    const started = performance.now();
    await world.run({ options: { ...DEFAULT_ENGINE, ...(simulator && { concurrency: simulator.concurrency }) } });
    const seconds = (performance.now() - started) / 1000;
    clearInterval(sampling);
    const succeeded = await world.count('renewal', `status = 'succeeded'`);
    if (succeeded !== lines) throw new Error(`${succeeded} of ${lines} lines were renewed`);
    return { lines, seconds, peakRssMb: Math.max(...rss), rssRatio: highest(rss, 0.75, 1) / highest(rss, 0.25, 0.5) };
  } finally {
    await world.close();
  }
}

async function insertChunk(database: Database, planVersionId: string, from: number, count: number, token: string): Promise<void> {
  const ids = Array.from({ length: count }, () => [newId(), newId(), newId()] as const);
  const numbers = ids.map((_, index) => String(from + index).padStart(8, '0'));
  const subscribers = ids.map(([id]) => id);
  const lines = ids.map(([, id]) => id);
  await database.query(
    `INSERT INTO subscriber (id, external_id, name, name_key, name_key_last, language, zone, market, created_at)
     SELECT id, 'S' || number, 'Subscriber ' || number, 'subscriber ' || number, number || ' subscriber', 'fr', '${ZONE}', 'FR', $3
     FROM unnest($1::uuid[], $2::text[]) AS s(id, number)`,
    [subscribers, numbers, VALID_TO],
  );
  await database.query(
    `INSERT INTO line (id, subscriber_id, external_id, msisdn, iccid, profile_state, market, zone, plan_version_id, status, valid_from, valid_to, validity_seq,
       anchor_day, service_lost_at, number_lost_at, recycled_at, auto_renew, renew_at, transition_at, currency, created_at)
     SELECT id, subscriber_id, 'L' || number, '+336' || number, '89330000000' || number, 'enabled', 'FR', '${ZONE}', $4, 'active', $5::timestamptz - interval '1 month', $5, 1,
       11, $5, $6, $7, true, $8, $5, 'EUR', $5
     FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS l(id, subscriber_id, number)`,
    [lines, subscribers, numbers, planVersionId, VALID_TO, addLocalDays(VALID_TO, ZONE, 90), addLocalDays(VALID_TO, ZONE, 180), addLocalDays(VALID_TO, ZONE, -7)],
  );
  await database.query(
    `WITH moved AS (INSERT INTO validity_movement (line_id, seq, to_after, source, moved_at) SELECT id, 1, $4, 'import', $4 FROM unnest($1::uuid[]) AS id)
     INSERT INTO payment_method (id, subscriber_id, provider, provider_token, brand, last4, expiry_month, expiry_year, is_default, status, created_at)
     SELECT id, subscriber_id, 'stripe', $5 || replace(id::text, '-', ''), 'visa', '4242', 12, 2099, true, 'usable', $4 FROM unnest($2::uuid[], $3::uuid[]) AS m(id, subscriber_id)`,
    [lines, ids.map(([, , id]) => id), subscribers, VALID_TO, token],
  );
}

function stripeAt(apiUrl: string): PaymentProvider {
  return new StripeProvider(connectStripe({ apiUrl, secretKey: SIMULATOR_KEY, webhookSecret: 'whsec_keepline_bench', timeoutMs: 30_000 }).stripe, systemClock, RETURN_URL);
}

function highest(samples: readonly number[], from: number, to: number): number {
  return Math.max(...samples.slice(Math.floor(samples.length * from), Math.max(Math.ceil(samples.length * to), 1)));
}
