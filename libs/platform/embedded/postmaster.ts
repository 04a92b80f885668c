import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded.error.js';

/** The name by which a keeper (the small shell that stops a server when its owner is gone) is known in the process list. */
export const KEEPER = 'keepline-postgres-keeper';

/** What a running server says of itself in its lock file. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: 'starting' | 'ready' | 'stopping' | 'standby' | '';
}

/** Reads `postmaster.pid` (lines 1, 4 and 8); undefined when there is none. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() as Postmaster['status'] };
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw problem;
  }
}

/** The server that runs on this cluster now, if one does; a process that only inherited the number does not count. */
export function runningPostmaster(cluster: string): Postmaster | undefined {
  const said = readPostmaster(cluster);
  if (!said || !(said.pid > 1)) return undefined;
  return serves(said.pid, cluster) ? said : undefined;
}

/** A server works in its cluster's directory; where that cannot be asked, its command line names it. */
function serves(pid: number, cluster: string): boolean {
  if (process.platform !== 'linux') return commandLine(pid).includes(cluster);
  const [working, wanted] = [statIfThere(`/proc/${pid}/cwd`), statIfThere(cluster)];
  return working !== undefined && working.ino === wanted?.ino && working.dev === wanted.dev;
}

function statIfThere(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}

/**
 * Makes the cluster free to start: waits for a server that is stopping, stops one whose owner was killed,
 * and removes the lock of one that is gone.
 * @throws EmbeddedPostgresError when a live owner uses the cluster.
 */
export async function freeCluster(cluster: string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 100) {
    const running = runningPostmaster(cluster);
    if (!running) {
      rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
      return;
    }
    if (running.status !== 'stopping' && isKept(running.pid) && waited >= 2_000) {
      throw new EmbeddedPostgresError(`The database in ${cluster} is in use by another Keepline on this machine (PostgreSQL process ${running.pid}): stop that one first, or set KEEPLINE_DATA_DIR to another directory.`);
    }
    if (!isKept(running.pid)) signal(running.pid, 'SIGINT');
    await pause(100);
  }
  throw new EmbeddedPostgresError(`The PostgreSQL left in ${cluster} does not stop: end process ${readPostmaster(cluster)?.pid ?? 0} by hand.`);
}

function isKept(pid: number): boolean {
  return commandLine(parentOf(pid)).includes(KEEPER);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended in between.
  }
}

function commandLine(pid: number): string {
  if (process.platform !== 'linux') return processStatus(pid, 'command');
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function parentOf(pid: number): number {
  if (process.platform !== 'linux') return Number(processStatus(pid, 'ppid'));
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
}

function processStatus(pid: number, field: string): string {
  try {
    return execFileSync('ps', ['-ww', '-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
