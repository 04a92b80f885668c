import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { freePort, startEmbeddedPostgres } from '#platform/embedded';
import type { EmbeddedPostgres } from '#platform/embedded';
import type { Options, Size } from '../options.js';
import { Child } from './child.js';
import type { ChildOptions } from './child.js';
import { answersAt } from './readiness.js';

const CLI = 'dist/apps/cli/main.js';

export interface Running {
  readonly url: string;
  readonly pid: number;
}

/** What the figures are measured on: a PostgreSQL server of our own, operators in it, and processes. All of it goes when the bench ends. */
export class Scene {
  private readonly children: Child[] = [];
  private readonly operators = new Map<'many' | 'few', Promise<string>>();
  private readonly apis = new Map<string, Promise<Running>>();

  private constructor(
    readonly options: Options,
    readonly directory: string,
    private readonly server: EmbeddedPostgres,
    readonly say: (line: string) => void,
  ) {}

  static async open(options: Options, say: (line: string) => void): Promise<Scene> {
    const directory = mkdtempSync(path.join(tmpdir(), 'keepline-bench-'));
    // The server's account has to get through it when root starts the bench.
    chmodSync(directory, 0o755);
    const dataDir = path.join(directory, 'data');
    const server = await startEmbeddedPostgres({ dataDir, password: randomBytes(12).toString('hex'), temporary: true });
    return new Scene(options, directory, server, say);
  }

  get size(): Size {
    return this.options.size;
  }

  log(name: string): string {
    return path.join(this.directory, `${name}.log`);
  }

  /** An empty database of this name; gives its address. */
  async database(name: string): Promise<string> {
    await this.ask(this.server.url, `CREATE DATABASE ${name}`);
    const url = new URL(this.server.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  async drop(url: string): Promise<void> {
    await this.ask(this.server.url, `DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
  }

  async ask<Row extends pg.QueryResultRow>(url: string, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: url });
    // The server may end under it, when the bench is interrupted; the query says so as well.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(sql, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  async serverVersion(): Promise<string> {
    const [row] = await this.ask<{ server_version: string }>(this.server.url, 'SHOW server_version');
    return row?.server_version.split(' ')[0] ?? '';
  }

  /** A command of the product's own, until it has ended. */
  async keepline(databaseUrl: string, ...args: string[]): Promise<void> {
    await this.start(CLI, { args, env: { DATABASE_URL: databaseUrl }, log: this.log('cli') }).finished();
  }

  /** The database of the demo operator with many or few lines, made when it is first asked for. */
  operator(which: 'many' | 'few'): Promise<string> {
    const known = this.operators.get(which) ?? this.makeOperator(which);
    this.operators.set(which, known);
    return known;
  }

  private async makeOperator(which: 'many' | 'few'): Promise<string> {
    const subscribers = this.size[which];
    this.say(`Making an operator with ${subscribers.toLocaleString('en')} subscribers`);
    const url = await this.database(which);
    await this.keepline(url, 'seed', '--subscribers', String(this.size.withPast));
    await this.keepline(url, 'seed', '--subscribers', String(subscribers), '--no-history');
    await this.settle(url);
    return url;
  }

  /** What an installation's server has done after an hour: statistics, visibility, dirty pages written. */
  async settle(url: string): Promise<void> {
    await this.ask(url, 'VACUUM (ANALYZE)');
    await this.ask(url, 'CHECKPOINT');
  }

  /** The product's api on this database, as it runs in production. */
  api(databaseUrl: string): Promise<Running> {
    const known = this.apis.get(databaseUrl) ?? this.startApi(databaseUrl);
    this.apis.set(databaseUrl, known);
    return known;
  }

  private async startApi(databaseUrl: string): Promise<Running> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const env = { ...productionEnvironment(databaseUrl), HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: url };
    const { pid } = this.start('dist/apps/api/main.js', { env, execArgv: ['--enable-source-maps', ...this.profiling()], log: this.log('api') });
    await answersAt(`${url}/readyz`, 60_000);
    return { url, pid };
  }

  /** A process that lives as long as the scene, unless it ends by itself. */
  start(file: string, options: ChildOptions): Child {
    const child = Child.start(file, options);
    this.children.push(child);
    return child;
  }

  profiling(): string[] {
    const { profile } = this.options;
    return profile === null ? [] : ['--cpu-prof', '--cpu-prof-dir', path.resolve(profile)];
  }

  async close({ keepLogs }: { readonly keepLogs: boolean }): Promise<void> {
    await Promise.all(this.children.map((child) => child.stop()));
    await this.server.stop();
    if (keepLogs) this.say(`The logs are kept in ${this.directory}`);
    else rmSync(this.directory, { recursive: true, force: true });
  }
}

export function productionEnvironment(databaseUrl: string): NodeJS.ProcessEnv {
  return { NODE_ENV: 'production', DATABASE_URL: databaseUrl, STRIPE_SECRET_KEY: 'sk_test_keepline_bench', STRIPE_WEBHOOK_SECRET: 'whsec_keepline_bench' };
}
