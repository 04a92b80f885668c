import type { Command } from 'commander';
import { loadConfig } from '#platform/config';
import { CommandError } from '../command.error.js';
import { banner } from '../up/banner.js';
import { Installation } from '../up/installation.js';
import { stopRequested } from '../up/stop.signals.js';

export function declare(command: Command): void {
  command.action(async () => {
    const config = loadConfig(process.env);
    const report = (line: string): void => void process.stdout.write(`  ${line}\n`);
    const installation = new Installation({ config, env: process.env, report });
    const stop = stopRequested(() => void installation.end(true));
    try {
      const begun = installation.begin();
      begun.catch(() => undefined);
      const stoppedEarly = await Promise.race([begun.then(() => false), stop.then(() => true)]);
      if (stoppedEarly) return;
      process.stdout.write(`${banner(config, config.demo ? (await import('../demo/accounts.js')).DEMO_ACCOUNTS : [])}\n`);
      const reason = await Promise.race([installation.failed, stop]);
      if (reason !== undefined) throw new CommandError(reason);
    } finally {
      if (installation.isRunning) report('Stopping');
      await installation.end();
      process.exitCode ??= 0;
      // A seed that was interrupted may still hold a connection open.
      setImmediate(() => process.exit());
    }
  });
}
