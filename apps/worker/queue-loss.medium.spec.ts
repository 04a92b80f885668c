import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { Redis } from 'ioredis';
import { CHECK_REQUESTED } from '#invariants';
import { violations } from '#invariants/testing';
import { newId, systemClock } from '#kernel';
import { loadServiceConfig } from '#platform/config';
import { Database } from '#platform/database';
import { insertLine, insertPlan } from '#renewals/testing';
import { createTestDatabase } from '../../test/support/database.js';
import type { TestDatabase } from '../../test/support/database.js';
import { describeOnRedis, startTestRedis } from '../../test/support/redis.js';
import type { TestRedis } from '../../test/support/redis.js';
import { startSimulator } from '../simulator/simulator.js';
import type { Simulator } from '../simulator/simulator.js';
import { createWorker } from './create-worker.js';

/** From the loss on, by nothing but what the worker does by itself. */
const DONE_WITHIN_MS = 90_000;
const LINES = 30;
const DAY_MS = 86_400_000;
const NOTHING = { linesToRenew: 0, charges: ['succeeded'], events: 0, messages: 0, linesToMove: 0, checksMade: 1 };

/** A worker on a queue that is lost while it charges, with everything else that it might forget over that. */
class Story {
  private redis: TestRedis | undefined;

  private constructor(
    private readonly testDatabase: TestDatabase,
    private readonly simulator: Simulator,
    private readonly directory: string,
    private readonly worker: INestApplicationContext,
    private readonly planVersionId: string,
  ) {}

  static async begin(redis?: TestRedis): Promise<Story> {
    const testDatabase = await createTestDatabase();
    const simulator = await startSimulator();
    const directory = await mkdtemp(path.join(tmpdir(), 'keepline-loss-'));
    const { url, secretKey, webhookSecret } = simulator;
    const provider = { STRIPE_API_URL: url, STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret };
    const settings = { DATABASE_URL: testDatabase.url, ...provider, KEEPLINE_DATA_DIR: directory, RENEWAL_TICK_SECONDS: '1', LOG_LEVEL: 'silent', ...(redis && { REDIS_URL: redis.url }) };
    const worker = await createWorker(loadServiceConfig(settings));
    const story = new Story(testDatabase, simulator, directory, worker, await insertPlan(worker.get(Database)));
    story.redis = redis;
    return story;
  }

  /** Loses the queue in the middle of work; gives the milliseconds until everything that was due is done, or infinity. */
  async lose(lose: (story: Story) => Promise<void>): Promise<number> {
    const headers = { authorization: `Bearer ${this.simulator.secretKey}`, 'content-type': 'application/json' };
    await fetch(`${this.simulator.url}/_simulator/faults`, { method: 'POST', headers, body: JSON.stringify({ delayMs: 700 }) });
    await this.addLines(LINES);
    await this.until(async () => (await this.count(`charge WHERE status = 'pending'`)) > 0, 60_000);
    await lose(this);
    const since = performance.now();
    await fetch(`${this.simulator.url}/_simulator/faults`, { method: 'DELETE', headers });
    await this.addLines(LINES);
    await this.addWhatNobodyWasToldOf();
    await this.until(async () => JSON.stringify(await this.left()) === JSON.stringify(NOTHING), DONE_WITHIN_MS);
    return performance.now() - since;
  }

  async flushRedis(): Promise<void> {
    const client = new Redis(this.redis?.url ?? '');
    expect(await client.dbsize()).toBeGreaterThan(0);
    await client.flushall();
    await client.quit();
  }

  /** Away for some seconds, and empty when it is back. */
  async restartRedis(): Promise<void> {
    await this.redis?.kill();
    await pause(3_000);
    this.redis = await startTestRedis(this.redis && { port: this.redis.port });
  }

  async truncateJobs(): Promise<void> {
    expect(await this.count('bullmq.job')).toBeGreaterThan(0);
    await this.testDatabase.asOwner('TRUNCATE bullmq.job CASCADE');
  }

