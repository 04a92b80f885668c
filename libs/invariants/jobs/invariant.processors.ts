import { Injectable } from '@nestjs/common';
import { CheckRequests, InvariantRunner } from '#invariants';
import { ProcessesJob } from '#platform/queue';
import type { JobContext, JobProcessor } from '#platform/queue';
import { answerRequests, checkAllNow, checkInvariants } from './invariant.jobs.js';

type Nothing = Record<string, never>;

@Injectable()
@ProcessesJob(checkInvariants)
export class CheckInvariants implements JobProcessor<Nothing> {
  constructor(private readonly runner: InvariantRunner) {}

  async process(_: Nothing, { stopping }: JobContext): Promise<void> {
    await this.runner.run({ askedBy: 'schedule', stopping });
  }
}

@Injectable()
@ProcessesJob(checkAllNow)
export class CheckAllNow implements JobProcessor<Nothing> {
  constructor(private readonly runner: InvariantRunner) {}

  async process(_: Nothing, { stopping }: JobContext): Promise<void> {
    await this.runner.run({ askedBy: 'staff', depth: 'all', stopping });
  }
}

@Injectable()
@ProcessesJob(answerRequests)
export class AnswerRequests implements JobProcessor<Nothing> {
  constructor(
    private readonly requests: CheckRequests,
    private readonly runner: InvariantRunner,
  ) {}

  async process(_: Nothing, { stopping }: JobContext): Promise<void> {
    if (await this.requests.isUnanswered()) await this.runner.run({ askedBy: 'staff', depth: 'all', stopping });
  }
}
