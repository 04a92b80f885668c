import { setImmediate } from 'node:timers/promises';
import { Refusal, systemClock } from '#kernel';
import { AuditRecorder, SYSTEM } from '#audit';
import { PlanCatalogue } from '#plans';
import type { PlanVersion } from '#plans';
import { Database, createDataSource } from '#platform/database';
import { PasswordHasher, StaffAccounts } from '#staff';
import { LineReader, LineValidity } from '#subscribers';
import { BatchWriter, BulkWriter, DeferredIndexes, ImportBatch } from '#subscribers/import';
import type { PreparedBatch } from '#subscribers/import';
import { DEMO_ACCOUNTS, createDemoAccounts } from './accounts.js';
import { openDemoCases } from './cases.js';
import { demoSubscriber } from './demo.subscriber.js';
import type { DemoTerms } from './demo.subscriber.js';
import { addStory, noHistory } from './history.rows.js';
import type { HistoryRows } from './history.rows.js';
import { writeHistory } from './history.writer.js';
import { createDemoPlans } from './plans.js';
import { tellDemoRuns } from './runs.js';

export interface SeedOptions {
  readonly subscribers: number;
  readonly onProgress?: (line: string) => void;
  /** The demo's today. */
  readonly now?: Date;
  /** Share of the lines that have a past, 0 to 1. */
  readonly history?: number;
}

const CHUNK = 2_500;
const SUBSCRIBERS_A_TURN = 25;
/** From so many on it pays to make the indexes afterwards. */
const MANY = 20_000;
const THREE_YEARS = 3 * 365 * 86_400_000;

/**
 * Makes the demo operator in a migrated database. What is there stays: a seed that was interrupted goes on where it ended (a large one
 * begins again), and a larger number adds the missing ones. Refusal CONFIGURATION_INVALID in production.
 */
export async function seed(databaseUrl: string, options: SeedOptions): Promise<void> {
  if (process.env['NODE_ENV'] === 'production') throw new Refusal('CONFIGURATION_INVALID', { name: 'NODE_ENV', reason: 'the demo operator is not for production' });
  const dataSource = await createDataSource({ url: databaseUrl, poolSize: 3, statementTimeoutMs: 0, applicationName: 'keepline seed', workAs: 'owner' }).initialize();
  try {
    await new DemoSeed(new Database(dataSource), options).make();
  } finally {
    await dataSource.destroy();
  }
}

class DemoSeed {
  private readonly now: Date;
  private readonly plans: PlanCatalogue;
  private readonly writer: BulkWriter;
  private readonly audit: AuditRecorder;

  constructor(
    private readonly database: Database,
    private readonly options: SeedOptions,
  ) {
    this.now = options.now ?? systemClock.now();
    this.plans = new PlanCatalogue(database);
    this.writer = new BulkWriter(database, new BatchWriter(database, this.plans, new LineValidity(database, new LineReader(database), this.plans)));
    this.audit = new AuditRecorder(database);
  }

  async make(): Promise<void> {
    const { subscribers, history = 1 } = this.options;
    await this.database.transaction(() => createDemoPlans(this.database, new Date(this.now.getTime() - THREE_YEARS)));
    const terms = { now: this.now, plans: await this.planVersions(), history };
    const first = await this.alreadyThere();
    if (subscribers - first < MANY) await this.fill(first, terms);
    else await this.fillAtOnce(first, terms);
    if (first < subscribers) await this.database.query('ANALYZE');
    await this.finish();
  }

  private async fill(first: number, terms: DemoTerms): Promise<void> {
    const { subscribers, onProgress } = this.options;
    let writing: Promise<void> = Promise.resolve();
    for (let from = first; from < subscribers; from += CHUNK) {
      const to = Math.min(from + CHUNK, subscribers);
      const chunk = await this.makeChunk(from, to, terms);
      await writing;
      writing = this.write(chunk);
      // Its failure is met at the next step; until then it must not count as unhandled.
      writing.catch(() => undefined);
      if (from > first && to < subscribers && (to / CHUNK) % 20 === 0) onProgress?.(`${to} of ${subscribers} subscribers`);
    }
    await writing;
  }

  private async fillAtOnce(first: number, terms: DemoTerms): Promise<void> {
    await this.database.transaction(async () => {
      const indexes = await DeferredIndexes.takeOff(this.database);
      await this.fill(first, terms);
      this.options.onProgress?.('Making the indexes');
      await indexes.putBack();
    });
  }

  /** What depends on all of it: accounts, so that whoever signs in finds everything, and what accounts have done. */
  private async finish(): Promise<void> {
    const hasher = new PasswordHasher();
    const accounts = new StaffAccounts(this.database, hasher, this.audit);
    await this.database.transaction(async () => {
      if (await accounts.findByEmail(DEMO_ACCOUNTS[0]?.email ?? '')) return;
      const agent = (await createDemoAccounts(this.database, accounts, hasher)).get('agent');
      if (agent === undefined) throw new Error('The demo has an agent');
      await openDemoCases(this.database, agent, this.now);
      await tellDemoRuns(this.database, this.now);
      this.audit.record({ action: 'demo.seed', actor: SYSTEM, subject: { type: 'Demo', id: 'demo' }, outcome: 'done', details: { subscribers: this.options.subscribers } });
    });
  }

  private async write({ prepared, history }: Chunk): Promise<void> {
    await this.database.transaction(async () => {
      const { faults } = await prepared.write({ runId: null, fromEmpty: false, given: () => true, now: this.now, dryRun: false });
      if (faults[0]) throw new Error(`The demo does not fit into this database: ${faults[0].code} ${faults[0].value}`);
      await writeHistory(this.database, history);
    });
  }

  private async makeChunk(from: number, to: number, terms: DemoTerms): Promise<Chunk> {
    const batch = new ImportBatch();
    const stories = [];
    for (let index = from; index < to; index += 1) {
      // The connection's turn: the chunk before is being written.
      if (index % SUBSCRIBERS_A_TURN === 0) await setImmediate();
      for (const { row, story } of demoSubscriber(index, terms)) {
        batch.add(row);
        stories.push(story);
      }
    }
    const history = noHistory();
    for (const [place, line] of batch.rows.entries()) {
      const story = stories[place];
      if (story) addStory(history, line, story);
    }
    return { prepared: this.writer.prepare(batch), history };
  }

  /** Subscribers are made in order, a chunk at a time or not at all. */
  private async alreadyThere(): Promise<number> {
    const [last] = await this.database.query<{ index: number }>(
      `SELECT coalesce(max(substr(external_id, 6)::int) + 1, 0) AS index FROM subscriber WHERE external_id ~ '^DEMO-[0-9]{7}$'`,
    );
    return last?.index ?? 0;
  }

  private async planVersions(): Promise<Map<string, PlanVersion[]>> {
    const rows = await this.database.query<{ id: string }>(`SELECT v.id FROM plan_version v ORDER BY v.number`);
    const known = await this.plans.versions(rows.map(({ id }) => id));
    const byCode = new Map<string, PlanVersion[]>();
    for (const { id } of rows) {
      const version = known.get(id);
      if (version) byCode.set(version.planCode, [...(byCode.get(version.planCode) ?? []), version]);
    }
    return byCode;
  }
}

interface Chunk {
  readonly prepared: PreparedBatch;
  readonly history: HistoryRows;
}
