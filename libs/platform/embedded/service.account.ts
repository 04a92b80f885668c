import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { EmbeddedPostgresError } from './embedded.error.js';

/** The system account a server runs as; undefined means the account that called us. */
export interface ServiceAccount {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root, so root lends an account that exists already: nothing is added to the machine. */
const LENDABLE = ['postgres', 'nobody', 'daemon'];

/**
 * Chooses who runs the server: ourselves, unless we are root; then the owner of an existing cluster,
 * else the first unprivileged account that this machine has.
 */
export function chooseAccount(clusterDir: string): ServiceAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(clusterDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of LENDABLE) {
    const account = lookUp(name);
    if (account) return account;
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL cannot run as root and this machine has none of the accounts ${LENDABLE.join(', ')}: start as an ordinary user, or set DATABASE_URL.`,
  );
}

function lookUp(name: string): ServiceAccount | undefined {
  const id = (flag: string): number => Number.parseInt(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }), 10) >>> 0;
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** Whether the account can enter this directory; asked of the system, so that every kind of access rule counts. */
export function canEnter(directory: string, account: ServiceAccount | undefined): boolean {
  return spawnSync('test', ['-x', directory], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}
