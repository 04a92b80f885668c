import type { Config } from '#platform/config';
import type { DemoAccount } from '../demo/accounts.js';

/** The one block that `up` prints when everything answers. */
export function banner(config: Config, accounts: readonly DemoAccount[]): string {
  const width = Math.max(...accounts.map(({ email }) => email.length), 0);
  const lines = [
    '',
    `  Keepline is ready:  ${config.publicUrl}`,
    ...(accounts.length > 0 ? ['', '  Sign in as'] : []),
    ...accounts.map(({ email, password, role }) => `    ${email.padEnd(width)}  ${password}  ${role}`),
    '',
    '  Stop with Ctrl-C. Logs and data are in ' + config.dataDir + '/',
    '',
  ];
  return lines.join('\n');
}
