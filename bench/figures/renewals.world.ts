import 'reflect-metadata';
import { CasesModule } from '#cases';
import { addLocalDays, newId } from '#kernel';
import { ScriptedProvider } from '#payments/testing';
import { Database, createDataSource } from '#platform/database';
import { RenewalEngine } from '#renewals';
import { RenewalWorld, insertPlan } from '#renewals/testing';

export interface RenewalFigures {
  readonly lines: number;
  readonly seconds: number;
  /** Lowest heap of the second half of the run over that of the first, in MB: what garbage collection left. */
  readonly heapGrowthMb: number;
}

const VALID_TO = new Date('2027-03-10T23:00:00Z');
const NOW = '2027-03-04T09:00:00Z';
const ZONE = 'Europe/Paris';
const CHUNK = 5_000;

/** Makes so many due lines in a migrated, empty database. */
export async function makeDueLines(databaseUrl: string, lines: number): Promise<void> {
  const dataSource = await createDataSource({ url: databaseUrl, statementTimeoutMs: 60_000, workAs: 'owner' }).initialize();
  try {
    const database = new Database(dataSource);
    const planVersionId = await insertPlan(database);
    for (let from = 0; from < lines; from += CHUNK) await insertChunk(database, planVersionId, from, Math.min(CHUNK, lines - from));
  } finally {
    await dataSource.destroy();
  }
}

/** Renews every line that is due, with a provider inside the process that answers at once. */
export async function renewDueLines(databaseUrl: string, lines: number): Promise<RenewalFigures> {
  const world = await RenewalWorld.open(databaseUrl, new ScriptedProvider(false), NOW, CasesModule);
  try {
    const heap: number[] = [];
    const sampling = setInterval(() => heap.push(process.memoryUsage().heapUsed), 100);
    const started = performance.now();
    await world.get(RenewalEngine).run();
    const seconds = (performance.now() - started) / 1000;
    clearInterval(sampling);
    const succeeded = await world.count('renewal', `status = 'succeeded'`);
    if (succeeded !== lines) throw new Error(`${succeeded} of ${lines} lines were renewed`);
    return { lines, seconds, heapGrowthMb: growth(heap) };
  } finally {
    await world.close();
  }
}

async function insertChunk(database: Database, planVersionId: string, from: number, count: number): Promise<void> {
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

function growth(heap: readonly number[]): number {
  const half = Math.floor(heap.length / 2);
  const [first, second] = [heap.slice(0, half), heap.slice(half)];
  return first.length === 0 ? 0 : (Math.min(...second) - Math.min(...first)) / 1e6;
}
