import type { Command } from 'commander';

/** What a file in commands/ exports: it declares its arguments and options on the command and gives it its action. */
export interface CommandFile {
  declare(command: Command): void;
}

export interface CommandEntry {
  /** As typed after `keepline`; two words make a group, `audit verify`. */
  readonly name: string;
  readonly summary: string;
  /** Loads the file only when its command is asked for, so that none pays for the others at start. */
  readonly load: () => Promise<CommandFile>;
}

/** Every command, in the order of `keepline --help`. A new one is a file in commands/ and a line here. */
export const commands: readonly CommandEntry[] = [
  { name: 'up', summary: 'start everything on this machine', load: () => import('./commands/up.command.js') },
  { name: 'migrate', summary: 'bring the database to this version', load: () => import('./commands/migrate.command.js') },
  { name: 'seed', summary: 'make the demo operator, of any size', load: () => import('./commands/seed.command.js') },
  { name: 'import subscribers', summary: 'bring subscribers and their lines in from a CSV file', load: () => import('./commands/import.command.js') },
  { name: 'audit verify', summary: 'check the chain of the audit record and name the first bad entry', load: () => import('./commands/audit-verify.command.js') },
  { name: 'doctor', summary: 'say whether this installation is well and its books agree', load: () => import('./commands/doctor.command.js') },
  { name: 'staff add', summary: 'give a member of staff an account', load: () => import('./commands/staff.command.js') },
  { name: 'renewals run', summary: 'renew what is due now, or say what would be', load: () => import('./commands/renewals.command.js') },
];
