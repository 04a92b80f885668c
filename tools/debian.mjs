/** Programs of the system that tests need: Debian's and its kin's own packages, where we may install them. */
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './prepare.mjs';

/** Whether packages can be installed here: apt, as root. */
export const canInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Ubuntu's packages are not always Debian's: some are only wrappers. */
export const isUbuntu = () => /^ID=ubuntu/m.test(readFileSync('/etc/os-release', 'utf8'));

export async function install(...packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env });
}

/** The first of these programs that is in one of the PATH's directories. */
export function findOnPath(names, path = process.env.PATH ?? '') {
  return path.split(delimiter).flatMap((directory) => names.map((name) => join(directory, name))).find(isExecutable);
}

export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
