/** Tells whether something was made from these files before: a stamp of every path, size and time of change. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Paths are files or directories below `root`; `leaveOut` is matched against a path below it. */
export function stampOf(root, paths, leaveOut = /$^/) {
  const hash = createHash('sha256');
  const visit = (path) => {
    if (leaveOut.test(path)) return;
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (stat?.isDirectory()) for (const name of readdirSync(join(root, path)).sort()) visit(`${path}/${name}`);
    else hash.update(stat ? `${path} ${stat.size} ${stat.mtimeMs}\n` : `${path} absent\n`);
  };
  paths.forEach(visit);
  return hash.digest('hex');
}

export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

export function writeStamp(file, stamp) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, stamp);
}
