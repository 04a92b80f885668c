/**
 * Jest's global setup: one PostgreSQL for the whole run and one migrated template in it, from which every spec file
 * copies a database of its own (see database.ts). TEST_DATABASE_URL names a server to use instead of an embedded one.
 */
import '../../tools/typescript.mjs';
import { randomBytes } from 'node:crypto';
import pg from 'pg';

export default async function startDatabase() {
  if (globalThis.keeplineTestServer) return;
  const [{ startEmbeddedPostgres }, { migrate }, { scratchDirectory }] = await Promise.all([
    import('../../libs/platform/embedded/index.ts'),
    import('../../libs/platform/database/index.ts'),
    import('./scratch.directory.ts'),
  ]);
  const server = process.env.TEST_DATABASE_URL
    ? { url: process.env.TEST_DATABASE_URL, stop: async () => undefined }
    : await startEmbeddedPostgres({ dataDir: await scratchDirectory(), password: randomBytes(12).toString('hex'), durable: false, temporary: true });
  server.unref?.();

  const template = `keepline_template_${randomBytes(5).toString('hex')}`;
  globalThis.keeplineTestServer = { server, template };
  const address = new URL(server.url);
  await runOn(server.url, `CREATE DATABASE ${template}`);
  address.pathname = `/${template}`;
  await migrate(address.href);
  process.env.KEEPLINE_TEST_SERVER = server.url;
  process.env.KEEPLINE_TEST_TEMPLATE = template;
}

export async function runOn(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
