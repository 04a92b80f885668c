/** `npm start`: packages, builds, then `keepline up` in the foreground. Needs nothing but Node, and nothing installed. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildWhatChanged, installPackages, nodeComplaint, root } from './prepare.mjs';

const say = (line) => process.stdout.write(`  ${line}\n`);

const complaint = nodeComplaint();
if (complaint) {
  console.error(complaint);
  process.exit(2);
}

// Before `up` runs there is nothing to stop but ourselves: children get the terminal's Ctrl-C too.
const leave = () => process.exit(0);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, leave);

try {
  await installPackages(say);
  await buildWhatChanged(say);
} catch (problem) {
  console.error(problem.output ?? '');
  console.error(`npm start stopped: ${problem.message}`);
  process.exit(1);
}

const up = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/apps/cli/main.js'), 'up', ...process.argv.slice(2)], { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.removeListener(signal, leave);
  process.on(signal, () => up.kill(signal));
}

// npm that is killed passes nothing on; then our parent changes.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && up.kill('SIGTERM'), 1_000).unref();
}

up.once('exit', (code, signal) => process.exit(signal ? 1 : code));
