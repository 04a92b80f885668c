/** The product for the browser tests: the built one, with its demo, on PORT and in the new directory KEEPLINE_DATA_DIR, which is deleted afterwards. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readlinkSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './prepare.mjs';

const dataDir = process.env.KEEPLINE_DATA_DIR;
// Fails where something is already, for it is deleted in the end.
mkdirSync(dataDir);
// The database runs under an account of its own when we are root; it has to get in.
chmodSync(dataDir, 0o755);
const env = { ...process.env, DEMO: 'true' };
const up = spawn(process.execPath, [join(root, 'dist/apps/cli/main.js'), 'up'], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => up.kill(signal));
// A test runner that is killed cannot say so: its end is seen by the change of parent.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && up.kill('SIGTERM'), 1_000).unref();

up.once('exit', (code) => {
  try {
    rmSync(dirname(readlinkSync(join(dataDir, 'postgres'))), { recursive: true, force: true });
  } catch {
    // The cluster was inside the data directory, as it usually is.
  }
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(code ?? 1);
});
