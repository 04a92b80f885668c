import { ConfigurationError, loadServiceConfig } from '#platform/config';
import { createWorker } from './create-worker.js';

try {
  const worker = await createWorker(loadServiceConfig(process.env));
  worker.enableShutdownHooks();
} catch (problem) {
  const text = problem instanceof ConfigurationError ? problem.message : problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  process.stderr.write(`${text}\n`);
  process.exit(problem instanceof ConfigurationError ? ConfigurationError.exitCode : 1);
}
