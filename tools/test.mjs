/**
 * `npm test`: everything that must hold, one titled step after the other, stopping at the first that fails. The browser's
 * step, which leaves a core idle, runs beside those that need neither it nor what it builds on.
 * `npm test -- --only unit,medium` runs some of the steps. Ends with a line `N passed, N failed`.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureChromium } from './browser.mjs';
import { buildWhatChanged, installPackages, nodeComplaint, root } from './prepare.mjs';
import { ensureRedis } from './redis.mjs';

const reports = mkdtempSync(join(tmpdir(), 'keepline-reports-'));
const running = new Set();
/** What a step says that runs beside another: shown when it has ended. */
const transcript = new AsyncLocalStorage();
const counts = { passed: 0, failed: 0 };
/** Tests that did not run, by their full names: they are named again at the end, so that nobody takes them for passed. */
const unchecked = [];
const STEP_LIMIT_MS = 12 * 60_000;

/** What the product would read from its environment must not decide how its tests end. */
const PRODUCT_SETTINGS = /^(NODE_ENV|PORT|HOST|PUBLIC_URL|DEMO|DEMO_SUBSCRIBERS|DATABASE_|REDIS_URL|KEEPLINE_|STRIPE_|PAYPAL_|SIMULATOR_|SESSION_|LOG_LEVEL|METRICS|TRUSTED_PROXIES|PROVIDER_TIMEOUT|RENEWAL_TICK|WORKER_)/;
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !PRODUCT_SETTINGS.test(name)));

const node = (...args) => ({ program: process.execPath, args });
const npx = (file, ...args) => node(join('node_modules', file), ...args);

const jest = (...projects) => async () => {
  const report = join(reports, `${projects[0]}.json`);
  const { program, args } = node('--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--selectProjects', ...projects, `--maxWorkers=${availableParallelism()}`, '--json', `--outputFile=${report}`, '--silent');
  try {
    // The machine-readable report also goes to stdout, which nobody wants to see.
    await show({ program, args, stdio: ['ignore', 'ignore', 'inherit'] });
  } finally {
    if (existsSync(report)) countJest(JSON.parse(readFileSync(report, 'utf8')));
  }
};

const steps = [
  { name: 'static', title: 'Lint and types', run: () => together(npx('eslint/bin/eslint.js', '.'), [npx('typescript/bin/tsc', '-p', 'tsconfig.json'), npx('typescript/bin/tsc', '-p', 'apps/console/tsconfig.json'), npx('typescript/bin/tsc', '-p', 'test/browser/tsconfig.json')]) },
  { name: 'boundaries', title: 'Boundaries', run: () => show(npx('dependency-cruiser/bin/dependency-cruise.mjs', 'apps', 'libs', 'migrations', '--config', 'tools/boundaries/dependency-cruiser.cjs')) },
  { name: 'drift', title: 'Generated files are up to date', run: drift },
  { name: 'unit', title: 'Unit tests', run: jest('unit', 'console') },
  { name: 'medium', title: 'Tests on PostgreSQL', run: () => ensureRedis(say).then(jest('medium')) },
  { name: 'simulation', title: 'Simulation of 200 seeds', run: () => proof('simulation', '--seeds', '200') },
  { name: 'browser', title: 'Journeys through the browser', run: browser, isBeside: true },
  { name: 'journeys', title: 'Journeys through the API', run: () => ensureRedis(say).then(jest('journeys')) },
  { name: 'crash', title: 'Workers and the database are killed', run: () => proof('crash', '--rounds', '1', '--databases', '1') },
  { name: 'image', title: "The production image's steps", run: () => show(node('tools/verify-image.mjs')) },
];

/** A proof that is no Jest project: it prints what it ran, and counts for itself. */
async function proof(name, ...args) {
  const report = join(reports, `${name}.json`);
  try {
    await show(node(`test/${name}/run.mjs`, ...args, '--report', report));
  } finally {
    if (existsSync(report)) {
      const { passed, failed } = JSON.parse(readFileSync(report, 'utf8'));
      counts.passed += passed;
      counts.failed += failed;
    }
  }
}

async function drift() {
  for (const args of [['tools/print-api.mjs', 'schema', '--check'], ['tools/print-api.mjs', 'operations', '--check'], ['tools/codegen.mjs', '--check'], ['tools/docs-config.mjs', '--check'], ['tools/console-size.mjs']]) await show(node(...args));
}

