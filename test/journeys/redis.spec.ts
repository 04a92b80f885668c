import { freePort } from '#platform/embedded';
import { loadServiceConfig } from '#platform/config';
import request from 'supertest';
import { createWorker } from '../../apps/worker/create-worker.js';
import { startApi } from '../support/api.js';
import type { TestApi } from '../support/api.js';
import { describeOnRedis, startTestRedis } from '../support/redis.js';
import type { TestRedis } from '../support/redis.js';

let redis: TestRedis | undefined;
let api: TestApi | undefined;
afterEach(async () => {
  await api?.close();
  await redis?.kill();
  [api, redis] = [undefined, undefined];
});

const readiness = async (): Promise<[number, object]> => {
  const answer = await request(api?.url ?? '').get('/readyz');
  return [answer.status, answer.body as object];
};

describeOnRedis('with the queue on Redis', () => {
  it('requests are answered while it is away, readiness says what waits, and says so no longer once it is there', async () => {
    const port = await freePort();
    api = await startApi({ env: { REDIS_URL: `redis://127.0.0.1:${port}` } });
    const agent = await api.as('agent');
    expect((await agent.query('{ plans { id } }')).data).toEqual({ plans: [] });
    expect(await readiness()).toEqual([200, { status: 'ready', degraded: expect.stringMatching(/^background work waits: the Redis does not answer: .*ECONNREFUSED/) as string }]);

    redis = await startTestRedis({ port });
    expect(await readiness()).toEqual([200, { status: 'ready' }]);
    await redis.kill();
    expect(await readiness()).toMatchObject([200, { degraded: expect.stringContaining('does not answer') as string }]);
  });

  it('api and worker refuse to start when it may drop jobs, in one line that says which setting and why', async () => {
    redis = await startTestRedis({ policy: 'allkeys-lru' });
    const refusal = /^Configuration: REDIS_URL names a Redis that has the maxmemory-policy allkeys-lru, .*: expected noeviction$/;
    await expect(startApi({ env: { REDIS_URL: redis.url } })).rejects.toThrow(refusal);
    const config = loadServiceConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: 'postgres://127.0.0.1:1/none', REDIS_URL: redis.url });
    await expect(createWorker(config)).rejects.toThrow(refusal);
  });
});
