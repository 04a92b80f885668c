import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from '../../tools/browser.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');

// This file is read by every worker too: the first reading decides and the others inherit it.
const port = (process.env.KEEPLINE_BROWSER_PORT ??= String(await freePort()));
const simulatorPort = (process.env.KEEPLINE_BROWSER_SIMULATOR_PORT ??= String(await freePort()));
const dataDir = (process.env.KEEPLINE_BROWSER_DATA_DIR ??= path.join(tmpdir(), `keepline-browser-${randomBytes(6).toString('hex')}`));
const baseURL = `http://localhost:${port}`;
const executablePath = await findChromium();

/** Runs against the built product with its demo, in a fresh data directory; nothing is built here. */
export default defineConfig({
  testDir: '.',
  outputDir: path.join(ROOT, 'test-results'),
  // One operator's data is shared by all tests; each works on subscribers of its own.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: process.env.KEEPLINE_BROWSER_REPORT ? [['list'], ['json', { outputFile: process.env.KEEPLINE_BROWSER_REPORT }]] : [['list']],
  use: {
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    contextOptions: { reducedMotion: 'reduce' },
    // With `--trace on` one can look at each step; recording all of them makes everything twice as slow.
    screenshot: 'only-on-failure',
    launchOptions: executablePath === undefined ? {} : { executablePath },
  },
  webServer: {
    command: 'exec node tools/serve-for-browser.mjs',
    cwd: ROOT,
    // A quick worker: a test that waits for a renewal should not wait half a minute.
    env: { PORT: port, SIMULATOR_PORT: simulatorPort, KEEPLINE_DATA_DIR: dataDir, DEMO_SUBSCRIBERS: '600', RENEWAL_TICK_SECONDS: '1' },
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
