import { Command } from 'commander';
import { commands, type CommandEntry } from './command.list.js';

/** Builds the program for these words: only the command that they name is loaded; the others are lines in the help. */
export async function buildProgram(words: readonly string[], entries: readonly CommandEntry[] = commands): Promise<Command> {
  const program = new Command('keepline').description('The renewal desk for operators of prepaid and keep-alive eSIM numbers').showHelpAfterError(false);
  const groups = new Map<string, Command>();
  for (const entry of entries) {
    const [first = '', second] = entry.name.split(' ');
    const command = second === undefined ? program.command(first) : groupNamed(first, program, groups).command(second);
    command.summary(entry.summary).description(entry.summary);
    if (words[0] === first && (second === undefined || words[1] === second)) (await entry.load()).declare(command);
  }
  return program;
}

function groupNamed(name: string, program: Command, groups: Map<string, Command>): Command {
  const group = groups.get(name) ?? program.command(name);
  groups.set(name, group);
  return group;
}
