import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { CLOCK, newId } from '#kernel';
import type { Clock } from '#kernel';
import { Database, sqlstate } from '#platform/database';
import { CHECKED_INVARIANTS } from './catalogue/index.js';
import type { CheckedInvariant, Depth } from './domain/invariant.js';
import { FindingStore } from './finding.store.js';
import type { AskedBy, CheckEnd } from './finding.store.js';
import { InvariantChecker } from './invariant.checker.js';

export interface RunRequest {
  readonly askedBy: AskedBy;
  /** Absent: what is new, and everything once a day. */
  readonly depth?: Depth;
  readonly stopping?: () => boolean;
  readonly onProgress?: (invariant: CheckedInvariant) => void;
}

/** One run at a time in a database, whoever asks. */
const RUN_LOCK = 7_263_906;
/** A whole table is read by each statement, beside the day's work. */
const STATEMENT_TIMEOUT = '5min';
const WHOLE_EVERY_MS = 24 * 60 * 60_000;
const TIMED_OUT = '57014';

/** Checks every invariant and keeps what was found. */
@Injectable()
export class InvariantRunner {
  constructor(
    private readonly database: Database,
    private readonly checker: InvariantChecker,
    private readonly findings: FindingStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Gives the run's id; null if another run is under way. */
  async run(request: RunRequest): Promise<string | null> {
    const client = await this.database.pool.connect();
    try {
      const { rows } = await client.query<{ ours: boolean }>('SELECT pg_try_advisory_lock($1) AS ours', [RUN_LOCK]);
      if (rows[0]?.ours !== true) return null;
      try {
        await client.query(`SET statement_timeout = '${STATEMENT_TIMEOUT}'`);
        return await this.checkAll(request, client);
      } finally {
        await client.query('RESET statement_timeout');
        await client.query('SELECT pg_advisory_unlock($1)', [RUN_LOCK]);
      }
    } finally {
      client.release();
    }
  }

  private async checkAll({ askedBy, depth, stopping = () => false, onProgress = () => undefined }: RunRequest, client: pg.ClientBase): Promise<string> {
    const run = { id: newId(), askedBy, depth: depth ?? (await this.depthNow()), startedAt: this.clock.now() };
    await this.findings.begin(run);
    for (const invariant of CHECKED_INVARIANTS) {
      if (stopping()) break;
      onProgress(invariant);
      await this.checkOne(run.id, invariant, run.depth, client);
    }
    return run.id;
  }

  private async checkOne(runId: string, invariant: CheckedInvariant, depth: Depth, client: pg.ClientBase): Promise<void> {
    const began = performance.now();
    const end = (): CheckEnd => ({ runId, invariant, millis: performance.now() - began, at: this.clock.now() });
    const since = depth === 'new' ? await this.findings.mark(invariant.id) : null;
    try {
      const checked = await this.checker.check(invariant, { depth, now: this.clock.now(), since }, client);
      await this.findings.keep(end(), checked);
    } catch (error) {
      if (sqlstate(error) === undefined) throw error;
      await this.findings.keepFailure(end(), sqlstate(error) === TIMED_OUT ? 'TIMED_OUT' : `SQLSTATE_${sqlstate(error) ?? ''}`);
    }
  }

  private async depthNow(): Promise<Depth> {
    const last = await this.findings.lastWhole();
    return last && this.clock.now().getTime() - last.getTime() < WHOLE_EVERY_MS ? 'new' : 'all';
  }
}
