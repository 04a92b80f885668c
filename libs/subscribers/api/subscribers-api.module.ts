import { Module } from '@nestjs/common';
import { AuditApiModule } from '#audit/api';
import { BoundedCounter } from '#platform/database';
import { PlansApiModule } from '#plans/api';
import { SubscribersModule } from '#subscribers';
import { LinesOnPlan } from '../reads/lines-on-plan.js';
import { SubscriberList } from '../reads/subscriber.list.js';
import { SubscriberProfile } from '../reads/subscriber.profile.js';
import { SubscriberSearch } from '../search/subscriber.search.js';
import { LineLeaseResolver } from './line-lease.resolver.js';
import { LinesOnPlanResolver } from './lines-on-plan.resolver.js';
import { SearchResolver } from './search.resolver.js';
import { SubscriberExportController } from './subscriber-export.controller.js';
import { SubscriberListResolver } from './subscriber-list.resolver.js';
import { SubscriberResolver } from './subscriber.resolver.js';

const READS = [BoundedCounter, LinesOnPlan, SubscriberList, SubscriberProfile, SubscriberSearch];

@Module({
  imports: [SubscribersModule, PlansApiModule, AuditApiModule],
  controllers: [SubscriberExportController],
  providers: [...READS, LineLeaseResolver, LinesOnPlanResolver, SearchResolver, SubscriberListResolver, SubscriberResolver],
  exports: [SubscriberProfile],
})
export class SubscribersApiModule {}
