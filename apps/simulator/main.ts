import { readConfiguration } from './simulator.config.js';
import { startSimulator } from './simulator.js';

try {
  const simulator = await startSimulator(readConfiguration(process.env));
  process.stdout.write(`simulator listening on ${simulator.url}\n`);
  const stop = (): void => void simulator.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  process.stderr.write(`simulator: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
