import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ConfigurationError, loadServiceConfig } from '#platform/config';
import { createApi } from './create-api.js';

try {
  const config = loadServiceConfig(process.env);
  // Beside the compiled server: dist/apps/api/main.js and dist/console.
  const consoleDirectory = fileURLToPath(new URL('../../console', import.meta.url));
  const app = await createApi(config, existsSync(consoleDirectory) ? { consoleDirectory } : {});
  app.enableShutdownHooks();
  await app.listen(config.port, config.host);
} catch (problem) {
  const text = problem instanceof ConfigurationError ? problem.message : problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  process.stderr.write(`${text}\n`);
  process.exit(problem instanceof ConfigurationError ? ConfigurationError.exitCode : 1);
}
