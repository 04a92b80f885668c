import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { violations } from '#invariants/testing';
import { systemClock } from '#kernel';
import { Database, DatabaseModule } from '#platform/database';
import { insertLine, insertPlan } from '#renewals/testing';
import { startSimulator } from '../../apps/simulator/simulator.js';
import type { Simulator } from '../../apps/simulator/simulator.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { describeOnRedis, startTestRedis } from '../support/redis.js';
import type { TestRedis } from '../support/redis.js';
import { startWorker } from '../support/worker.process.js';
import type { WorkerProcess } from '../support/worker.process.js';

/** More than the engine asks the provider for at a time, so that some are never sent. */
const LINES = 80;
const AT_A_TIME = 64;
const PRICE_MINOR = 500n;

interface ProviderState {
  readonly payment_intents: { total: number };
  readonly captures: { distinct: number; total: number; more_than_once: object };
}

for (const [backend, describeHere] of [['PostgreSQL', describe], ['Redis', describeOnRedis]] as const) describeHere(`a worker that is killed while it charges, with the queue on ${backend}`, () => {
  let testDatabase: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let simulator: Simulator;
  let redis: TestRedis | undefined;
  let directory: string;
  let worker: WorkerProcess | undefined;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    app = await Test.createTestingModule({ imports: [DatabaseModule.forRoot({ url: testDatabase.url })] }).compile();
    database = app.get(Database);
    simulator = await startSimulator();
    if (backend === 'Redis') redis = await startTestRedis();
    directory = await mkdtemp(join(tmpdir(), 'keepline-killed-'));
    await addDueLines();
  });
  afterAll(async () => {
    await worker?.end('SIGKILL');
    await app.close();
    await simulator.stop();
    await redis?.kill();
    await testDatabase.drop();
    await rm(directory, { recursive: true });
  });

  async function addDueLines(): Promise<void> {
    const planVersionId = await insertPlan(database, { priceMinor: PRICE_MINOR });
    const validTo = new Date(systemClock.now().getTime() + 3 * 86_400_000).toISOString();
    for (let i = 0; i < LINES; i += 1) await insertLine(database, { planVersionId, validTo, token: `pm_sim_ok_${i}`, customer: `cus_sim_${i}` });
  }

  const start = (): WorkerProcess =>
    startWorker({
      DATABASE_URL: testDatabase.url,
      STRIPE_API_URL: simulator.url,
      STRIPE_SECRET_KEY: simulator.secretKey,
      STRIPE_WEBHOOK_SECRET: simulator.webhookSecret,
      KEEPLINE_DATA_DIR: directory,
      RENEWAL_TICK_SECONDS: '1',
      PROVIDER_TIMEOUT_MS: '120000',
      ...(redis && { REDIS_URL: redis.url }),
    });

  async function admin(method: string, path: string, body?: object): Promise<unknown> {
    const headers = { authorization: `Bearer ${simulator.secretKey}`, 'content-type': 'application/json' };
    return (await fetch(`${simulator.url}/_simulator/${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })).json();
  }
  const provider = (): Promise<ProviderState> => admin('GET', 'state?metadata_key=charge_id') as Promise<ProviderState>;
  const count = async (from: string): Promise<number> => Number((await database.query<{ n: bigint }>(`SELECT count(*) AS n FROM ${from}`))[0]?.n);

  async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const since = performance.now();
    while (!(await isSo())) {
      if (worker && !worker.isRunning()) throw new Error(`The worker ended before ${what}: ${worker.output()}`);
      if (performance.now() - since > 45_000) throw new Error(`Not ${what} in time: ${worker?.output() ?? ''}`);
      await pause(50);
    }
  }

  it('leaves charges that were captured and not stored, and some that were never sent', async () => {
    await admin('POST', 'faults', { delayMs: 100_000 });
    worker = start();
    await until('all requests under way', async () => (await provider()).captures.distinct === AT_A_TIME);
    expect(await worker.end('SIGKILL')).toBe('SIGKILL');
    await admin('DELETE', 'faults');

    expect(await count(`charge WHERE status = 'pending'`)).toBe(LINES);
    expect(await count(`charge_attempt`)).toBe(0);
    expect(await count(`ledger_transaction`)).toBe(0);
    expect((await provider()).captures).toMatchObject({ distinct: AT_A_TIME, total: AT_A_TIME });
  }, 60_000);

  it('is followed by another, which charges nothing while it is not known what was charged', async () => {
    worker = start();
    const runs = `schedule WHERE name = 'renewals.run' AND last_finished_at > '${systemClock.now().toISOString()}'`;
    await until('a run of the new worker over', async () => (await count(runs)) === 1);
    expect((await provider()).payment_intents.total).toBe(AT_A_TIME);
    expect(await count(`charge WHERE status = 'pending'`)).toBe(LINES);
  }, 60_000);

  it('in the end has every renewal paid exactly once, and none lost', async () => {
    // What the world would see six minutes later: the provider is asked what became of the charges.
    await database.query(`UPDATE charge SET created_at = created_at - interval '6 minutes', next_check_at = next_check_at - interval '6 minutes'`);
    await database.query(`UPDATE schedule SET next_run_at = clock_timestamp() WHERE name = 'renewals.resolve'`);
    await until('every charge settled', async () => (await count(`charge WHERE status IN ('pending', 'unknown')`)) === 0);
    expect(await database.query('SELECT status, count(*)::int AS n FROM charge GROUP BY 1 ORDER BY 1')).toEqual([
      { status: 'canceled', n: LINES - AT_A_TIME },
      { status: 'succeeded', n: AT_A_TIME },
    ]);

    // And once the next attempt of those that never reached the provider is due.
    await database.query(`UPDATE renewal SET next_attempt_at = clock_timestamp() WHERE status = 'retry_scheduled'`);
    await until('every renewal paid', async () => (await count(`renewal WHERE status = 'succeeded'`)) === LINES);
    expect((await provider()).captures).toMatchObject({ distinct: LINES, total: LINES, more_than_once: {} });
    expect((await provider()).payment_intents.total).toBe(LINES);
    expect(await count('renewal')).toBe(LINES);
    expect(await count(`(SELECT renewal_id FROM charge WHERE status = 'succeeded' GROUP BY 1 HAVING count(*) = 1) once`)).toBe(LINES);
    expect(await count(`validity_movement WHERE source = 'charge'`)).toBe(LINES);
    expect(await database.query(`SELECT sum(amount_minor)::bigint AS booked FROM ledger_posting WHERE account = 'provider_clearing'`)).toEqual([{ booked: PRICE_MINOR * BigInt(LINES) }]);
    expect(await violations(database)).toEqual({});
  }, 90_000);

  it('ends by itself when it is asked to', async () => {
    expect(await worker?.end('SIGTERM')).toBe('SIGTERM');
  });
});
