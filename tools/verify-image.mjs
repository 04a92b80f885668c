/**
 * Walks the Dockerfile's steps in a plain directory, for machines without Docker: packages without development ones,
 * the built product, secrets in files, an ordinary account. Then migrates, and starts api and worker until they answer.
 */
import './typescript.mjs';
import { spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildWhatChanged, root, run } from './prepare.mjs';

const { freePort, startEmbeddedPostgres } = await import('../libs/platform/embedded/index.ts');

const STOP_WITHIN_MS = 15_000;
/** As the image does: not as root. */
const ACCOUNT = userInfo().uid === 0 ? { uid: 65_534, gid: 65_534 } : {};
const place = mkdtempSync(join(tmpdir(), 'keepline-image-'));
const app = join(place, 'app');
const children = [];
let database;

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void leave().then(() => process.exit(130)));

try {
  chmodSync(place, 0o755);
  await buildWhatChanged(console.log);
  await installProductionPackages();
  cpSync(join(root, 'dist'), join(app, 'dist'), { recursive: true });
  await startAndStop(await environment());
  console.log('The image would start: production packages, migrated, api and worker answered and stopped when asked.');
} catch (problem) {
  console.error(problem.output ?? '');
  console.error(problem.message);
  process.exitCode = 1;
} finally {
  await leave();
}

async function installProductionPackages() {
  mkdirSync(app);
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) cpSync(join(root, file), join(app, file));
  await run('npm', ['ci', '--omit=dev', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: app });
  const { packages } = JSON.parse(readFileSync(join(app, 'package-lock.json'), 'utf8'));
  const kept = Object.keys(packages).filter((path) => packages[path].dev && existsSync(join(app, path)));
  if (kept.length > 0) throw new Error(`Development packages are in the production install: ${kept.slice(0, 5).join(', ')}.`);
}

async function environment() {
  const data = join(place, 'database');
  database = await startEmbeddedPostgres({ dataDir: data, password: 'image', durable: false, temporary: true });
  const secrets = join(place, 'secrets');
  mkdirSync(secrets);
  const values = { DATABASE_URL: database.url, STRIPE_SECRET_KEY: 'sk_test_image', STRIPE_WEBHOOK_SECRET: 'whsec_image' };
  for (const [name, value] of Object.entries(values)) writeFileSync(join(secrets, name), `${value}\n`);
  const files = Object.fromEntries(Object.keys(values).map((name) => [`${name}_FILE`, join(secrets, name)]));
  const own = join(place, 'own');
  mkdirSync(own);
  if (ACCOUNT.uid) chownSync(own, ACCOUNT.uid, ACCOUNT.gid);
  return { PATH: process.env.PATH, KEEPLINE_DATA_DIR: own, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(await freePort()), ...files };
}

async function startAndStop(env) {
  await ended(start('cli', env, ['migrate']), 'migrate');
  const [api, worker] = [start('api', env), start('worker', env)];
  await answers(`http://127.0.0.1:${env.PORT}/readyz`, [api, worker]);
  const page = await (await fetch(`http://127.0.0.1:${env.PORT}/`)).text();
  if (!page.includes('<div id="root"')) throw new Error('The api does not serve the console.');
  for (const child of [api, worker]) child.kill('SIGTERM');
  await Promise.all([ended(api, 'api'), ended(worker, 'worker')]);
}

function start(name, env, args = []) {
  const child = spawn(process.execPath, ['--enable-source-maps', `dist/apps/${name}/main.js`, ...args], { cwd: app, env, ...ACCOUNT, stdio: ['ignore', 'pipe', 'pipe'] });
  child.output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (child.output += text));
  child.ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)));
  children.push(child);
  return child;
}

async function ended(child, name) {
  const how = await Promise.race([child.ended, pause(name === 'migrate' ? 60_000 : STOP_WITHIN_MS, 'no end', { ref: false })]);
  // Nest ends with the signal that it was stopped by, once everything is closed.
  if (how !== 0 && how !== 'SIGTERM') throw Object.assign(new Error(`${name}: expected it to end with code 0, got ${how}.`), { output: child.output });
}

async function answers(url, services) {
  for (let waited = 0; waited < 60_000; waited += 100) {
    const gone = services.find((child) => child.exitCode !== null);
    if (gone) throw Object.assign(new Error(`A service ended with code ${gone.exitCode} instead of answering.`), { output: gone.output });
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  throw Object.assign(new Error(`${url} did not answer 200.`), { output: services.map((child) => child.output).join('\n') });
}

async function leave() {
  for (const child of children) child.kill('SIGKILL');
  await database?.stop();
  rmSync(place, { recursive: true, force: true });
}
