import { Module } from '@nestjs/common';
import { InvariantsModule } from '#invariants';
import { AnswerRequests, CheckAllNow, CheckInvariants } from './invariant.processors.js';

export { invariantJobs, invariantSchedules } from './invariant.jobs.js';

@Module({ imports: [InvariantsModule], providers: [CheckInvariants, CheckAllNow, AnswerRequests] })
export class InvariantJobsModule {}
