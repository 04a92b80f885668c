#!/usr/bin/env node
import { ConfigurationError } from '#platform/config';
import { EmbeddedPostgresError } from '#platform/embedded';
import { CommandError } from './command.error.js';
import { buildProgram } from './program.js';

/** SQLSTATE undefined_table. */
const TABLE_MISSING = '42P01';

try {
  const program = await buildProgram(process.argv.slice(2));
  await program.parseAsync();
} catch (problem) {
  if (problem instanceof ConfigurationError) fail(problem.message, ConfigurationError.exitCode);
  else if (problem instanceof CommandError) fail(problem.message, problem.exitCode);
  else if (problem instanceof EmbeddedPostgresError) fail(problem.message, 1);
  else if ((problem as { code?: unknown }).code === TABLE_MISSING) fail('The database is not at this version. Run: keepline migrate', 1);
  else fail(problem instanceof Error ? (problem.stack ?? problem.message) : String(problem), 70);
}

function fail(line: string, code: number): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = code;
}