async function browser() {
  await ensureChromium(say);
  const report = join(reports, 'browser.json');
  try {
    await show({ ...npx('@playwright/test/cli.js', 'test', '-c', 'test/browser/playwright.config.ts'), extraEnv: { KEEPLINE_BROWSER_REPORT: report } });
  } finally {
    if (existsSync(report)) {
      const { stats } = JSON.parse(readFileSync(report, 'utf8'));
      counts.passed += stats.expected;
      counts.failed += stats.unexpected + stats.flaky;
    }
  }
}

function countJest(report) {
  counts.passed += report.numPassedTests;
  counts.failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
  const results = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  unchecked.push(...results.filter(({ status }) => !['passed', 'failed'].includes(status)).map(({ fullName }) => fullName));
}

function say(line) {
  const lines = transcript.getStore();
  if (lines) lines.push(`${line}\n`);
  else console.log(line);
}

/** Runs a program to its end with its output on the terminal, or in the transcript of its step; rejects when it fails. */
function show({ program, args, stdio = ['ignore', 'inherit', 'inherit'], extraEnv = {} }) {
  return new Promise((resolve, reject) => {
    const lines = transcript.getStore();
    const child = spawn(program, args, { cwd: root, env: { ...env, ...extraEnv }, stdio: lines ? stdio.map((way) => (way === 'inherit' ? 'pipe' : way)) : stdio });
    running.add(child);
    for (const output of [child.stdout, child.stderr]) output?.on('data', (data) => lines.push(data));
    const limit = setTimeout(() => child.kill('SIGTERM'), STEP_LIMIT_MS);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(limit);
      running.delete(child);
      if (code === 0) resolve();
      else reject(new Error(`${args.slice(0, 3).join(' ')} ended with ${signal ?? `code ${code}`}`));
    });
  });
}

/** Two columns of programs beside each other, for two cores. */
const together = async (...columns) => {
  const outcomes = await Promise.allSettled(columns.map(async (column) => {
    for (const program of [column].flat()) await show(program);
  }));
  const failed = outcomes.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
};

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    // SIGINT is the signal on which every runner ends what it has started itself; their ends are waited for.
    const ends = [...running].map((child) => new Promise((resolve) => child.once('close', resolve)));
    for (const child of running) child.kill('SIGINT');
    setTimeout(() => running.forEach((child) => child.kill('SIGKILL')), 45_000).unref();
    void Promise.all(ends).then(() => {
      rmSync(reports, { recursive: true, force: true });
      process.exit(130);
    });
  });
}

async function main() {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const names = steps.map(({ name }) => name);
  const wanted = values.only?.split(',') ?? names;
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`--only takes ${names.join(', ')}; not "${unknown}".`);

  await installPackages(console.log);
  if (wanted.some((name) => ['drift', 'browser', 'image'].includes(name))) await buildWhatChanged(console.log);
  const left = steps.filter(({ name }) => wanted.includes(name));
  while (left.length > 0) {
    const step = left.shift();
    if (step.isBeside) await inTurns([[step], left.splice(0)]);
    else await take(step);
  }
}

/** Two columns of steps beside each other; both are heard to their end. */
async function inTurns(columns) {
  const outcomes = await Promise.allSettled(columns.map(async (column) => {
    for (const step of column) await transcript.run([], () => take(step));
  }));
  const failed = outcomes.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
}

async function take({ title, run }) {
  const start = performance.now();
  const beside = transcript.getStore();
  console.log(`\n== ${title}${beside ? ' (begins; its output follows when it has ended)' : ''}`);
  const before = counts.failed;
  try {
    await run();
  } catch (problem) {
    if (counts.failed === before) counts.failed += 1;
    throw new Error(`${title}: ${problem.message}`);
  } finally {
    if (beside) process.stdout.write(`\n== ${title}\n${Buffer.concat(beside.map((part) => Buffer.from(part))).toString()}`);
  }
  console.log(`-- ${title}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

const complaint = nodeComplaint();
try {
  if (complaint) throw new Error(complaint);
  await main();
} catch (problem) {
  if (problem.output) console.error(problem.output);
  console.error(`\n${problem.message}`);
  counts.failed ||= 1;
  process.exitCode = 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
if (unchecked.length > 0) console.log(`\nNOT CHECKED (CONTRIBUTING.md says what is missing):\n${unchecked.map((name) => `  ${name}`).join('\n')}`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
