import { Option } from 'commander';
import type { Command } from 'commander';
import { loadConfig } from '#platform/config';
import { CommandError } from '../command.error.js';
import { withDatabase } from '../database.session.js';
import type { Diagnosis } from '../doctor/doctor.report.js';

interface Options {
  readonly json?: true;
  readonly quick?: true;
}

/** `keepline doctor`: exit 0 when the installation is well, 1 when an invariant is violated or something that must work does not. */
export function declare(command: Command): void {
  command
    .addOption(new Option('--json', 'print it for programs'))
    .addOption(new Option('--quick', 'read of the audit record only what has come since the last check'))
    .action(async ({ json, quick }: Options) => {
      const { asJson, inWords, isWell } = await import('../doctor/doctor.report.js');
      const diagnosis = await diagnosed(quick === true);
      process.stdout.write(json ? `${JSON.stringify(asJson(diagnosis), null, 2)}\n` : `${inWords(diagnosis)}\n`);
      process.exitCode = isWell(diagnosis) ? 0 : 1;
    });
}

/** A database that cannot be reached is a diagnosis, too. */
async function diagnosed(quick: boolean): Promise<Diagnosis> {
  const config = loadConfig(process.env);
  try {
    return await withDatabase(config, async (url) => {
      const { diagnose } = await import('../doctor/doctor.session.js');
      return diagnose(config, url, quick ? 'new' : 'all', showProgress);
    });
  } catch (problem) {
    if (!(problem instanceof CommandError)) throw problem;
    return { health: [{ name: 'database', state: 'ill', words: problem.message }], invariants: [], heldSince: null };
  } finally {
    showProgress('');
  }
}

function showProgress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
}
