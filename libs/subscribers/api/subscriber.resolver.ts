import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentStaff, Requires } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { SubscriberProfile } from '../reads/subscriber.profile.js';
import type { LineView, SubscriberProfileRecord } from '../reads/subscriber.profile.js';
import { LineType, SubscriberType } from './subscriber.type.js';

@Resolver(() => SubscriberType)
export class SubscriberResolver {
  constructor(private readonly profile: SubscriberProfile) {}

  @Query(() => SubscriberType)
  @Requires('read', 'Subscriber')
  subscriber(@Args('id', { type: () => ID }) id: string, @CurrentStaff() staff: StaffActor): Promise<SubscriberProfileRecord> {
    return this.profile.subscriber(id, staff);
  }

  @ResolveField(() => [LineType])
  lines(@Parent() subscriber: SubscriberType, @CurrentStaff() staff: StaffActor): Promise<LineView[]> {
    return this.profile.lines(subscriber.id, staff);
  }
}
