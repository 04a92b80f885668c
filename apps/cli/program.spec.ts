import { commands, type CommandEntry } from './command.list.js';
import { buildProgram } from './program.js';

describe('the command line', () => {
  it('loads the file of the command that is asked for, and no other', async () => {
    const loaded: string[] = [];
    const ran: string[] = [];
    const entry = (name: string): CommandEntry => ({
      name,
      summary: name,
      load: () => {
        loaded.push(name);
        return Promise.resolve({ declare: (command) => void command.action(() => void ran.push(name)) });
      },
    });
    const entries = [entry('up'), entry('audit verify'), entry('audit export')];
    const program = await buildProgram(['audit', 'verify'], entries);
    await program.parseAsync(['audit', 'verify'], { from: 'user' });
    expect([loaded, ran]).toEqual([['audit verify'], ['audit verify']]);
  });

  it('names every command in its help', async () => {
    const help = (await buildProgram([])).helpInformation();
    for (const { name } of commands) expect(help).toContain(name.split(' ')[0]);
  });

  it.each(commands.map((command) => [command.name, command] as const))('%s declares its arguments', async (_, { name, load }) => {
    const words = name.split(' ');
    const program = await buildProgram(words);
    const command = words.reduce((parent, word) => parent.commands.find((child) => child.name() === word) ?? parent, program);
    expect(command.name()).toBe(words.at(-1));
    expect(typeof (await load()).declare).toBe('function');
  });
});
