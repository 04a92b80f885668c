/** What has to be there before the product or its tests run: packages and builds, each made only when it is out of date. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readStamp, stampOf, writeStamp } from './stamp.mjs';

export const root = dirname(import.meta.dirname);

const SOURCES_LEFT_OUT = /\.spec\.tsx?$|\/node_modules$/;
const SERVER_PARTS = ['apps/api', 'apps/worker', 'apps/cli', 'apps/simulator', 'libs', 'migrations'];

const BUILDS = {
  server: { sources: [...SERVER_PARTS, '.swcrc', 'package.json'], result: 'dist/apps/cli/main.js', make: buildServer },
  console: { sources: ['apps/console', 'libs/kernel', 'libs/permissions', 'package.json'], result: 'dist/console/index.html', make: buildConsole },
};

/** One line when this Node is too old; undefined when it will do. */
export function nodeComplaint(version = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [wantedMajor, wantedMinor] = engines.node.replace(/[^\d.]/g, '').split('.').map(Number);
  const [major, minor] = version.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return undefined;
  return `Keepline needs Node ${wantedMajor}.${wantedMinor} or later; this is ${version}.`;
}

/** Runs `npm ci` when node_modules is missing or holds other versions than package-lock.json. */
export async function installPackages(say) {
  if (isInstalled()) return;
  say('Installing packages (a minute or two the first time)');
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** npm keeps a list of what it installed; it is compared, and nothing is written, so that an `npm install` by hand counts too. */
function isInstalled() {
  const packages = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  try {
    const installed = packages('node_modules/.package-lock.json');
    return Object.entries(packages('package-lock.json')).every(([path, { version, optional, devOptional }]) => path === '' || optional || devOptional || installed[path]?.version === version);
  } catch (problem) {
    if (problem.code === 'ENOENT') return false;
    throw problem;
  }
}

/** Builds what changed; both at once where both did. */
export async function buildWhatChanged(say, names = Object.keys(BUILDS)) {
  await Promise.all(names.map(async (name) => {
    const { sources, result, make } = BUILDS[name];
    const stampFile = join(root, `dist/.stamps/${name}`);
    const stamp = stampOf(root, sources, SOURCES_LEFT_OUT);
    if (readStamp(stampFile) === stamp && existsSync(join(root, result))) return;
    say(`Building the ${name}`);
    rmSync(stampFile, { force: true });
    await make();
    writeStamp(stampFile, stamp);
  }));
}

/** Into a directory beside dist (source maps count the levels), moved into place whole: what was deleted from the sources does not stay behind. */
async function buildServer() {
  const draft = join(root, `.dist-${process.pid}`);
  rmSync(draft, { recursive: true, force: true });
  const parts = SERVER_PARTS.filter((part) => existsSync(join(root, part)));
  await run(process.execPath, ['node_modules/@swc/cli/bin/swc.js', ...parts, '--out-dir', draft, '--copy-files', '--quiet']);
  for (const part of parts) {
    rmSync(join(root, 'dist', part), { recursive: true, force: true });
    mkdirSync(dirname(join(root, 'dist', part)), { recursive: true });
    renameSync(join(draft, part), join(root, 'dist', part));
  }
  rmSync(draft, { recursive: true, force: true });
}

async function buildConsole() {
  await run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', 'apps/console', '--logLevel', 'error']);
}

/** Runs a program to its end; its output is shown only when it fails. */
export function run(program, args, { env = process.env, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve(Buffer.concat(output).toString());
      else reject(new StepFailed(`${[program, ...args.slice(0, 2)].join(' ')} ended with ${signal ?? `code ${code}`}`, Buffer.concat(output).toString()));
    });
  });
}

export class StepFailed extends Error {
  constructor(message, output) {
    super(message);
    this.output = output;
  }
}
