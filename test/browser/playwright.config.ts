import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from '../../tools/browser.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');

// This file is read by every worker too: the first reading decides and the others inherit it.
process.env.KEEPLINE_BROWSER_PORT ??= String(await freePort());
const port = process.env.KEEPLINE_BROWSER_PORT;
const baseURL = `http://localhost:${port}`;
const executablePath = await findChromium();

/** Runs against the built product with its demo, in a fresh data directory; nothing is built here. */
export default defineConfig({
  testDir: '.',
  outputDir: path.join(ROOT, 'test-results'),
  // One operator's data is shared by all tests.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: process.env.KEEPLINE_BROWSER_REPORT ? [['list'], ['json', { outputFile: process.env.KEEPLINE_BROWSER_REPORT }]] : [['list']],
  use: {
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: executablePath === undefined ? {} : { executablePath },
  },
  projects: [
    { name: 'desk', use: { viewport: { width: 1280, height: 800 } } },
    { name: 'wide', grep: /@wide/, use: { viewport: { width: 1920, height: 1080 } } },
  ],
  webServer: {
    command: 'exec node tools/serve-for-browser.mjs',
    cwd: ROOT,
    env: { PORT: port },
    url: `${baseURL}/readyz`,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 40_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port: free } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return free;
}
