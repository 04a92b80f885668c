import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { ProviderGate } from '#payments';
import { ClaimDesk } from './claim.desk.js';
import type { ClaimedCharge } from './claim.desk.js';
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
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Renews everything that is due, retries first. Several processes may run at once: they share the work. */
  async run({ limit, stopping = () => false, options = DEFAULT_ENGINE }: RunRequest = {}): Promise<RunResult> {
    const run = new LiveRun(options.batch, options.concurrency, limit, stopping);
    for (const source of ['retry', 'due'] as const) {
      await Promise.all(Array.from({ length: options.lanes }, () => this.lane(source, run)));
    }
    if (run.examined > 0) await this.runs.finish(run.id, this.clock.now());
    return { runId: run.examined > 0 ? run.id : null, examined: run.examined };
  }

  private async lane(source: ClaimSource, run: LiveRun): Promise<void> {
    let after = START;
    for (let limit = run.reserve(); limit > 0; limit = run.reserve()) {
      const claimedAt = performance.now();
      const claim = await this.claims.claim({ source, after, limit, now: this.clock.now(), runId: run.id });
      run.took(limit, claim.examined);
      if (claim.examined === 0) return;
      after = claim.cursor;
      const isLate = (): boolean => performance.now() - claimedAt > SEND_WITHIN_MS;
      const exchanges = await Promise.all(claim.charges.map((charge) => run.slots.use(() => this.exchange(charge, isLate))));
      await this.desk.settleSurely(exchanges.filter((exchange) => exchange !== null), () => this.clock.now(), run.id);
    }
  }

  private async exchange({ provider, lineId, request }: ClaimedCharge, isLate: () => boolean): Promise<Exchange | null> {
    if (isLate()) return null;
    const startedAt = this.clock.now();
    const outcome = await this.gate.charge(provider, request);
    return { chargeId: request.chargeId, lineId, kind: 'create', outcome, startedAt, finishedAt: this.clock.now() };
  }
}
