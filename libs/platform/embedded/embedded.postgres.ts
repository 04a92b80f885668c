import { chownSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { clusterLink, homeOutside, initialiseCluster, settleCluster, SUPERUSER } from './cluster.directory.js';
import { EmbeddedPostgresError } from './embedded.error.js';
import { freeCluster, runningPostmaster } from './postmaster.js';
import { locateBinaries } from './server.binaries.js';
import { ServerProcess } from './server.process.js';
import { serverSettings } from './server.settings.js';
import { chooseAccount } from './service.account.js';

export interface EmbeddedPostgresOptions {
  /** The product's data directory; the cluster is `postgres/` in it. */
  readonly dataDir: string;
  /** Loopback port; a free one when absent. */
  readonly port?: number | undefined;
  readonly password: string;
  /** Called with one short line per step that takes time. */
  readonly onProgress?: ((line: string) => void) | undefined;
  /** False only in tests: a power cut may then lose the cluster. */
  readonly durable?: boolean | undefined;
  /** True in tests: the whole data directory is deleted when the server stops, however its owner ended. */
  readonly temporary?: boolean | undefined;
}

export interface EmbeddedPostgres {
  /** Connection address of the database `keepline`. */
  readonly url: string;
  readonly port: number;
  /** Resolves when the server ended without being asked to. */
  readonly lost: Promise<void>;
  /** Ends every session, writes everything to disk and stops. Safe to call twice. */
  stop(): Promise<void>;
  /** Lets the event loop end although the server runs; it stops when this process is gone. */
  unref(): void;
}

/**
 * Starts a PostgreSQL server out of the npm package on a loopback port, making its cluster first if there is none.
 * @throws EmbeddedPostgresError with one line that says what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  if (process.platform === 'win32') throw new EmbeddedPostgresError('The embedded PostgreSQL needs Linux or macOS: set DATABASE_URL to use a server of your own.');
  const dataDir = path.resolve(options.dataDir);
  try {
    return await start({ ...options, dataDir });
  } catch (problem) {
    const { code, message } = problem as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM') throw problem;
    throw new EmbeddedPostgresError(`${dataDir} belongs to another account (${message}): start as its owner, or set KEEPLINE_DATA_DIR to another directory.`);
  }
}

async function start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, password, durable = true, temporary = false, onProgress } = options;
  const account = chooseAccount(clusterLink(dataDir));
  const logFile = prepareLog(path.join(dataDir, 'logs'));
  if (temporary && account) for (const owned of [dataDir, path.dirname(logFile)]) chownSync(owned, account.uid, account.gid);
  const cluster = settleCluster(dataDir, account);
  const binaries = locateBinaries(account, account ? homeOutside(dataDir) : dataDir);
  await freeCluster(cluster);
  onProgress?.('Starting the database');
  await initialiseCluster({ cluster, binaries, account, password, durable });
  const home = temporary ? path.dirname(cluster) : undefined;

  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    const server = new ServerProcess({ cluster, account, logFile, deleteAfter: home, command: [binaries.postgres, '-D', cluster, ...serverSettings(port, durable)] });
    const complaint = await server.untilReady();
    if (complaint === undefined) {
      await ensureDatabase(address(password, port, 'postgres'));
      return {
        url: address(password, port, 'keepline'),
        port,
        lost: server.lost,
        unref: () => server.unref(),
        stop: async () => {
          await server.stop();
          if (home !== undefined) for (const leftover of [home, dataDir]) rmSync(leftover, { recursive: true, force: true });
        },
      };
    }
    if (attempt === 5 || temporary || !mayPass(complaint, options.port)) throw new EmbeddedPostgresError(explain(complaint, port, logFile));
    await pause(500);
  }
}

/** Another process may take the port that we found free; the processes of a killed server need a moment to notice. */
const mayPass = (complaint: string, port: number | undefined): boolean =>
  complaint.includes('still in use') || (port === undefined && complaint.includes('Address already in use'));

function explain(complaint: string, port: number, logFile: string): string {
  if (complaint.includes('Address already in use')) return `Port ${port} is taken, so the embedded PostgreSQL cannot listen on it.`;
  return `The embedded PostgreSQL did not start: ${complaint} (see ${logFile}).`;
}

function address(password: string, port: number, database: string): string {
  return `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'keepline'");
    if (rowCount === 0) await client.query('CREATE DATABASE keepline');
  } finally {
    await client.end();
  }
}

/** A port of the loopback interface that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** The server's log; the one before is kept once it has grown past 5 MB. */
function prepareLog(directory: string): string {
  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, 'postgres.log');
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 5_000_000) renameSync(file, `${file}.1`);
  return file;
}

/** The address of the embedded server that runs on this data directory now, if one does. */
export function findEmbeddedPostgres(dataDir: string, password: string): string | undefined {
  const running = runningPostmaster(clusterLink(dataDir));
  return running?.status === 'ready' ? address(password, running.port, 'keepline') : undefined;
}
