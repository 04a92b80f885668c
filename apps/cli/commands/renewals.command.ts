import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { formatMoney } from '#kernel';
import { loadConfig } from '#platform/config';
import type { ShadowLine } from '#renewals';
import { withDatabase } from '../database.session.js';

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
  const counts = new Map<string, number>();
  for await (const line of lines) {
    counts.set(line.action, (counts.get(line.action) ?? 0) + 1);
    process.stdout.write(`${describe(line)}\n`);
  }
  const total = [...counts].map(([action, count]) => `${count} ${WORDS[action] ?? action}`).join(', ');
  process.stdout.write(total === '' ? 'Nothing is due.\n' : `${total}. Nothing was written.\n`);
}

const WORDS: Readonly<Record<string, string>> = {
  charge: 'to charge',
  renew_free: 'to renew without a charge',
  no_method: 'without a payment method',
  skip: 'to leave alone',
  cancel: 'to cancel',
  lapse: 'to lapse',
};

function describe({ lineId, plan, action, price, method, validTo, validToAfter }: ShadowLine): string {
  const what = action === 'charge' ? `charge ${formatMoney(price, 'en')} by ${method ?? ''}` : (WORDS[action] ?? action);
  return `${lineId}  ${plan}  ${what}  ${validTo.toISOString()}${validToAfter ? ` -> ${validToAfter.toISOString()}` : ''}`;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('expected a whole number above 0');
  return number;
}
