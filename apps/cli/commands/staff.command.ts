import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { Option } from 'commander';
import type { Command } from 'commander';
import { AuditRecorder } from '#audit';
import { isRefusal, renderRefusal } from '#kernel';
import { ROLES } from '#permissions';
import type { Role } from '#permissions';
import { loadConfig } from '#platform/config';
import { Database, createDataSource } from '#platform/database';
import { PasswordHasher, StaffAccounts } from '#staff';
import type { NewStaffAccount } from '#staff';
import { CommandError } from '../command.error.js';
import { withDatabase } from '../database.session.js';

interface Answers {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly markets?: string;
  readonly locale: string;
  readonly zone: string;
  readonly passwordStdin?: true;
}

export function declare(command: Command): void {
  command
    .requiredOption('--email <address>', 'with which the person signs in')
    .requiredOption('--name <name>', 'as colleagues and the audit record see it')
    .addOption(new Option('--role <role>', 'what the person may do').choices(ROLES).makeOptionMandatory())
    .option('--markets <list>', 'countries whose records the person sees, such as FR,TN; all without it')
    .option('--locale <language>', 'en, fr or zh', 'en')
    .option('--zone <zone>', 'IANA time zone', 'UTC')
    .option('--password-stdin', 'read the password from standard input; without it one is made up and shown once')
    .action(async (answers: Answers) => {
      const password = answers.passwordStdin ? (await text(process.stdin)).replace(/\r?\n$/, '') : randomBytes(15).toString('base64url');
      const { markets, ...account } = answers;
      await withDatabase(loadConfig(process.env), (url) => add(url, { ...account, password, markets: markets?.split(',').map((market) => market.trim()) ?? null }));
      process.stdout.write(`${answers.email} can sign in as ${answers.role}.\n`);
      if (!answers.passwordStdin) process.stdout.write(`Password, shown this once: ${password}\n`);
    });
}

async function add(url: string, account: NewStaffAccount): Promise<void> {
  const dataSource = await createDataSource({ url, poolSize: 2, applicationName: 'keepline staff add' }).initialize();
  try {
    const database = new Database(dataSource);
    await new StaffAccounts(database, new PasswordHasher(), new AuditRecorder(database)).create(account);
  } catch (problem) {
    if (isRefusal(problem)) throw new CommandError(renderRefusal(problem.code, problem.params, 'en'));
    throw problem;
  } finally {
    await dataSource.destroy();
  }
}
