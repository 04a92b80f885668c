/** Finds a Chromium for the browser tests, or gets one: the machine's own first, for none is downloaded twice. */
import { existsSync } from 'node:fs';
import { canInstall, findOnPath, install, isExecutable, isUbuntu } from './debian.mjs';
import { run } from './prepare.mjs';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const APPLICATIONS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/**
 * The path of a Chromium on this machine: CHROMIUM_PATH, one that is installed, or Playwright's own; undefined when there is none.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) {
    if (!isExecutable(env.CHROMIUM_PATH)) throw new Error(`CHROMIUM_PATH is "${env.CHROMIUM_PATH}", which is no program that can be run.`);
    return env.CHROMIUM_PATH;
  }
  const found = findOnPath(COMMANDS, env.PATH) ?? APPLICATIONS.find(isExecutable);
  if (found) return found;
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

/** Gets a Chromium when the machine has none: Debian's as root (with letters for Chinese), else Playwright's own. */
export async function ensureChromium(say) {
  if (await findChromium()) return;
  // Ubuntu's package would want a snap.
  if (canInstall() && !isUbuntu()) {
    say('Installing Chromium with apt');
    await install('chromium', 'fonts-dejavu-core', 'fonts-wqy-zenhei');
  } else {
    say("Installing Playwright's Chromium");
    await run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']);
  }
  if (!(await findChromium())) throw new Error('There is no Chromium after installing it: name one with CHROMIUM_PATH.');
}
