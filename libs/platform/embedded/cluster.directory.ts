import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded.error.js';
import type { ServerBinaries } from './server.binaries.js';
import { canEnter, type ServiceAccount } from './service.account.js';

/** Where clusters go that their account could not enter under the data directory (a clone under /root, for example). */
const REACHABLE_HOME = '/var/lib/keepline';

export const SUPERUSER = 'keepline';

/** The path of the cluster as the product shows it; it may be a link into {@link REACHABLE_HOME}. */
export const clusterLink = (dataDir: string): string => path.join(path.resolve(dataDir), 'postgres');

/** The home of one data directory's cluster outside of it. */
export const homeOutside = (dataDir: string): string =>
  path.join(REACHABLE_HOME, createHash('sha256').update(path.resolve(dataDir)).digest('hex').slice(0, 16));

/**
 * Decides where the cluster lives and makes sure that the account can get there. Nobody's home directory is opened up
 * for it: when the account cannot enter the data directory, the cluster goes to /var/lib and a link points there.
 */
export function settleCluster(dataDir: string, account: ServiceAccount | undefined): string {
  const link = clusterLink(dataDir);
  mkdirSync(path.dirname(link), { recursive: true });
  const present = lstatSync(link, { throwIfNoEntry: false });
  if (present?.isSymbolicLink()) return prepareHome(readlinkSync(link));
  if (account === undefined || canEnter(path.dirname(link), account)) return path.join(realpathSync(path.dirname(link)), path.basename(link));
  if (present) {
    throw new EmbeddedPostgresError(`${link} cannot be entered by the account that runs PostgreSQL: move the data directory with KEEPLINE_DATA_DIR, or set DATABASE_URL.`);
  }
  const outside = path.join(homeOutside(dataDir), 'postgres');
  symlinkSync(outside, link);
  return prepareHome(outside);
}

function prepareHome(cluster: string): string {
  mkdirSync(path.dirname(cluster), { recursive: true, mode: 0o755 });
  return cluster;
}

export interface NewCluster {
  readonly cluster: string;
  readonly binaries: ServerBinaries;
  readonly account: ServiceAccount | undefined;
  readonly password: string;
  readonly durable: boolean;
}

/** Initialises the cluster unless it exists; built beside its place and moved there whole, so an interrupted start leaves no half. */
export async function initialiseCluster(wanted: NewCluster): Promise<void> {
  const { cluster, binaries, account, password } = wanted;
  if (existsSync(path.join(cluster, 'PG_VERSION'))) {
    refuseOtherMajor(cluster, binaries.major);
    return;
  }
  const draft = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) for (const owned of [draft, passwordFile]) chownSync(owned, account.uid, account.gid);
  chmodSync(draft, 0o700);
  try {
    await runInitdb(draft, passwordFile, wanted);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(cluster, { recursive: true, force: true });
  renameSync(draft, cluster);
}

function refuseOtherMajor(cluster: string, major: string): void {
  const found = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (found === major) return;
  throw new EmbeddedPostgresError(
    `${cluster} was made by PostgreSQL ${found} and this release carries PostgreSQL ${major}: dump it with the old release and load it here, or set KEEPLINE_DATA_DIR to another directory.`,
  );
}

/** The built-in C.UTF-8 locale sorts the same on every machine, whatever locales it has. */
async function runInitdb(draft: string, passwordFile: string, { binaries, account, durable }: NewCluster): Promise<void> {
  const flags = [`--pgdata=${draft}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  if (!durable) flags.push('--no-sync');
  const child = spawn(binaries.initdb, flags, { ...account, cwd: '/', detached: true, env: { PATH: process.env.PATH, LC_ALL: 'C' }, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new EmbeddedPostgresError(`PostgreSQL could not make its cluster in ${draft}: ${complaint.trim().split('\n').pop() ?? ''}`);
}
