import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { ConfigurationError } from '#platform/config';
import { Database, DatabaseModule } from '#platform/database';
import { freePort } from '#platform/embedded';
import { JobWorker, Outbox, OutboxRelay, ProcessesJob, QueueModule, Scheduler, declareJob, redisState, refuseUnfitRedis } from '#platform/queue';
import type { JobProcessor } from '#platform/queue';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { describeOnRedis, startTestRedis } from '../../../test/support/redis.js';
import type { TestRedis } from '../../../test/support/redis.js';

const note = declareJob({ name: 'demo.note', payload: z.strictObject({ text: z.string() }), topics: ['text.written'] });
const tick = declareJob({ name: 'demo.tick', payload: z.strictObject({}) });
const schedules = [{ name: 'demo.tick', everySeconds: 1, job: tick }];
const noted: string[] = [];
let ticks = 0;

@Injectable()
@ProcessesJob(note)
class Notes implements JobProcessor<{ text: string }> {
  process({ text }: { text: string }): Promise<void> {
    noted.push(text);
    return Promise.resolve();
  }
}

@Injectable()
@ProcessesJob(tick)
class Ticks implements JobProcessor<Record<string, never>> {
  process(): Promise<void> {
    ticks += 1;
    return Promise.resolve();
  }
}

@Module({ providers: [Notes, Ticks] })
class DemoJobs {}

let redis: TestRedis | undefined;
afterEach(() => redis?.kill());

describeOnRedis('a Redis that comes and goes', () => {
  let testDatabase: TestDatabase;
  let app: TestingModule;

  beforeEach(async () => {
    testDatabase = await createTestDatabase();
    noted.length = ticks = 0;
  });
  afterEach(() => testDatabase.drop());

  async function stop(): Promise<void> {
    await app.get(Scheduler).stop();
    await app.get(OutboxRelay).stop();
    await app.get(JobWorker).stop();
    await app.close();
  }

  async function start(redisUrl: string): Promise<void> {
    app = await Test.createTestingModule({
      imports: [DatabaseModule.forRoot({ url: testDatabase.url }), QueueModule.forRoot({ databaseUrl: testDatabase.url, redisUrl, jobs: [note, tick], schedules }), DemoJobs],
    }).compile();
    app.useLogger(false);
    await app.init();
    app.get(JobWorker).start();
    app.get(OutboxRelay).start();
    await app.get(Scheduler).start();
  }
  const write = (text: string): Promise<void> =>
    app.get(Database).transaction(() => {
      app.get(Outbox).publish('text.written', { text });
      return Promise.resolve();
    });
  const failed = async (): Promise<boolean> => (await app.get(Database).query('SELECT 1 FROM outbox_event WHERE published_at IS NULL AND last_error IS NOT NULL')).length > 0;

  /** Comes back, and with it the moment to try again what failed. */
  async function comeBack(port: number): Promise<TestRedis> {
    const there = await startTestRedis({ port });
    await app.get(Database).query('UPDATE outbox_event SET available_at = clock_timestamp() WHERE published_at IS NULL');
    await app.get(Database).query('UPDATE schedule SET next_run_at = clock_timestamp()');
    return there;
  }

  it('delays work when it is not there at the start, and loses none', async () => {
    const port = await freePort();
    await start(`redis://127.0.0.1:${port}`);
    await write('early');
    await until(failed);
    redis = await comeBack(port);
    await until(() => noted.includes('early') && ticks > 0);
    expect(noted).toEqual(['early']);
    await stop();
  });

  it('delays work when it is killed in between and comes back empty, loses none, and lets the process end when it is away again', async () => {
    redis = await startTestRedis();
    await start(redis.url);
    await write('before');
    await until(() => noted.includes('before') && ticks > 0);
    const { port } = redis;
    await redis.kill();
    await write('meanwhile');
    await until(failed);
    redis = await comeBack(port);
    const soFar = ticks;
    await until(() => noted.includes('meanwhile') && ticks > soFar);
    expect(noted).toEqual(['before', 'meanwhile']);

    await redis.kill();
    const since = performance.now();
    await stop();
    // A supervisor waits 30 s before it ends a process that does not.
    expect(performance.now() - since).toBeLessThan(15_000);
  });
});

describeOnRedis('the start with a Redis', () => {
  const refusalOf = async (url: string): Promise<string> => {
    const refusal: unknown = await refuseUnfitRedis(url).catch((error: unknown) => error);
    if (!(refusal instanceof ConfigurationError)) throw new Error(`Not refused: ${String(refusal)}`);
    return refusal.message;
  };

  it('goes on with one that keeps everything', async () => {
    redis = await startTestRedis();
    expect(await redisState(redis.url)).toEqual({ kind: 'fit' });
    await refuseUnfitRedis(redis.url);
    await refuseUnfitRedis(undefined);
  });

  it.each(['allkeys-lru', 'volatile-ttl'])('is refused with one that may drop jobs: %s', async (policy) => {
    redis = await startTestRedis({ policy });
    expect(await refusalOf(redis.url)).toBe(`Configuration: REDIS_URL names a Redis that has the maxmemory-policy ${policy}, by which it may drop jobs: expected noeviction`);
  });

  it('is refused with one that does not let us in, without repeating the password', async () => {
    redis = await startTestRedis();
    const admin = new Redis(redis.url);
    await admin.config('SET', 'requirepass', 'right');
    await admin.quit();
    const withPassword = (password: string): string => redis?.url.replace('redis://', `redis://:${password}@`) ?? '';
    expect(await refusalOf(redis.url)).toMatch(/^Configuration: REDIS_URL names a Redis that refuses us \(NOAUTH/);
    expect(await refusalOf(withPassword('hunter2'))).toMatch(/^Configuration: REDIS_URL names a Redis that refuses us \(WRONGPASS(?!.*hunter2)/);
    expect(await redisState(withPassword('right'))).toEqual({ kind: 'fit' });
  });

  it('goes on without an answer, within seconds: the Redis may come yet', async () => {
    const url = `redis://127.0.0.1:${await freePort()}`;
    expect(await redisState(url)).toEqual({ kind: 'away', reason: expect.stringContaining('ECONNREFUSED') as string });
    await refuseUnfitRedis(url);
  });
});

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 800; i += 1) {
    if (await done()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('waited in vain');
}
