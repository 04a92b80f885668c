import { jest } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { Database, DatabaseModule } from '#platform/database';
import { JobWorker, Outbox, OutboxRelay, ProcessesJob, QueueModule, Scheduler, declareJob } from '#platform/queue';
import type { JobProcessor } from '#platform/queue';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { describeOnRedis, startTestRedis } from '../../../test/support/redis.js';
import type { TestRedis } from '../../../test/support/redis.js';
import { JobQueue } from './job.queue.js';

const greet = declareJob({ name: 'demo.greet', payload: z.strictObject({ name: z.string() }), topics: ['guest.came'], attempts: 3, backoff: { type: 'fixed', delayMs: 10 } });
const tick = declareJob({ name: 'demo.tick', payload: z.strictObject({}) });

const greeted: string[] = [];
let ticks = 0;
let failures = 0;

@Injectable()
@ProcessesJob(greet)
class Greeter implements JobProcessor<{ name: string }> {
  process({ name }: { name: string }): Promise<void> {
    if (failures > 0) {
      failures -= 1;
      return Promise.reject(new Error('not now'));
    }
    greeted.push(name);
    return Promise.resolve();
  }
}

@Injectable()
@ProcessesJob(tick)
class Ticker implements JobProcessor<Record<string, never>> {
  process(): Promise<void> {
    ticks += 1;
    return Promise.resolve();
  }
}

@Module({ providers: [Greeter, Ticker] })
class DemoJobs {}

