import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import request from 'supertest';
import { migrate } from '#platform/database';
import { startEmbeddedPostgres } from '#platform/embedded';
import type { EmbeddedPostgres } from '#platform/embedded';
import { startApi } from '../support/api.js';
import type { Caller, TestApi } from '../support/api.js';

let dataDir: string;
let server: EmbeddedPostgres;
let api: TestApi;
let agent: Caller;

const startServer = (port?: number): Promise<EmbeddedPostgres> => startEmbeddedPostgres({ dataDir, password: 'readiness', durable: false, port });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'keepline-readiness-'));
  // As root the server has an account of its own; what it cannot enter it would put elsewhere, and leave there.
  await chmod(dataDir, 0o755);
  server = await startServer();
  await migrate(server.url);
  api = await startApi({ databaseUrl: server.url });
  agent = await api.as('agent');
});

afterAll(async () => {
  await api.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

it('says that it is not ready while the database is away, and is ready again by itself when it is back', async () => {
  expect((await request(api.url).get('/readyz')).body).toEqual({ status: 'ready' });

  await server.stop();
  const away = await request(api.url).get('/readyz');
  expect([away.status, away.body]).toEqual([503, { status: 'not ready', reason: expect.stringContaining('the database does not answer') as string }]);
  expect((await request(api.url).get('/healthz')).status).toBe(200);
  api.clock.advance({ seconds: 2 });
  const refused = await agent.query('{ plans { id } }');
  expect([refused.status, refused.code]).toEqual([503, 'DATABASE_UNAVAILABLE']);
  expect((await agent.get('/export/audit.csv')).status).toBe(503);

  server = await startServer(server.port);
  const since = performance.now();
  while ((await request(api.url).get('/readyz')).status !== 200) {
    if (performance.now() - since > 10_000) throw new Error('Not ready 10 s after the database came back');
    await pause(100);
  }
  // The session outlived the outage: nobody has to sign in again.
  expect((await agent.query('{ plans { id } }')).data).toEqual({ plans: [] });
}, 60_000);

it('counts requests and shows the pool', async () => {
  const metrics = await request(api.url).get('/metrics');
  expect(metrics.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(metrics.text).toMatch(/keepline_request_seconds_count\{operation="query anonymous",status="200"\} \d+/);
  expect(metrics.text).toMatch(/keepline_pool_connections \d+/);
});
