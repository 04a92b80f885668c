import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi } from '../support/api.js';
import type { TestApi } from '../support/api.js';

let directory: string;
let api: TestApi;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keepline-console-'));
  await mkdir(join(directory, 'assets'));
  await writeFile(join(directory, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__"><div id="root"></div>');
  await writeFile(join(directory, 'assets', 'main-3f2a.js'), 'export {};');
  api = await startApi({ parts: { consoleDirectory: directory } });
});
afterAll(async () => {
  await api.close();
  await rm(directory, { recursive: true, force: true });
});

it('answers every page path with the console, under a policy with a nonce of its own', async () => {
  const [first, second] = [await api.anonymous.get('/').set('accept', 'text/html'), await api.anonymous.get('/subscribers/1').set('accept', 'text/html')];
  for (const page of [first, second]) {
    const nonce = /nonce="([^"]+)"/.exec(page.text)?.[1] ?? 'none';
    expect(page.status).toBe(200);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none';script-src 'self';/);
  }
  expect(first.text).not.toBe(second.text);
});

it('keeps files with a hash in their name for ever, and has no page for one that is gone', async () => {
  expect((await api.anonymous.get('/assets/main-3f2a.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await api.anonymous.get('/assets/main-old.js').set('accept', 'text/html')).status).toBe(404);
});

it.each(['/export/nothing.csv', '/webhooks/nobody', '/..%2f..%2fpackage.json'])('%s is not the console and not a file', async (path) => {
  const answer = await api.anonymous.get(path).set('accept', 'application/json');
  expect([400, 403, 404]).toContain(answer.status);
  expect(answer.text).not.toMatch(/keepline"|id="root"/);
});
