/**
 * The renewal engine with a provider inside the process that answers at once: renewals per second with every row written,
 * and memory over the run. `node --import ./tools/typescript.mjs bench/renewals.bench.ts [lines]`; BENCH_DATABASE_URL
 * names the server in which a database of its own is made and dropped.
 */
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { addLocalDays, newId } from '#kernel';
import { ScriptedProvider } from '#payments/testing';
import { migrate } from '#platform/database';
import type { Database } from '#platform/database';
import { RenewalEngine } from '#renewals';
import type { EngineOptions } from '#renewals';
import { RenewalWorld } from '#renewals/testing';

export interface RenewalFigures {
  readonly lines: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** Growth of the heap over the second half of the run, in MB. */
  readonly heapGrowthMb: number;
}

const VALID_TO = new Date('2027-03-10T23:00:00Z');
const NOW = '2027-03-04T09:00:00Z';
const ZONE = 'Europe/Paris';
const CHUNK = 5_000;

/** Renews so many due lines in a migrated, empty database. */
export async function measureRenewals(databaseUrl: string, lines: number, options?: EngineOptions): Promise<RenewalFigures> {
  const world = await RenewalWorld.open(databaseUrl, new ScriptedProvider(false), NOW);
  try {
    const planVersionId = await world.plan();
    for (let from = 0; from < lines; from += CHUNK) await seed(world.database, planVersionId, from, Math.min(CHUNK, lines - from));
    await world.database.query('ANALYZE');
    const heap: number[] = [];
    const sampling = setInterval(() => heap.push(process.memoryUsage().heapUsed), 100);
    const started = performance.now();
    await world.get(RenewalEngine).run(options ? { options } : {});
    const seconds = (performance.now() - started) / 1000;
    clearInterval(sampling);
    const succeeded = await world.count('renewal', `status = 'succeeded'`);
    if (succeeded !== lines) throw new Error(`${succeeded} of ${lines} lines were renewed`);
    return { lines, seconds, perSecond: lines / seconds, heapGrowthMb: growth(heap) };
  } finally {
    await world.close();
  }
}

async function seed(database: Database, planVersionId: string, from: number, count: number): Promise<void> {
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
     SELECT id, subscriber_id, 'stripe', 'pm_' || id, 'visa', '4242', 12, 2099, true, 'usable', $4 FROM unnest($2::uuid[], $3::uuid[]) AS m(id, subscriber_id)`,
    [lines, ids.map(([, , id]) => id), subscribers, VALID_TO],
  );
}

/** Compares the lowest points of both halves, which is what garbage collection left. */
function growth(heap: readonly number[]): number {
  const half = Math.floor(heap.length / 2);
  const [first, second] = [heap.slice(0, half), heap.slice(half)];
  return first.length === 0 ? 0 : (Math.min(...second) - Math.min(...first)) / 1e6;
}

async function main(lines: number): Promise<void> {
  const server = process.env['BENCH_DATABASE_URL'];
  if (server === undefined) throw new Error('BENCH_DATABASE_URL names no server');
  const name = `keepline_bench_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  try {
    const url = new URL(server);
    url.pathname = `/${name}`;
    await migrate(url.href);
    const { seconds, perSecond, heapGrowthMb } = await measureRenewals(url.href, lines);
    process.stdout.write(`${lines} renewals in ${seconds.toFixed(1)} s: ${perSecond.toFixed(0)}/s, heap ${heapGrowthMb >= 0 ? '+' : ''}${heapGrowthMb.toFixed(1)} MB over the second half\n`);
  } finally {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  }
}

if (process.argv[1]?.endsWith('renewals.bench.ts')) await main(Number(process.argv[2] ?? 20_000));