const schedules = [{ name: 'demo.tick', everySeconds: 3600, job: tick }];
const backends = [['PostgreSQL', describe], ['Redis', describeOnRedis]] as const;

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400; i += 1) {
    if (await done()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('waited in vain');
}

for (const [backend, describeHere] of backends) describeHere(`the queue on ${backend}`, () => {
  let testDatabase: TestDatabase;
  let redis: TestRedis | undefined;
  let apps: TestingModule[] = [];

  beforeAll(async () => {
    if (backend === 'Redis') redis = await startTestRedis();
  });
  afterAll(() => redis?.kill());
  beforeEach(async () => {
    testDatabase = await createTestDatabase();
    greeted.length = 0;
    [ticks, failures] = [0, 0];
  });
  afterEach(async () => {
    for (const app of apps) {
      await app.get(Scheduler).stop();
      await app.get(OutboxRelay).stop();
      await app.get(JobWorker).stop();
      await app.close();
    }
    apps = [];
    await testDatabase.drop();
  });

  async function open(): Promise<TestingModule> {
    const app = await Test.createTestingModule({
      imports: [
        DatabaseModule.forRoot({ url: testDatabase.url }),
        QueueModule.forRoot({ databaseUrl: testDatabase.url, redisUrl: redis?.url ?? null, jobs: [greet, tick], schedules }),
        DemoJobs,
      ],
    }).compile();
    app.enableShutdownHooks([]);
    await app.init();
    apps.push(app);
    return app;
  }
  const publish = (app: TestingModule, name: string, dedupeKey = name): Promise<void> =>
    app.get(Database).transaction(() => {
      app.get(Outbox).publish('guest.came', { name }, { dedupeKey });
      return Promise.resolve();
    });
  const events = (app: TestingModule, condition: string): Promise<unknown[]> => app.get(Database).query(`SELECT id FROM outbox_event WHERE ${condition}`);

  it('does what a committed event asks for, and nothing that was rolled back', async () => {
    const app = await open();
    const [database, outbox] = [app.get(Database), app.get(Outbox)];
    app.get(JobWorker).start();
    app.get(OutboxRelay).start();
    await database.transaction(async () => {
      outbox.publish('guest.came', { name: 'Ada' }, { dedupeKey: 'ada' });
      outbox.publish('nobody.listens', {});
      return Promise.resolve();
    });
    await expect(database.transaction(() => {
      outbox.publish('guest.came', { name: 'Ghost' });
      return Promise.reject(new Error('rolled back'));
    })).rejects.toThrow('rolled back');
    await publish(app, 'Ada', 'ada');
    await until(() => greeted.length > 0);
    await until(async () => (await events(app, 'published_at IS NULL')).length === 0);
    expect(greeted).toEqual(['Ada']);
    expect(() => outbox.publish('guest.came', { name: 'x' })).toThrow('needs a transaction');
  });

  it('tries a failed job again', async () => {
    const app = await open();
    failures = 2;
    app.get(JobWorker).start();
    await app.get(JobQueue).add(greet, { name: 'Grace' }, 'grace-1');
    await until(() => greeted.length > 0);
    expect([greeted, failures]).toEqual([['Grace'], 0]);
  });

  it('refuses a payload that is not as declared', async () => {
    const app = await open();
    app.get(JobWorker).start();
    const queue = app.get(JobQueue);
    await queue.add(greet, { name: 7 }, 'bad-1');
    await queue.add(greet, { name: 'Good' }, 'good-1');
    await until(() => greeted.length > 0);
    expect(greeted).toEqual(['Good']);
  });

  it('sets an event aside that cannot be handed over, with the reason, and goes on with the others', async () => {
    const app = await open();
    const database = app.get(Database);
    const add = jest.spyOn(app.get(JobQueue), 'add').mockRejectedValue(new Error('queue is away'));
    await publish(app, 'Late');
    for (let attempt = 0; attempt < 9; attempt += 1) {
      await app.get(OutboxRelay).relayBatch();
      expect(await events(app, `dead_at IS NULL AND last_error = 'queue is away' AND available_at > clock_timestamp()`)).toHaveLength(1);
      await database.query('UPDATE outbox_event SET available_at = clock_timestamp()');
    }
    await app.get(OutboxRelay).relayBatch();
    add.mockRestore();
    expect(await events(app, `dead_at IS NOT NULL AND attempts = 10 AND last_error = 'queue is away'`)).toHaveLength(1);
  });

  it('gives an event that a dead relay held to another once its lease has run out', async () => {
    const app = await open();
    const database = app.get(Database);
    await publish(app, 'Held');
    await database.query(`UPDATE outbox_event SET attempts = 1, available_at = clock_timestamp() + interval '1 second'`);
    app.get(JobWorker).start();
    await app.get(OutboxRelay).relayBatch();
    expect(await events(app, 'published_at IS NULL')).toHaveLength(1);
    app.get(OutboxRelay).start();
    await until(() => greeted.length > 0);
    expect(greeted).toEqual(['Held']);
  });

  it('hands over an event under a number that a database, since restored, gave to another', async () => {
    const app = await open();
    app.get(JobWorker).start();
    for (const name of ['Before', 'After']) {
      await testDatabase.asOwner('TRUNCATE outbox_event RESTART IDENTITY');
      await publish(app, name);
      await app.get(OutboxRelay).relayBatch();
      await until(() => greeted.includes(name));
    }
    expect(await events(app, 'id = 1 AND published_at IS NOT NULL')).toHaveLength(1);
  });

  it('makes one tick of a schedule, however many workers there are, and notes how it ended', async () => {
    const [first, second] = [await open(), await open()];
    for (const app of [first, second]) {
      await app.get(Scheduler).register();
      app.get(JobWorker).start();
    }
    const claimed = await Promise.all([first, second, first, second].map((app) => app.get(Scheduler).tick()));
    expect(claimed.flat()).toEqual(['demo.tick']);
    await until(async () => (await first.get(Database).query('SELECT 1 FROM schedule WHERE last_finished_at IS NOT NULL AND last_error IS NULL')).length === 1);
    expect(ticks).toBe(1);
    expect(await second.get(Scheduler).tick()).toEqual([]);
  });

  it('finds its schedules again after the whole queue was lost', async () => {
    const app = await open();
    await app.get(Scheduler).register();
    await app.get(Scheduler).tick();
    await app.get(Database).query(`UPDATE schedule SET next_run_at = clock_timestamp()`);
    if (redis) await flush(redis);
    else await testDatabase.asOwner('TRUNCATE bullmq.job CASCADE');
    app.get(JobWorker).start();
    await app.get(Scheduler).tick();
    await until(() => ticks > 0);
  });
});

async function flush({ url }: TestRedis): Promise<void> {
  const client = new Redis(url);
  expect(await client.dbsize()).toBeGreaterThan(0);
  await client.flushall();
  await client.quit();
}

describe('a process whose jobs and processors do not match', () => {
  it('does not start, and says which', async () => {
    const orphan = declareJob({ name: 'demo.orphan', payload: z.unknown() });
    const app = await Test.createTestingModule({
      imports: [{ module: class Fake {}, global: true, providers: [{ provide: Database, useValue: {} }], exports: [Database] }, QueueModule.forRoot({ databaseUrl: 'postgres://localhost/none', jobs: [greet, orphan], schedules: [] }), DemoJobs],
    }).compile();
    await app.init();
    expect(() => app.get(JobWorker).start()).toThrow(/job 'demo.orphan' has 0 processors; processor of 'demo.tick', which is not declared/);
  });

  it('cannot even declare a job whose name is not feature.work', () => {
    expect(() => declareJob({ name: 'Greet:all', payload: z.unknown() })).toThrow('Not a job name');
  });
});
