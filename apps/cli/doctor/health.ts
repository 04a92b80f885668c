import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '#kernel';
import { pendingMigrations } from '#platform/database';
import type { Database } from '#platform/database';
import { redisState } from '#platform/queue';

/** ok; look: somebody should know; ill: it does not work as it must. */
export type HealthState = 'ok' | 'look' | 'ill';

export interface HealthSign {
  readonly name: string;
  readonly state: HealthState;
  readonly words: string;
}

export interface Patient {
  readonly database: Database;
  readonly clock: Clock;
  readonly redisUrl: string | null;
  readonly dataDir: string;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
/** A supervisor takes an older heartbeat for a dead worker. */
const HEARTBEAT_MS = MINUTE;
const SCHEDULE_MS = 2 * MINUTE;
const OUTBOX_MS = 5 * MINUTE;
/** The provider is asked for five days; then a person decides. */
const OPEN_CHARGE_MS = 5 * DAY;
const SKEW_LOOK_MS = 2 * SECOND;
const SKEW_ILL_MS = MINUTE;

/** Examines the installation around a database that answers and has our tables. */
export function examine(patient: Patient): Promise<HealthSign[]> {
  return Promise.all([queue(patient), outbox(patient), worker(patient), openCharges(patient), clocks(patient)]);
}

export async function databaseSign({ database }: Pick<Patient, 'database'>): Promise<HealthSign> {
  const began = performance.now();
  const [server] = await database.query<{ version: string }>(`SELECT current_setting('server_version') AS version`);
  return { name: 'database', state: 'ok', words: `PostgreSQL ${server?.version ?? ''} answers in ${Math.ceil(performance.now() - began)} ms` };
}

export async function migrationSign({ database }: Pick<Patient, 'database'>): Promise<HealthSign> {
  const pending = await pendingMigrations(database);
  if (pending.length === 0) return { name: 'migrations', state: 'ok', words: 'the database is at this version' };
  return { name: 'migrations', state: 'ill', words: `the database is ${pending.length} migrations behind this version. Run: keepline migrate` };
}

async function queue({ database, redisUrl }: Patient): Promise<HealthSign> {
  const name = 'queue';
  if (redisUrl !== null) {
    const state = await redisState(redisUrl);
    if (state.kind === 'fit') return { name, state: 'ok', words: 'the Redis answers and is fit' };
    return { name, state: 'ill', words: `background work waits: the Redis ${state.kind === 'away' ? `does not answer (${state.reason})` : state.reason}` };
  }
  const [found] = await database.query<{ jobs: string | null }>(`SELECT to_regclass('bullmq.job')::text AS jobs`);
  if (found?.jobs != null) return { name, state: 'ok', words: 'jobs are kept in the database' };
  return { name, state: 'look', words: 'no job has ever been kept here: the worker has not run yet' };
}

async function outbox({ database }: Patient): Promise<HealthSign> {
  const [row] = await database.query<{ age: number | null; dead: bigint }>(
    `SELECT (SELECT extract(epoch FROM clock_timestamp() - min(available_at))::float8 * 1000 FROM outbox_event WHERE published_at IS NULL AND dead_at IS NULL) AS age,
       (SELECT count(*) FROM outbox_event WHERE dead_at IS NOT NULL) AS dead`,
  );
  const age = Math.max(row?.age ?? 0, 0);
  const dead = row?.dead ?? 0n;
  const waiting = age === 0 ? 'no event waits' : `the oldest event waits ${duration(age)}`;
  const words = dead === 0n ? waiting : `${waiting}; ${dead} were set aside and need a person`;
  return { name: 'outbox', state: age > OUTBOX_MS ? 'ill' : dead > 0n ? 'look' : 'ok', words };
}

async function worker({ database, clock, dataDir }: Patient): Promise<HealthSign> {
  const name = 'worker';
  const beat = await heartbeat(dataDir);
  const age = beat === null ? null : clock.now().getTime() - beat.getTime();
  if (age !== null && age <= HEARTBEAT_MS) return { name, state: 'ok', words: `its heart beat ${duration(age)} ago` };
  const [last] = await database.query<{ age: number | null }>(`SELECT extract(epoch FROM clock_timestamp() - max(last_started_at))::float8 * 1000 AS age FROM schedule`);
  if (last?.age != null && last.age <= SCHEDULE_MS) return { name, state: 'ok', words: `works elsewhere: a schedule began ${duration(last.age)} ago` };
  return { name, state: 'look', words: last?.age == null ? 'has never worked on this database' : `does not work: its last schedule began ${duration(last.age)} ago` };
}

async function heartbeat(dataDir: string): Promise<Date | null> {
  const text = await readFile(path.join(dataDir, 'worker.alive'), 'utf8').catch(() => null);
  const at = new Date(text?.trim().split(' ')[1] ?? '');
  return Number.isNaN(at.getTime()) ? null : at;
}

async function openCharges({ database, clock }: Patient): Promise<HealthSign> {
  const name = 'open charges';
  const [row] = await database.query<{ count: bigint; oldest: Date | null }>(`SELECT count(*) AS count, min(created_at) AS oldest FROM charge WHERE status IN ('pending', 'unknown')`);
  if (!row?.oldest) return { name, state: 'ok', words: 'the outcome of every charge is known' };
  const age = clock.now().getTime() - row.oldest.getTime();
  return { name, state: age > OPEN_CHARGE_MS ? 'look' : 'ok', words: `${row.count} without an outcome, the oldest for ${duration(age)}` };
}

async function clocks({ database, clock }: Patient): Promise<HealthSign> {
  const before = clock.now().getTime();
  const [row] = await database.query<{ at: Date }>('SELECT clock_timestamp() AS at');
  const middle = (before + clock.now().getTime()) / 2;
  const skew = Math.abs((row?.at.getTime() ?? middle) - middle);
  const words = skew < SECOND ? 'host and database agree on the time' : `host and database differ by ${duration(skew)}: set both by the same time servers`;
  return { name: 'clocks', state: skew >= SKEW_ILL_MS ? 'ill' : skew >= SKEW_LOOK_MS ? 'look' : 'ok', words };
}

/** In the largest unit that leaves a whole number of it. */
export function duration(ms: number): string {
  const units = [[DAY, 'd'], [60 * MINUTE, 'h'], [MINUTE, 'min'], [SECOND, 's']] as const;
  const [size, unit] = units.find(([each]) => ms >= each) ?? [SECOND, 's'];
  return `${Math.floor(Math.max(ms, 0) / size)} ${unit}`;
}
