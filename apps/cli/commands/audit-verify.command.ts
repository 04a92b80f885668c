import type { Command } from 'commander';
import type { ChainFault } from '#audit';
import { loadConfig } from '#platform/config';
import { CommandError } from '../command.error.js';
import { withDatabase } from '../database.session.js';

const FAULTS: Record<ChainFault, string> = {
  missing: 'is missing, or another stands in its place',
  broken_link: 'does not continue the entry before it',
  body_changed: 'is not what was recorded: its hash does not fit its content or its time',
  columns_changed: 'has search columns that contradict its recorded content',
  head_mismatch: 'is not what the head of the chain remembers as the last',
};

/** `keepline audit verify`: exit 0 when the chain is whole, 1 with the first bad entry otherwise. */
export function declare(command: Command): void {
  command.action(async () => {
    const verdict = await withDatabase(loadConfig(process.env), async (url) => {
      const [{ AuditChain }, { Database, createDataSource }] = await Promise.all([import('#audit'), import('#platform/database')]);
      const dataSource = await createDataSource({ url, poolSize: 1, statementTimeoutMs: 60_000, applicationName: 'keepline audit' }).initialize();
      try {
        return await new AuditChain(new Database(dataSource)).verify({ onProgress: showProgress });
      } finally {
        await dataSource.destroy();
      }
    });
    if (verdict.fault) throw new CommandError(`The chain is broken: entry ${verdict.fault.seq} ${FAULTS[verdict.fault.kind]}. The ${verdict.entries} before it are whole.`);
    process.stdout.write(`The chain is whole: ${verdict.entries} entries verified.\n`);
  });
}

function showProgress(entries: bigint): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${entries} entries`);
}