  /** What is still to be done. */
  async left(): Promise<Record<string, unknown>> {
    const [left] = await this.database.query<Record<string, unknown>>(
      `SELECT (SELECT count(*)::int FROM line l WHERE auto_renew AND NOT EXISTS (SELECT FROM renewal r WHERE r.line_id = l.id AND r.status = 'succeeded')) AS "linesToRenew",
         (SELECT array_agg(DISTINCT status ORDER BY status) FROM charge) AS charges, (SELECT count(*)::int FROM outbox_event WHERE published_at IS NULL) AS events,
         (SELECT count(*)::int FROM webhook_event WHERE processed_at IS NULL) AS messages, (SELECT count(*)::int FROM line WHERE transition_at < clock_timestamp()) AS "linesToMove",
         (SELECT count(*)::int FROM invariant_run WHERE asked_by = 'staff') AS "checksMade"`,
    );
    return left ?? {};
  }

  broken(): Promise<object> {
    return violations(this.database);
  }

  async end(): Promise<void> {
    await this.worker.close();
    await this.simulator.stop();
    await this.redis?.kill();
    await this.testDatabase.drop();
    await rm(this.directory, { recursive: true });
  }

  private get database(): Database {
    return this.worker.get(Database);
  }

  private async addLines(count: number): Promise<void> {
    const validTo = new Date(systemClock.now().getTime() + 3 * DAY_MS).toISOString();
    for (let i = 0; i < count; i += 1) await insertLine(this.database, { planVersionId: this.planVersionId, validTo, token: `pm_sim_ok_${newId()}`, customer: `cus_sim_${newId()}` });
  }

  /** A message of the provider, a line that goes into grace and a check that somebody asked for: no job waits for them in any queue. */
  private async addWhatNobodyWasToldOf(): Promise<void> {
    const validTo = new Date(systemClock.now().getTime() - DAY_MS).toISOString();
    await insertLine(this.database, { planVersionId: this.planVersionId, validTo, autoRenew: false, token: null });
    await this.database.query(`INSERT INTO webhook_event (provider, event_id, type, payload, received_at, lane) VALUES ('stripe', 'evt_1', 'customer.created', '{}', $1, 'charge')`, [systemClock.now()]);
    const minute = Math.floor(systemClock.now().getTime() / 60_000);
    await this.database.query(`INSERT INTO outbox_event (topic, payload, dedupe_key, published_at) VALUES ($1, '{}', $2, clock_timestamp())`, [CHECK_REQUESTED, `invariants:${minute}`]);
  }

  private async count(from: string): Promise<number> {
    return Number((await this.database.query<{ n: bigint }>(`SELECT count(*) AS n FROM ${from}`))[0]?.n);
  }

  private async until(isSo: () => Promise<boolean>, patienceMs: number): Promise<void> {
    const since = performance.now();
    while (performance.now() - since < patienceMs + 1_000 && !(await isSo())) await pause(200);
  }
}

const losses = [
  { name: 'on PostgreSQL whose jobs are deleted', describeHere: describe, onRedis: false, lose: (story: Story) => story.truncateJobs() },
  { name: 'on Redis that is flushed', describeHere: describeOnRedis, onRedis: true, lose: (story: Story) => story.flushRedis() },
  { name: 'on Redis that is killed and comes back empty', describeHere: describeOnRedis, onRedis: true, lose: (story: Story) => story.restartRedis() },
];

interface Told {
  readonly story: Story;
  readonly ms: Promise<number>;
}

/** Most of a story is waiting: all go on at once, and each is told by a scenario of its own. */
async function tellAll(): Promise<Map<string, Told>> {
  const told = new Map<string, Told>();
  for (const { name, describeHere, onRedis, lose } of losses) {
    if (describeHere === describe.skip) continue;
    const story = await Story.begin(onRedis ? await startTestRedis() : undefined);
    told.set(name, { story, ms: story.lose(lose) });
  }
  return told;
}

let told: Map<string, Told>;
beforeAll(async () => {
  told = await tellAll();
}, 120_000);
afterAll(() => Promise.all([...told.values()].map(({ story }) => story.end())), 60_000);

for (const { name, describeHere } of losses) describeHere(`a worker with the queue ${name}, while it charges`, () => {
  it('has done everything that is due within 90 s, once', async () => {
    const here = told.get(name);
    const ms = await here?.ms;
    expect([await here?.story.left(), await here?.story.broken()]).toEqual([NOTHING, {}]);
    expect(ms).toBeLessThan(DONE_WITHIN_MS);
  }, 180_000);
});
