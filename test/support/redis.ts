import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#platform/embedded';

export interface TestRedis {
  readonly url: string;
  readonly port: number;
  /** Kills it; what it held is gone. */
  kill(): Promise<void>;
}

const isThere = spawnSync('redis-server', ['--version']).status === 0;

/** `describe` where a redis-server is on the PATH; elsewhere the scenarios count as skipped, and the run says so aloud. */
export const describeOnRedis: jest.Describe = isThere ? describe : describe.skip;
if (!isThere) process.stderr.write('NOT CHECKED on Redis: there is no redis-server on the PATH; CONTRIBUTING.md says how to get one.\n');

/** Ends the server, and deletes its directory, as soon as whoever holds the other end of its input lets go, by a kill too. */
const KEEPER = `"$@" </dev/null & server=$!; trap : INT TERM HUP; read -r _; kill -9 $server; wait $server; rm -rf "$0"`;

/** A redis-server of a spec's own, empty, on a free port of this machine or the one that is asked for. */
export async function startTestRedis({ port: wanted, policy = 'noeviction' }: { port?: number; policy?: string } = {}): Promise<TestRedis> {
  const port = wanted ?? (await freePort());
  const directory = await mkdtemp(join(tmpdir(), 'keepline-redis-'));
  const settings = ['--bind', '127.0.0.1', '--port', String(port), '--dir', directory, '--save', '', '--maxmemory-policy', policy];
  const keeper = spawn('sh', ['-c', KEEPER, directory, 'redis-server', ...settings], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  const ended = new Promise<void>((resolve) => keeper.once('close', () => resolve()));
  const kill = async (): Promise<void> => {
    keeper.stdin.end();
    await ended;
  };
  for (let waited = 0; !(await answers(port)); waited += 20) {
    if (waited > 10_000) {
      await kill();
      throw new Error(`redis-server did not answer on port ${port}`);
    }
    await pause(20);
  }
  return { url: `redis://127.0.0.1:${port}`, port, kill };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 }, () => socket.write('PING\r\n'));
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', (text) => end(text.toString().startsWith('+PONG')));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
    socket.once('close', () => end(false));
  });
}
