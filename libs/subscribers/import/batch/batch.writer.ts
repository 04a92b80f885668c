import { PlanCatalogue } from '#plans';
import { Database } from '#platform/database';
import { LineValidity } from '#subscribers';
import type { Fault } from '../fault.js';
import { decide } from './batch.decision.js';
import type { BatchDecision } from './batch.decision.js';
import {
  ADD_METHODS, ADD_POINTS_TO_KNOWN, CREATE_LINES, CREATE_SUBSCRIBERS, LEAVE_OUT, LOCK_KNOWN_LINES, OPEN_BALANCES, OPEN_POINTS, POST_BALANCES,
  REMEMBER_KEYS, REMEMBER_NUMBERS, USE_KNOWN_SUBSCRIBERS, WHAT_IS_KNOWN,
} from './batch.statements.js';
import { recordChanges } from './change.record.js';
import { copyIn } from './copy.in.js';
import type { ImportBatch } from './import.batch.js';
import { changeLines, changeSubscribers, moveValidity } from './known.changes.js';
import type { KnownRow } from './known.row.js';
import { COPY_STAGE, CREATE_STAGE, encodeStage } from './stage.encoder.js';
import type { Given } from './verdict.js';

export interface BatchOutcome {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly faults: readonly Fault[];
}

export interface WriteOptions {
  /** Remembers keys across the batches of a run; null when the caller knows that none comes twice. */
  readonly runId: string | null;
  /** There was nothing before the run: whatever is there now has come with its file. */
  readonly fromEmpty: boolean;
  readonly given: Given;
  readonly now: Date;
  /** Decides and remembers, and changes nothing else. */
  readonly dryRun: boolean;
}

export interface PreparedBatch {
  /** In the current transaction; may be called again after that one was rolled back. */
  write(options: WriteOptions): Promise<BatchOutcome>;
}

/** Brings a batch into the database with one statement per table, in the current transaction. */
export class BatchWriter {
  constructor(
    private readonly database: Database,
    private readonly plans: PlanCatalogue,
    private readonly validity: LineValidity,
  ) {}

  /** Puts the batch into the form in which it is sent, so that this is done while another batch is written. */
  prepare(batch: ImportBatch): PreparedBatch {
    const staged = encodeStage(batch.rows);
    return { write: (options) => this.write(batch, staged, options) };
  }

  private async write(batch: ImportBatch, staged: Buffer, options: WriteOptions): Promise<BatchOutcome> {
    await this.stage(staged);
    const decision = await this.decide(batch, options);
    const created = batch.rows.length - decision.rejected.length - decision.knownLines.length;
    await this.remember(decision, options);
    if (!options.dryRun) await this.apply(batch, decision, options);
    return { created, updated: decision.updated, unchanged: decision.unchanged, faults: decision.faults };
  }

  private async stage(staged: Buffer): Promise<void> {
    // Every staged row is looked up by an index; without statistics the planner would rather read whole tables.
    await this.database.query(`SELECT set_config(name, value, true) FROM (VALUES
      ('enable_hashjoin', 'off'), ('enable_mergejoin', 'off'), ('synchronous_commit', 'off'), ('statement_timeout', '0'), ('lock_timeout', '30s'),
      ('idle_in_transaction_session_timeout', '0'), ('jit', 'off')) AS s(name, value)`);
    await this.database.query(CREATE_STAGE);
    // A transaction may hold several batches.
    await this.database.query('TRUNCATE import_stage');
    await copyIn(this.database, COPY_STAGE, staged);
  }

  /** Reads, and reads again under lock if lines exist that the batch might change. */
  private async decide(batch: ImportBatch, options: WriteOptions): Promise<BatchDecision> {
    const before = await this.look(batch, options);
    if (before.changes.length === 0 || options.dryRun) return before;
    await this.database.query(LOCK_KNOWN_LINES);
    return this.look(batch, options);
  }

  private async look(batch: ImportBatch, { runId, fromEmpty, dryRun, given }: WriteOptions): Promise<BatchDecision> {
    const known = await this.database.query<KnownRow>(WHAT_IS_KNOWN, [runId, dryRun, fromEmpty]);
    const versions = await this.plans.versions(known.flatMap(({ lineId, planVersionId }) => (lineId === null ? [] : [planVersionId])));
    return decide(batch.rows, known, given, versions);
  }

  private async remember({ rejected }: BatchDecision, { runId, fromEmpty, dryRun }: WriteOptions): Promise<void> {
    if (rejected.length > 0) await this.database.query(LEAVE_OUT, [rejected]);
    if (runId === null || fromEmpty) return;
    await this.database.query(REMEMBER_KEYS, [runId]);
    if (dryRun) await this.database.query(REMEMBER_NUMBERS, [runId]);
  }

  private async apply(batch: ImportBatch, decision: BatchDecision, { runId, given, now }: WriteOptions): Promise<void> {
    const run = (sql: string): Promise<unknown> => this.database.query(sql);
    const { knownSubscribers, knownLines, changes } = decision;
    const versions = await this.plans.versions([]);
    if (knownSubscribers.n.length > 0) await this.database.query(USE_KNOWN_SUBSCRIBERS, [knownSubscribers.n, knownSubscribers.id]);
    await changeSubscribers(this.database, changes, given);
    await changeLines(this.database, changes, given, versions);
    await moveValidity(this.validity, changes, now);
    await recordChanges(this.database, changes, runId, now);
    await run(CREATE_SUBSCRIBERS);
    if (batch.rows.some((row) => row.method)) await run(ADD_METHODS);
    if (knownLines.length > 0) await this.database.query(LEAVE_OUT, [knownLines]);
    for (const statement of CREATE_LINES) await run(statement);
    if (batch.rows.some((row) => row.points > 0)) {
      for (const statement of OPEN_POINTS) await run(statement);
      if (knownSubscribers.n.length > 0) await run(ADD_POINTS_TO_KNOWN);
    }
    if (batch.rows.some((row) => row.balanceMinor !== 0n)) {
      await run(OPEN_BALANCES);
      await run(POST_BALANCES);
    }
  }
}
