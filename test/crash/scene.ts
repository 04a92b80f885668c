import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { ActionBus, ActionsModule } from '#actions';
import { AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { violations } from '#invariants/testing';
import { newId, systemClock } from '#kernel';
import { PaymentsModule } from '#payments';
import { ScriptedProvider } from '#payments/testing';
import type { StaffActor } from '#platform/access';
import { ClockModule } from '#platform/clock';
import { Database, DatabaseModule, migrate } from '#platform/database';
import { freePort, startEmbeddedPostgres } from '#platform/embedded';
import type { EmbeddedPostgres } from '#platform/embedded';
import { OutboxModule } from '#platform/queue';
import { RenewalsModule } from '#renewals';
import { insertLine, insertPlan } from '#renewals/testing';
import { StaffAccounts, StaffModule } from '#staff';
import { SubscriberActionsModule } from '#subscribers/actions';
import { startSimulator } from '../../apps/simulator/simulator.js';
import type { Simulator } from '../../apps/simulator/simulator.js';
import { insertStaff } from '../support/staff.rows.js';
import { startApiProcess, startWorker } from '../support/worker.process.js';
import type { ServiceProcess, WorkerProcess } from '../support/worker.process.js';
import { until } from './patience.js';

const MOST_RESTARTS = 3;
/** Its period was paid; that the payment was taken back later changes nothing about it. */
const RENEWED = `(r.status = 'succeeded' OR EXISTS (SELECT FROM refund b JOIN charge c ON c.id = b.charge_id WHERE c.renewal_id = r.id AND b.kind = 'reversal' AND b.status = 'succeeded'))`;

interface ProviderState {
  readonly captures: { readonly distinct: number; readonly total: number; readonly more_than_once: object };
  readonly refunds: { readonly total: number };
}

/** A PostgreSQL of its own that writes to disk as in production, the provider's simulator over HTTP, workers in processes of their own, and a desk. */
export class CrashScene {
  private lines = 0;
  private planVersionId = '';

  private constructor(
    private readonly directory: string,
    private readonly port: number,
    private readonly password: string,
    private server: EmbeddedPostgres,
    private readonly simulator: Simulator,
    private readonly desk: TestingModule,
    private readonly agent: StaffActor,
  ) {}

  static async open(): Promise<CrashScene> {
    const directory = await mkdtemp(join(tmpdir(), 'keepline-crash-'));
    const [port, password] = [await freePort(), randomBytes(12).toString('hex')];
    const server = await startEmbeddedPostgres({ dataDir: directory, port, password });
    await migrate(server.url);
    const simulator = await startSimulator();
    const desk = await openDesk(server.url);
    const scene = new CrashScene(directory, port, password, server, simulator, desk, await insertStaff(desk.get(Database), 'supervisor', 'Nadia Benali'));
    scene.planVersionId = await insertPlan(scene.database);
    return scene;
  }

  get database(): Database {
    return this.desk.get(Database);
  }

  get cluster(): string {
    return join(this.directory, 'postgres');
  }

  async addDueLines(count: number): Promise<string[]> {
    const validTo = new Date(systemClock.now().getTime() + 3 * 86_400_000).toISOString();
    const added: string[] = [];
    for (let i = 0; i < count; i += 1) {
      this.lines += 1;
      const given = { planVersionId: this.planVersionId, validTo, token: `pm_sim_ok_${this.lines}`, customer: `cus_sim_${this.lines}` };
      added.push((await insertLine(this.database, given)).lineId);
    }
    return added;
  }

  startWorker(crashAt?: string): WorkerProcess {
    return startWorker(this.settings(crashAt, { KEEPLINE_DATA_DIR: join(this.directory, 'worker'), RENEWAL_TICK_SECONDS: '1' }), preload(crashAt));
  }

  startApi(port: number, crashAt?: string): ServiceProcess {
    return startApiProcess(this.settings(crashAt, { KEEPLINE_DATA_DIR: join(this.directory, 'api'), HOST: '127.0.0.1', PORT: String(port) }), preload(crashAt));
  }

  private settings(crashAt: string | undefined, more: Record<string, string>): Record<string, string> {
    const { url, secretKey, webhookSecret } = this.simulator;
    const provider = { STRIPE_API_URL: url, STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret };
    return { DATABASE_URL: this.server.url, ...provider, ...more, ...(crashAt !== undefined && { CRASH_AT: crashAt }) };
  }

  /** Somebody who may refund, and can sign in. */
  async addSupervisor(email: string, password: string): Promise<void> {
    await this.desk.get(StaffAccounts, { strict: false }).create({ email, password, role: 'supervisor', name: 'Nadia Benali' });
  }

  /** Charges that were paid, and of which nothing was given back. */
  async paidCharges(): Promise<string[]> {
    const paid = await this.database.query<{ id: string }>(`SELECT id FROM charge c WHERE status = 'succeeded' AND NOT EXISTS (SELECT FROM refund r WHERE r.charge_id = c.id) ORDER BY id`);
    return paid.map(({ id }) => id);
  }

  /** Gives a line a day, as an agent would; gives the execution that was answered with. */
  async extend(lineId: string): Promise<string> {
    const intent = { action: 'extendValidity', input: { lineId, days: 1 } };
    const bus = this.desk.get(ActionBus);
    const { plan } = await bus.run(intent, { mode: 'preview' }, this.agent);
    const { execution } = await bus.run(intent, { mode: 'execute', planHash: plan.hash, idempotencyKey: newId(), reasonCode: 'goodwill' }, this.agent);
    if (!execution) throw new Error('Executed, and no execution');
    return execution.id;
  }

  /** The server is gone without a word; the same one is started again on the same files. Gives the seconds until it answers. */
  async loseDatabase(kill: (cluster: string) => void): Promise<number> {
    const { lost } = this.server;
    kill(this.cluster);
    await lost;
    const since = performance.now();
    this.server = await startEmbeddedPostgres({ dataDir: this.directory, port: this.port, password: this.password });
    await until('the database answers', () => this.database.query('SELECT 1').then(() => true, () => false), 60_000);
    return (performance.now() - since) / 1000;
  }

  /** A fresh worker puts everything right. Gives the seconds that it took once the provider could be asked. */
  async recover(): Promise<number> {
    const [before] = await this.database.query<{ at: Date }>('SELECT clock_timestamp() AS at');
    let worker = this.startWorker();
    let restarts = 0;
    const since = performance.now();
    try {
      await until('a whole run has found nothing left to do', async () => {
        if (!worker.isRunning()) {
          // A supervisor starts it again: one that could not connect in time on a busy machine ends by itself.
          if ((restarts += 1) > MOST_RESTARTS) throw new Error(`The worker ended: ${worker.output()}`);
          worker = this.startWorker();
        }
        await this.hurry();
        return (await this.leftToDo()) === 0 && (await this.hasRunSince(before?.at));
      });
      return (performance.now() - since) / 1000;
    } finally {
      await worker.end('SIGTERM');
    }
  }

  /** What broke: money that was taken twice, or is in no book, or in a book and was not taken; and every invariant. */
  async faults(): Promise<string[]> {
    const { captures, refunds } = (await this.admin('state?metadata_key=charge_id')) as ProviderState;
    const paid = await this.count(`charge WHERE status = 'succeeded'`);
    const twice = await this.count(`(SELECT renewal_id FROM charge WHERE status = 'succeeded' GROUP BY 1 HAVING count(*) > 1) r`);
    const renewals = await this.count(`renewal r WHERE ${RENEWED}`);
    const refunded = await this.count(`refund WHERE status = 'succeeded'`);
    const broken = Object.keys(await violations(this.database));
    return [
      ...(captures.total === captures.distinct ? [] : [`${captures.total} captures of ${captures.distinct} charges: ${JSON.stringify(captures.more_than_once)}`]),
      ...(captures.distinct === paid ? [] : [`the provider took ${captures.distinct} charges, ${paid} are in the books`]),
      ...(twice === 0 ? [] : [`${twice} renewals were paid twice`]),
      ...(refunds.total === refunded ? [] : [`the provider gave money back ${refunds.total} times, ${refunded} are in the books`]),
      ...(renewals === this.lines ? [] : [`${renewals} of ${this.lines} lines were renewed once`]),
      ...(broken.length === 0 ? [] : [`broken invariants: ${broken.join(', ')}`]),
    ];
  }

  /** What is in the tables, for whoever has to find out why nothing goes on. */
  async standing(): Promise<string> {
    const counts = await this.database.query<{ what: string; n: number }>(
      `SELECT 'charge ' || status AS what, count(*)::int AS n FROM charge GROUP BY 1 UNION ALL SELECT 'renewal ' || status, count(*)::int FROM renewal GROUP BY 1 ORDER BY 1`,
    );
    const schedules = await this.database.query(`SELECT name, next_run_at, last_finished_at, clock_timestamp() AS now FROM schedule`);
    return JSON.stringify([Object.fromEntries(counts.map(({ what, n }) => [what, n])), schedules]);
  }

  async executionsMissing(acknowledged: readonly string[]): Promise<number> {
    return acknowledged.length - (await this.count(`action_execution WHERE id = ANY('{${acknowledged.join(',')}}')`));
  }

  async close(): Promise<void> {
    await this.desk.close();
    await this.simulator.stop();
    await this.server.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  private async leftToDo(): Promise<number> {
    return (
      (await this.count(`line l WHERE NOT EXISTS (SELECT FROM renewal r WHERE r.line_id = l.id AND ${RENEWED})`)) +
      (await this.count(`charge WHERE status IN ('pending', 'unknown')`)) +
      (await this.count(`refund WHERE status IN ('pending', 'unknown')`)) +
      (await this.count(`action_execution WHERE status = 'in_progress'`)) +
      (await this.count(`outbox_event WHERE published_at IS NULL`))
    );
  }

  private async hasRunSince(moment: Date | undefined): Promise<boolean> {
    return (await this.database.query(`SELECT FROM schedule WHERE name = 'renewals.run' AND last_finished_at > $1`, [moment])).length > 0;
  }

  /** Six minutes pass for charges and refunds that nobody finished, twenty for actions, retries fall due, and the leases of the dead run out: nobody has to wait for them. */
  private async hurry(): Promise<void> {
    await this.database.query(`UPDATE charge SET created_at = created_at - interval '6 minutes', next_check_at = next_check_at - interval '6 minutes' WHERE status IN ('pending', 'unknown') AND created_at > now() - interval '5 minutes'`);
    await this.database.query(`UPDATE refund SET created_at = created_at - interval '6 minutes', next_check_at = next_check_at - interval '6 minutes' WHERE status IN ('pending', 'unknown') AND created_at > now() - interval '5 minutes'`);
    await this.database.query(`UPDATE action_execution SET executed_at = executed_at - interval '20 minutes' WHERE status = 'in_progress' AND executed_at > now() - interval '15 minutes'`);
    await this.database.query(`UPDATE schedule SET next_run_at = clock_timestamp() WHERE name = 'renewals.resolve' AND next_run_at > clock_timestamp() + interval '2 seconds'`);
    await this.database.query(`UPDATE outbox_event SET available_at = clock_timestamp() WHERE published_at IS NULL AND available_at > clock_timestamp() + interval '2 seconds'`);
    await this.database.query(`UPDATE renewal SET next_attempt_at = clock_timestamp() WHERE status = 'retry_scheduled' AND next_attempt_at > clock_timestamp()`);
  }

  private async count(from: string): Promise<number> {
    return Number((await this.database.query<{ n: bigint }>(`SELECT count(*) AS n FROM ${from}`))[0]?.n);
  }

  private async admin(path: string): Promise<unknown> {
    return (await fetch(`${this.simulator.url}/_simulator/${path}`, { headers: { authorization: `Bearer ${this.simulator.secretKey}` } })).json();
  }
}

function preload(crashAt: string | undefined): string[] {
  return crashAt === undefined ? [] : ['test/crash/kill.at.mjs'];
}

async function openDesk(url: string): Promise<TestingModule> {
  const app = await Test.createTestingModule({
    imports: [
      ClockModule.forRoot(systemClock),
      DatabaseModule.forRoot({ url, poolSize: 8 }),
      AuditModule,
      OutboxModule,
      ActionsModule,
      PaymentsModule.withProviders({ stripe: new ScriptedProvider() }),
      CasesModule,
      StaffModule,
      SubscriberActionsModule,
      RenewalsModule,
    ],
  }).compile();
  app.useLogger(false);
  await app.init();
  return app;
}
