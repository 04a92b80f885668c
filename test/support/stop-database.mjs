import { runOn } from './start-database.mjs';

/** Jest's global teardown. A run that is killed needs none: the embedded server ends and deletes itself with its owner. */
export default async function stopDatabase() {
  const started = globalThis.keeplineTestServer;
  if (!started) return;
  delete globalThis.keeplineTestServer;
  if (process.env.TEST_DATABASE_URL) await runOn(started.server.url, `DROP DATABASE IF EXISTS ${started.template} WITH (FORCE)`);
  await started.server.stop();
}
