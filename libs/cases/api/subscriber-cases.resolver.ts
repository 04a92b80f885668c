import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CaseReader } from '#cases';
import type { CaseView } from '#cases';
import { CurrentStaff } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { SubscriberType } from '#subscribers/api';
import { SupportCaseType } from './case.type.js';

/** What cases add to the 360° page. */
@Resolver(() => SubscriberType)
export class SubscriberCasesResolver {
  constructor(private readonly reader: CaseReader) {}

  @ResolveField(() => [SupportCaseType])
  cases(@Parent() subscriber: SubscriberType, @CurrentStaff() staff: StaffActor): Promise<CaseView[]> {
    return this.reader.ofSubscriber(subscriber.id, staff);
  }
}
