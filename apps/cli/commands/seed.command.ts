import type { Command } from 'commander';
import { loadConfig } from '#platform/config';
import { CommandError } from '../command.error.js';
import { withDatabase } from '../database.session.js';
import { DEMO_ACCOUNTS } from '../demo/accounts.js';
import { seed } from '../demo/seed.js';

export { DEMO_ACCOUNTS } from '../demo/accounts.js';
export { seed } from '../demo/seed.js';
export type { SeedOptions } from '../demo/seed.js';

interface Options {
  readonly subscribers: string;
  readonly history: string | false;
}

export function declare(command: Command): void {
  command
    .option('--subscribers <n>', 'how many subscribers there are to be', '2000')
    .option('--history <share>', 'share of the lines with a past, 0 to 1', '1')
    .option('--no-history', 'lines only, for large numbers')
    .action(async ({ subscribers, history }: Options) => {
      if (process.env['NODE_ENV'] === 'production') throw new CommandError('The demo operator is not for production (NODE_ENV).', 2);
      const count = wholeNumber(subscribers);
      const share = history === false ? 0 : Number(history);
      if (!(share >= 0 && share <= 1)) throw new CommandError('--history is a share from 0 to 1.', 2);
      const say = (line: string): void => void process.stdout.write(`${line}\n`);
      await withDatabase(loadConfig(process.env), async (url) => {
        const { migrate } = await import('#platform/database');
        await migrate(url);
        await seed(url, { subscribers: count, history: share, onProgress: say });
      });
      say(`The demo operator has ${count} subscribers. Sign in as ${DEMO_ACCOUNTS.map(({ email }) => email).join(', ')} with ${DEMO_ACCOUNTS[0]?.password ?? ''}.`);
    });
}

function wholeNumber(text: string): number {
  const count = /^\d{1,7}$/.test(text) ? Number(text) : NaN;
  if (!(count >= 1 && count <= 5_000_000)) throw new CommandError('--subscribers is a whole number from 1 to 5000000.', 2);
  return count;
}
