import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Config } from '#platform/config';
import { findEmbeddedPostgres, startEmbeddedPostgres, type EmbeddedPostgres } from '#platform/embedded';
import { CommandError } from './command.error.js';

/** PostgreSQL 15, as `server_version_num` tells it. */
const OLDEST_SERVER = 150_000;

/**
 * Runs a command's work on the product's database: the one DATABASE_URL names, else the embedded one of a running
 * Keepline, else the embedded one, started for as long as the work takes.
 */
export async function withDatabase<T>(config: Config, work: (url: string) => Promise<T>): Promise<T> {
  if (config.databaseUrl !== undefined) {
    await checkServer(config.databaseUrl);
    return work(config.databaseUrl);
  }
  const running = findEmbeddedPostgres(config.dataDir, embeddedPassword(config.dataDir));
  if (running !== undefined) return work(running);
  const server = await startEmbedded(config);
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

export async function startEmbedded(config: Config, onProgress?: (line: string) => void, port?: number): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir: config.dataDir, password: embeddedPassword(config.dataDir), onProgress, port });
}

/** Made once for each data directory and readable by its owner only. */
function embeddedPassword(dataDir: string): string {
  const file = path.join(dataDir, 'database-password');
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (problem) {
    const { code, message } = problem as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw new CommandError(`KEEPLINE_DATA_DIR is ${JSON.stringify(dataDir)}, which cannot be written (${message}).`, 2);
  }
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new CommandError(`${file} belongs to another account: start as its owner, or set KEEPLINE_DATA_DIR to another directory.`);
  }
}

/** One connection, to say in one line what would otherwise fail in every process. */
export async function checkServer(url: string): Promise<void> {
  const { hostname, port, pathname } = new URL(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ number: number; version: string }>("SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version");
    const server = rows[0];
    if (server && server.number < OLDEST_SERVER) throw new CommandError(`DATABASE_URL names PostgreSQL ${server.version}: 15 or later is needed.`);
  } catch (problem) {
    if (problem instanceof CommandError) throw problem;
    throw new CommandError(`DATABASE_URL cannot be reached (${hostname}:${port || '5432'}${pathname}): ${reason(problem)}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function reason(problem: unknown): string {
  const { message, code } = problem as NodeJS.ErrnoException;
  return (message || code || 'no answer').split('\n')[0] ?? 'no answer';
}
