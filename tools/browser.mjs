/** Finds a Chromium for the browser tests, or gets one: the machine's own first, for none is downloaded twice. */
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './prepare.mjs';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const APPLICATIONS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** The path of a Chromium on this machine: CHROMIUM_PATH, one that is installed, or Playwright's own; undefined when there is none. */
export async function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) {
    if (!isExecutable(env.CHROMIUM_PATH)) throw new Error(`CHROMIUM_PATH is "${env.CHROMIUM_PATH}", which is no program that can be run.`);
    return env.CHROMIUM_PATH;
  }
  const installed = (env.PATH ?? '').split(delimiter).flatMap((directory) => COMMANDS.map((name) => join(directory, name)));
  const found = [...installed, ...APPLICATIONS].find(isExecutable);
  if (found) return found;
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

/** Gets a Chromium when the machine has none: Debian's as root (with letters for Chinese), else Playwright's own. */
export async function ensureChromium(say) {
  if (await findChromium()) return;
  if (process.getuid?.() === 0 && isDebian()) {
    say('Installing Chromium with apt');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], { env });
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-dejavu-core', 'fonts-wqy-zenhei'], { env });
  } else {
    say("Installing Playwright's Chromium");
    await run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']);
  }
  if (!(await findChromium())) throw new Error('There is no Chromium after installing it: name one with CHROMIUM_PATH.');
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isDebian() {
  return existsSync('/usr/bin/apt-get') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8')) && !/^ID=ubuntu/m.test(readFileSync('/etc/os-release', 'utf8'));
}
