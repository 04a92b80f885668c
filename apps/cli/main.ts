#!/usr/bin/env node
import { ConfigurationError } from '#platform/config';
import { LOCK_NOT_AVAILABLE, isNotMigrated, isUnavailable, sqlstate } from '#platform/database';
import { EmbeddedPostgresError } from '#platform/embedded';
import { CommandError } from './command.error.js';
import { buildProgram } from './program.js';

try {
  const program = await buildProgram(process.argv.slice(2));
  await program.parseAsync();
} catch (problem) {
  if (problem instanceof ConfigurationError) fail(problem.message, ConfigurationError.exitCode);
  else if (problem instanceof CommandError) fail(problem.message, problem.exitCode);
  else if (problem instanceof EmbeddedPostgresError) fail(problem.message, 1);
  else if (isNotMigrated(problem)) fail('The database is not at this version. Run: keepline migrate', 1);
  else if (sqlstate(problem) === LOCK_NOT_AVAILABLE) fail('The database is in use: others hold what this needs. Nothing was changed. Try again when they are done.', 1);
  else if (isUnavailable(problem)) fail(`The database does not answer any more (${firstLineOf(problem)}). What was committed stays; start the command again when it is back.`, 1);
  else fail(problem instanceof Error ? (problem.stack ?? problem.message) : String(problem), 70);
}

function fail(line: string, code: number): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = code;
}

function firstLineOf(problem: unknown): string {
  return (problem instanceof Error ? problem.message : String(problem)).split('\n')[0] ?? '';
}
