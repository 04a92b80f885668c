import { Module } from '@nestjs/common';
import { RenewalsModule } from '#renewals';
import { MoveLines, ReadProviderEvents, ResolveUnknown, RunRenewals, WatchIncidents } from './renewal.processors.js';

export { renewalJobs, renewalSchedules } from './renewal.jobs.js';

@Module({ imports: [RenewalsModule], providers: [RunRenewals, MoveLines, ResolveUnknown, ReadProviderEvents, WatchIncidents] })
export class RenewalJobsModule {}
