import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CommandError } from '../command.error.js';
import { processIdentity } from './process.identity.js';

/**
 * Takes a data directory for this process; gives back how to return it. The lock of a process that is gone does not hold.
 * @throws CommandError when another Keepline has it.
 */
export function lockDataDirectory(dataDir: string): () => void {
  const directory = path.resolve(dataDir);
  const lock = path.join(directory, 'keepline.lock');
  const own = processIdentity(process.pid) ?? String(process.pid);
  const draft = `${lock}.${process.pid}`;
  mkdirSync(directory, { recursive: true });
  writeFileSync(draft, own);
  try {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      if (linked(draft, lock)) return () => release(lock, own);
      setAsideIfStale(lock, directory);
    }
    throw new CommandError(`The lock ${lock} cannot be taken: remove it if no Keepline runs.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

function linked(draft: string, lock: string): boolean {
  try {
    linkSync(draft, lock);
    return true;
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw problem;
  }
}

/** Moves a stale lock away under a name of our own; if a faster process had replaced it meanwhile, it goes back. */
function setAsideIfStale(lock: string, directory: string): void {
  const holder = read(lock);
  if (holder === undefined) return;
  if (isHeld(holder)) {
    throw new CommandError(`Another Keepline (process ${holder.split(' ')[0] ?? ''}) is using ${directory}: stop that one first, or set KEEPLINE_DATA_DIR and PORT for this one.`);
  }
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (moved !== undefined && moved !== holder && isHeld(moved)) linked(aside, lock);
  rmSync(aside, { force: true });
}

const isHeld = (holder: string): boolean => processIdentity(Number(holder.split(' ')[0])) === holder;

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function release(lock: string, own: string): void {
  if (read(lock) === own) rmSync(lock, { force: true });
}
