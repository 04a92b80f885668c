import path from 'node:path';
import type { Config } from '#platform/config';
import { CommandError } from '../command.error.js';
import { hasNoStaff } from './first.start.js';
import { lockDataDirectory } from './instance.lock.js';
import { openDatabase } from './local.database.js';
import { answersWithin, assertPortIsFree } from './readiness.js';
import type { Service } from './service.js';
import { describeServices, localAddress } from './services.js';

const READY_WITHIN_MS = 120_000;

export interface InstallationOptions {
  readonly config: Config;
  readonly env: NodeJS.ProcessEnv;
  readonly report: (line: string) => void;
}

/** Everything that `up` runs on this machine, and how to end it. */
export class Installation {
  /** Resolves with the reason when a part of it cannot be kept running. */
  readonly failed: Promise<string>;
  private announceFailure: (reason: string) => void = () => undefined;
  private readonly undo: (() => Promise<void> | void)[] = [];
  private services: Service[] = [];
  private over = false;
  private hasFailed = false;

  constructor(private readonly options: InstallationOptions) {
    this.failed = new Promise((resolve) => {
      this.announceFailure = (reason) => {
        this.hasFailed = true;
        resolve(reason);
      };
    });
  }

  /** @throws CommandError, ConfigurationError or EmbeddedPostgresError with one line; call {@link end} in any case. */
  async begin(): Promise<void> {
    const { config, report } = this.options;
    this.undo.push(lockDataDirectory(config.dataDir));
    await assertPortIsFree(config.host, config.port);
    // Loaded while the database starts.
    const migrating = import('#platform/database');
    migrating.catch(() => undefined);
    const database = await openDatabase(config, report, () => this.announceFailure('The database does not stay up.'));
    this.undo.push(() => database.stop());
    await this.prepare(database.url, (await migrating).migrate);
    await this.startServices(database.url);
  }

  /** Stops the parts in reverse order; `now` does not wait for work that is being done. */
  async end(now = false): Promise<void> {
    this.over = true;
    if (now) await Promise.all(this.services.map((service) => service.stop(true)));
    for (let step = this.undo.pop(); step; step = this.undo.pop()) await step();
  }

  /** Whether there is something to stop that a person would wait for. */
  get isRunning(): boolean {
    return this.services.length > 0;
  }

  private async prepare(url: string, migrate: (url: string) => Promise<string[]>): Promise<void> {
    const { config, report } = this.options;
    const applied = await migrate(url);
    if (applied.length > 0) report(`Database brought to this version (${applied.length} migrations)`);
    if (!config.demo || this.over || !(await hasNoStaff(url))) return;
    report(`Making the demo operator (${config.demoSubscribers} subscribers)`);
    const { seed } = await import('../commands/seed.command.js');
    await seed(url, { subscribers: config.demoSubscribers, onProgress: report });
  }

  private async startServices(databaseUrl: string): Promise<void> {
    if (this.over) return;
    const { config, env, report } = this.options;
    report('Starting the services');
    const services = await describeServices({ config, databaseUrl, env, report, onGivenUp: (service) => this.announceFailure(`${service} does not stay up.`) });
    this.services = services;
    const [simulator] = services.slice(2);
    if (simulator) this.undo.push(() => simulator.stop());
    this.undo.push(async () => {
      await Promise.all(services.slice(0, 2).map((service) => service.stop()));
    });
    for (const service of services) service.start();
    const ready = await answersWithin(`${localAddress(config)}/readyz`, READY_WITHIN_MS, () => this.over || this.hasFailed);
    if (!ready) throw new CommandError(`The api did not become ready: see ${path.join(config.dataDir, 'logs', 'api.log')}.`);
  }
}
