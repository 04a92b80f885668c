import type { Command } from 'commander';
import { loadConfig } from '#platform/config';
import { withDatabase } from '../database.session.js';

export function declare(command: Command): void {
  command.action(async () => {
    const applied = await withDatabase(loadConfig(process.env), async (url) => {
      const { migrate } = await import('#platform/database');
      return migrate(url);
    });
    for (const name of applied) process.stdout.write(`applied ${name}\n`);
    process.stdout.write(applied.length === 0 ? 'The database is up to date.\n' : `${applied.length} migrations applied.\n`);
  });
}
