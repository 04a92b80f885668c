import { execFile } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { ROOT } from '../scene/child.js';

/** Where and on what the figures were measured: nothing that names the machine. */
export interface Machine {
  /** ISO 8601, UTC. */
  readonly date: string;
  /** Abbreviated; a `+` says that files were changed since. */
  readonly commit: string;
  readonly description: string;
}

export async function describeMachine(serverVersion: string): Promise<Machine> {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  return {
    date: new Date().toISOString().slice(0, 16) + 'Z',
    commit: await commit(),
    description: `${processors.length} cores (${model}), ${memory} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}, PostgreSQL ${serverVersion}`,
  };
}

/** The product's own files: a report that is being written changes nothing that is measured. */
async function commit(): Promise<string> {
  const git = async (...args: string[]): Promise<string> => (await promisify(execFile)('git', args, { cwd: ROOT })).stdout.trim();
  try {
    const hash = await git('rev-parse', '--short', 'HEAD');
    return (await git('status', '--porcelain', '--', 'apps', 'libs', 'migrations', 'package-lock.json')) === '' ? hash : `${hash}+`;
  } catch {
    return 'unknown';
  }
}
