import { Module } from '@nestjs/common';
import { BulkModule, RenewalsModule } from '#renewals';
import { MoveLines, ReadProviderEvents, ReadSettlements, ResolveUnknown, RunRenewals, WatchIncidents, WorkBulkRuns } from './renewal.processors.js';

export { renewalJobs, renewalSchedules } from './renewal.jobs.js';

@Module({ imports: [RenewalsModule, BulkModule], providers: [RunRenewals, MoveLines, ResolveUnknown, ReadProviderEvents, ReadSettlements, WatchIncidents, WorkBulkRuns] })
export class RenewalJobsModule {}
