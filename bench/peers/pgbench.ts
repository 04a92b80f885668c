import { spawn } from 'node:child_process';
import { ROOT } from '../scene/child.js';

interface PgbenchOrder {
  readonly script: string;
  readonly clients: number;
  /** For each client. */
  readonly transactions: number;
  readonly variables: Readonly<Record<string, number>>;
}

/** Transactions per second; null when pgbench is not installed (Debian has it in postgresql-contrib; the embedded server does not bring it). */
export async function pgbench(databaseUrl: string, { script, clients, transactions, variables }: PgbenchOrder): Promise<number | null> {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const defined = Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`]);
  const args = ['-n', '-M', 'prepared', '-f', script, '-c', String(clients), '-j', '2', '-t', String(transactions), ...defined, '-h', hostname, '-p', port, '-U', username, pathname.slice(1)];
  const child = spawn('pgbench', args, { cwd: ROOT, env: { PATH: process.env.PATH, PGPASSWORD: decodeURIComponent(password) }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const code = await new Promise<number | null | 'ENOENT'>((resolve, reject) => {
    child.once('error', (problem: NodeJS.ErrnoException) => {
      if (problem.code === 'ENOENT') resolve('ENOENT');
      else reject(problem);
    });
    child.once('close', resolve);
  });
  if (code === 'ENOENT') return null;
  const rate = Number(/^tps = ([\d.]+)/m.exec(output)?.[1]);
  const done = /^number of transactions actually processed: (\d+)\//m.exec(output)?.[1];
  if (code !== 0 || Number(done) !== clients * transactions) throw new Error(`pgbench ended with ${String(code)}: ${complaint.slice(-500)}`);
  return rate;
}
