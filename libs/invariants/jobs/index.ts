import { Module } from '@nestjs/common';
import { InvariantsModule } from '#invariants';
import { CheckAllNow, CheckInvariants } from './invariant.processors.js';

export { invariantJobs, invariantSchedules } from './invariant.jobs.js';

@Module({ imports: [InvariantsModule], providers: [CheckInvariants, CheckAllNow] })
export class InvariantJobsModule {}
