import { settings, type Setting } from './settings.table.js';

/** docs/configuration.md, written from the table that the product reads. */
export function configurationPage(): string {
  const rows = Object.values(settings).map((row: Setting<unknown>) => `| \`${row.env}\`${row.secret ? ' †' : ''} | ${defaultOf(row)} | ${row.about} Takes ${row.expects}. |`);
  return `# Configuration

Written by \`npm run docs:config\` from libs/platform/config/settings.table.ts; do not edit.

Keepline reads its configuration from environment variables, once, when a process starts. A wrong value stops the start with one line on
stderr that says which and why, and exit code 2. An empty variable counts as absent.
A setting marked † is a secret: it is never printed, and \`NAME_FILE\` may name a file that holds it instead.

| variable | default | meaning |
|---|---|---|
${rows.join('\n')}
`;
}

function defaultOf(row: Setting<unknown>): string {
  const plain = row.byDefault === undefined ? (row.schema.safeParse(undefined).success ? 'none' : 'required') : `\`${row.byDefault}\``;
  return row.inDemo === undefined ? plain : `${plain}; demo: \`${row.inDemo}\``;
}
