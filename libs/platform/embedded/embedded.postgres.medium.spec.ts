import { spawn } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdtempSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { EmbeddedPostgresError, startEmbeddedPostgres, type EmbeddedPostgresOptions } from './index.js';
import { readPostmaster, runningPostmaster } from './postmaster.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');

describe('the embedded PostgreSQL', () => {
  let dataDir: string;
  const start = (options: Partial<EmbeddedPostgresOptions> = {}) => startEmbeddedPostgres({ dataDir, password: 'a secret/with:signs', durable: false, ...options });
  const cluster = () => path.join(dataDir, 'postgres');

  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'keepline-embedded-'));
    chmodSync(dataDir, 0o755);
  });

  afterEach(() => {
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function ask(url: string, sql: string): Promise<Record<string, unknown> | undefined> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows[0];
    } finally {
      await client.end();
    }
  }

  it('keeps its data from one start to the next, with the extensions that the product needs', async () => {
    const first = await start();
    await ask(first.url, 'CREATE EXTENSION btree_gist');
    await ask(first.url, 'CREATE EXTENSION pg_trgm');
    await ask(first.url, 'CREATE EXTENSION pgcrypto');
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    const second = await start();
    expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual({ answer: 42 });
    expect(await ask(second.url, "SELECT pg_encoding_to_char(encoding) AS encoding, datlocale FROM pg_database WHERE datname = 'keepline'")).toEqual({ encoding: 'UTF8', datlocale: 'C.UTF-8' });
    expect(await ask(second.url, "SELECT current_setting('synchronous_commit') AS commit, current_setting('TimeZone') AS zone")).toEqual({ commit: 'on', zone: 'UTC' });
    await second.stop();
  });

  it('refuses a second owner of the same cluster, and a port that is taken', async () => {
    const owner = await start();
    await expect(start()).rejects.toThrow(/in use by another Keepline/);
    await owner.stop();

    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve));
    const { port } = squatter.address() as AddressInfo;
    await expect(start({ port })).rejects.toThrow(`Port ${port} is taken`);
    squatter.close();
  });

  it('refuses a cluster of another major version in one line', async () => {
    await (await start()).stop();
    writeFileSync(path.join(cluster(), 'PG_VERSION'), '14\n');
    await expect(start()).rejects.toThrow(EmbeddedPostgresError);
    await expect(start()).rejects.toThrow(/^.*was made by PostgreSQL 14 and this release carries PostgreSQL \d+.*$/);
  });

  it('starts over a lock file whose process number belongs to somebody else now', async () => {
    await (await start()).stop();
    writeFileSync(path.join(cluster(), 'postmaster.pid'), `${process.pid}\n${cluster()}\n1700000000\n5432\n\n127.0.0.1\n\nready   \n`);
    await (await start()).stop();
  });

  const asRoot = process.getuid?.() === 0;
  it(asRoot ? 'as root, lives outside of a data directory that its account cannot enter' : 'as an ordinary user, lives in the data directory', async () => {
    chmodSync(dataDir, 0o700);
    const first = await start();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS answer');
    await first.stop();
    const second = await start();
    expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual({ answer: 7 });
    await second.stop();
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(lstatSync(cluster()).isSymbolicLink()).toBe(asRoot);
    if (asRoot) rmSync(path.dirname(readlinkSync(cluster())), { recursive: true });
  });

  it('stops with its owner when that one is killed, and a temporary one deletes itself', async () => {
    const owner = spawn(process.execPath, ['--import', './tools/typescript.mjs', '--input-type=module', '-e', `
      import { startEmbeddedPostgres } from '#platform/embedded';
      const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, password: 'x', durable: false, temporary: true });
      process.stdout.write('ready'); setInterval(() => server, 1000);`], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => owner.stdout.once('data', resolve));
    const { pid } = readPostmaster(cluster()) ?? { pid: 0 };
    owner.kill('SIGKILL');
    await until(() => !existsSync(dataDir));
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  });

  it('takes over from a server whose keeper was killed too', async () => {
    const first = await start();
    const { pid } = readPostmaster(cluster()) ?? { pid: 0 };
    const keeper = Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
    process.kill(keeper, 'SIGKILL');
    await first.lost;
    const second = await start();
    expect(runningPostmaster(cluster())?.pid).not.toBe(pid);
    await second.stop();
  });
});

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 50) {
    if (waited > 15_000) throw new Error('waited 15 s in vain');
    await pause(50);
  }
}
