import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { loadConfig } from '#platform/config';
import type { ShadowLine } from '#renewals';
import { withDatabase } from '../database.session.js';
import { LineOutput } from '../line.output.js';
import { ShadowReport } from '../shadow.report.js';

interface Options {
  readonly shadow?: true;
  readonly limit?: number;
}

/** `keepline renewals run`: what the worker's schedule does, at once; `--shadow` says what that would be and writes nothing. */
export function declare(command: Command): void {
  command
    .addOption(new Option('--shadow', 'print what would happen, and write nothing'))
    .option('--limit <lines>', 'at most so many lines', wholeNumber)
    .action(async ({ shadow, limit }: Options) => {
      const config = loadConfig(process.env);
      await withDatabase(config, async (databaseUrl) => {
        const { openRenewals } = await import('./renewals.session.js');
        const session = await openRenewals({ ...config, databaseUrl });
        try {
          if (shadow) await printShadow(session.shadow.lines(limit));
          else process.stdout.write(`${await session.run(limit)}\n`);
        } finally {
          await session.close();
        }
      });
    });
}

async function printShadow(lines: AsyncIterable<ShadowLine>): Promise<void> {
  const output = new LineOutput(process.stdout);
  const report = new ShadowReport();
  let isFirst = true;
  for await (const line of lines) {
    if (isFirst) await output.write(ShadowReport.header);
    isFirst = false;
    await output.write(report.row(line));
    if (output.closed) return;
  }
  await output.write(report.total());
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('expected a whole number above 0');
  return number;
}
