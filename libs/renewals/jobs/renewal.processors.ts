import { Injectable, Logger } from '@nestjs/common';
import { LeftExecutions } from '#actions';
import { BulkRunner, CardLinkEvents, CardLinkResolver, IncidentWatch, LifeCycleMover, MoneyBackEvents, ProviderEvents, Reconciliation, RefundResolver, RenewalEngine, UnknownResolver } from '#renewals';
import { ProcessesJob } from '#platform/queue';
import type { JobContext, JobProcessor } from '#platform/queue';
import { moveLines, readProviderEvents, reconcile, resolveUnknown, runRenewals, watchIncidents, workBulkRuns } from './renewal.jobs.js';

type Nothing = Record<string, never>;

/** Work that finds everything that is due gains nothing from being done twice at a time in one process. */
class OneAtATime {
  private isRunning = false;

  async run(work: () => Promise<void>): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      await work();
    } finally {
      this.isRunning = false;
    }
  }
}

@Injectable()
@ProcessesJob(runRenewals)
export class RunRenewals implements JobProcessor<Nothing> {
  private readonly log = new Logger('Renewals');
  private readonly turn = new OneAtATime();

  constructor(private readonly engine: RenewalEngine) {}

  process(_: Nothing, { stopping }: JobContext): Promise<void> {
    return this.turn.run(async () => {
      const { runId, examined } = await this.engine.run({ stopping });
      if (runId !== null) this.log.log(`Run ${runId}: ${examined} lines were due`);
    });
  }
}

@Injectable()
@ProcessesJob(moveLines)
export class MoveLines implements JobProcessor<Nothing> {
  private readonly log = new Logger('Life cycle');
  private readonly turn = new OneAtATime();

  constructor(private readonly mover: LifeCycleMover) {}

  process(_: Nothing, { stopping }: JobContext): Promise<void> {
    return this.turn.run(async () => {
      const moved = await this.mover.moveDue(stopping);
      if (moved > 0) this.log.log(`${moved} lines moved on`);
    });
  }
}

@Injectable()
@ProcessesJob(resolveUnknown)
export class ResolveUnknown implements JobProcessor<Nothing> {
  private readonly log = new Logger('Resolver');
  private readonly turn = new OneAtATime();

  constructor(
    private readonly resolver: UnknownResolver,
    private readonly refunds: RefundResolver,
    private readonly cardLinks: CardLinkResolver,
    private readonly actions: LeftExecutions,
  ) {}

  process(_: Nothing, { stopping }: JobContext): Promise<void> {
    return this.turn.run(async () => {
      const asked = await this.resolver.resolveDue(stopping);
      if (asked > 0) this.log.log(`The provider was asked about ${asked} charges`);
      const refunds = await this.refunds.resolveDue(stopping);
      if (refunds > 0) this.log.log(`The provider was asked about ${refunds} refunds`);
      const cards = await this.cardLinks.resolveDue(stopping);
      if (cards > 0) this.log.log(`The provider was asked about ${cards} pages for new cards`);
      // After the questions, whose answers say how those actions ended.
      const left = await this.actions.end();
      if (left > 0) this.log.log(`${left} actions, whose process was killed, have their end`);
    });
  }
}

@Injectable()
@ProcessesJob(readProviderEvents)
export class ReadProviderEvents implements JobProcessor<Nothing> {
  constructor(
    private readonly events: ProviderEvents,
    private readonly moneyBack: MoneyBackEvents,
    private readonly cardLinks: CardLinkEvents,
  ) {}

  async process(_: Nothing, { stopping }: JobContext): Promise<void> {
    await this.events.processWaiting(stopping);
    // After the charges, of which they speak.
    await this.moneyBack.processWaiting(stopping);
    await this.cardLinks.processWaiting(stopping);
  }
}

@Injectable()
@ProcessesJob(watchIncidents)
export class WatchIncidents implements JobProcessor<Nothing> {
  private readonly log = new Logger('Incidents');
  private readonly turn = new OneAtATime();

  constructor(private readonly incidents: IncidentWatch) {}

  process(_: Nothing, { stopping }: JobContext): Promise<void> {
    return this.turn.run(async () => {
      const { opened, joined, closed } = await this.incidents.watch(stopping);
      if (opened + joined + closed > 0) this.log.log(`${opened} incidents opened, ${joined} renewals joined, ${closed} incidents over`);
    });
  }
}

@Injectable()
@ProcessesJob(reconcile)
export class ReadSettlements implements JobProcessor<Nothing> {
  private readonly log = new Logger('Reconciliation');
  private readonly turn = new OneAtATime();

  constructor(private readonly reconciliation: Reconciliation) {}

  process(_: Nothing, { stopping }: JobContext): Promise<void> {
    return this.turn.run(async () => {
      const lines = await this.reconciliation.readAll(stopping);
      if (lines > 0) this.log.log(`${lines} lines of providers' settlements were read`);
    });
  }
}

@Injectable()
@ProcessesJob(workBulkRuns)
export class WorkBulkRuns implements JobProcessor<Nothing> {
  private readonly turn = new OneAtATime();

  constructor(private readonly runner: BulkRunner) {}

  process(_: Nothing, { stopping }: JobContext): Promise<void> {
    return this.turn.run(async () => {
      await this.runner.work(stopping);
    });
  }
}
