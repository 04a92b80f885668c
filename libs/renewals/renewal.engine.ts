import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, isRefusal } from '#kernel';
import type { Clock } from '#kernel';
import { MoneyHold, ProviderGate } from '#payments';
import { ClaimDesk } from './claim.desk.js';
import type { Claim, ClaimRequest, ClaimedCharge } from './claim.desk.js';
import type { ClaimSource } from './domain/due.line.js';
import { START } from './due.lines.js';
import { LiveRun } from './live.run.js';
import { RunLog } from './run.log.js';
import { SettlementDesk } from './settlement.desk.js';
import type { Exchange } from './settlement.desk.js';

export interface EngineOptions {
  /** Lines claimed in one transaction. */
  readonly batch: number;
  /** Batches that are under way at a time: while one waits for the provider, another is written. */
  readonly lanes: number;
  /** Requests to the provider at a time, over all lanes. */
  readonly concurrency: number;
}

export const DEFAULT_ENGINE: EngineOptions = { batch: 250, lanes: 3, concurrency: 64 };

export interface RunRequest {
  /** At most so many lines; all that are due if absent. */
  readonly limit?: number;
  /** Asks whether to stop; batches in hand are finished. */
  readonly stopping?: () => boolean;
  readonly options?: EngineOptions;
}

/** What a live run did; `runId` is null if nothing was due. */
export interface RunResult {
  readonly runId: string | null;
  readonly examined: number;
  /** No money moves at present: what is due stays due. */
  readonly held?: true;
}

/** A pending charge that was not sent within this is left to the resolver, which counts on it never being sent. */
const SEND_WITHIN_MS = 2 * 60_000;

/** Runs due renewals: claims a batch, calls the provider outside any transaction, settles the batch; several at a time. */
@Injectable()
export class RenewalEngine {
  constructor(
    private readonly claims: ClaimDesk,
    private readonly gate: ProviderGate,
    private readonly desk: SettlementDesk,
    private readonly runs: RunLog,
    private readonly hold: MoneyHold,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Renews everything that is due, retries first. Several processes may run at once: they share the work. */
  async run({ limit, stopping = () => false, options = DEFAULT_ENGINE }: RunRequest = {}): Promise<RunResult> {
    if (await this.leaveDue()) return { runId: null, examined: 0, held: true };
    const run = new LiveRun(options.batch, options.concurrency, limit, stopping);
    for (const source of ['retry', 'due'] as const) {
      await Promise.all(Array.from({ length: options.lanes }, () => this.lane(source, run)));
    }
    await this.gate.report();
    if (!stopping() && limit === undefined && !run.isHeld) await this.gate.caughtUp(run.waiting);
    if (run.examined > 0) await this.runs.finish(run.id, this.clock.now());
    const held = run.isHeld && (await this.leaveDue());
    return { runId: run.examined > 0 ? run.id : null, examined: run.examined, ...(held && { held }) };
  }

  /** While no money may move, nothing is taken up; the first run that finds it so leaves a record. */
  private async leaveDue(): Promise<boolean> {
    const hold = await this.hold.standing();
    if (hold) await this.runs.held(hold.id, this.clock.now());
    return hold !== null;
  }

  private async lane(source: ClaimSource, run: LiveRun): Promise<void> {
    let after = START;
    for (let limit = run.reserve(); limit > 0; limit = run.reserve()) {
      const claimedAt = performance.now();
      const providers = await this.gate.standing();
      const claim = await this.claim({ source, after, limit, now: this.clock.now(), runId: run.id, providers }, run);
      if (!claim) return;
      run.took(limit, claim.examined);
      for (const provider of claim.waiting) run.waiting.add(provider);
      if (claim.examined === 0) return;
      after = claim.cursor;
      const isLate = (): boolean => performance.now() - claimedAt > SEND_WITHIN_MS;
      const exchanges = await Promise.all(claim.charges.map((charge) => run.slots.use(() => this.exchange(charge, isLate))));
      await this.desk.settleSurely(exchanges.filter((exchange) => exchange !== null), () => this.clock.now(), run.id);
    }
  }

  /** null: a hold was placed meanwhile, and the batch is as it was. */
  private async claim(request: ClaimRequest, run: LiveRun): Promise<Claim | null> {
    try {
      return await this.claims.claim(request);
    } catch (error) {
      if (!isRefusal(error) || error.code !== 'MONEY_HELD') throw error;
      run.isHeld = true;
      return null;
    }
  }

  private async exchange({ provider, lineId, request }: ClaimedCharge, isLate: () => boolean): Promise<Exchange | null> {
    if (isLate()) return null;
    const startedAt = this.clock.now();
    const outcome = await this.gate.charge(provider, request);
    return { chargeId: request.chargeId, lineId, kind: 'create', outcome, startedAt, finishedAt: this.clock.now() };
  }
}
