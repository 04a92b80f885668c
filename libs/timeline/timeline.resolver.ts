import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentStaff } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { SubscriberType } from '#subscribers/api';
import { TimelineReader } from './timeline.reader.js';
import { TimelinePageType } from './timeline.type.js';

const FIRST = 30;

/** What the timeline adds to the 360° page. */
@Resolver(() => SubscriberType)
export class TimelineResolver {
  constructor(private readonly reader: TimelineReader) {}

  @ResolveField(() => TimelinePageType)
  async timeline(
    @Parent() subscriber: SubscriberType,
    @Args('first', { type: () => Int, nullable: true, defaultValue: FIRST }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentStaff() staff: StaffActor,
  ): Promise<TimelinePageType> {
    const { rows, pageInfo } = await this.reader.page(subscriber.id, first ?? FIRST, after, staff);
    return { entries: rows, pageInfo };
  }
}
