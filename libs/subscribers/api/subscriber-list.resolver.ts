import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentStaff, Requires } from '#platform/access';
import type { StaffActor } from '#platform/access';
import type { BoundedCount } from '#platform/database';
import { CountType } from '#platform/graphql';
import type { Page } from '#platform/graphql';
import { SubscriberList } from '../reads/subscriber.list.js';
import type { SubscriberFilter, SubscriberRow, SubscriberSort } from '../reads/subscriber-list.sql.js';
import { SubscriberSortEnum } from './subscriber.enums.js';
import { SubscriberFilterInput, SubscriberPageType } from './subscriber-page.type.js';

/** The filter travels with the page, so that rows are counted only for who asks for the count. */
interface FilteredPage extends Page<SubscriberRow> {
  readonly filter: SubscriberFilter;
}

@Resolver(() => SubscriberPageType)
export class SubscriberListResolver {
  constructor(private readonly list: SubscriberList) {}

  @Query(() => SubscriberPageType)
  @Requires('read', 'Subscriber')
  async subscribers(
    @Args('filter', { type: () => SubscriberFilterInput, nullable: true }) filter: SubscriberFilterInput | null,
    @Args('sort', { type: () => SubscriberSortEnum, defaultValue: 'NAME' }) sort: SubscriberSort,
    @Args('descending', { type: () => Boolean, defaultValue: false }) descending: boolean,
    @Args('first', { type: () => Int, defaultValue: 25 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentStaff() staff: StaffActor,
  ): Promise<FilteredPage> {
    const page = await this.list.page({ filter: filter ?? {}, sort, descending, first, after }, staff);
    return { ...page, filter: filter ?? {} };
  }

  @ResolveField(() => CountType)
  count(@Parent() page: FilteredPage, @CurrentStaff() staff: StaffActor): Promise<BoundedCount> {
    return this.list.count(page.filter, staff);
  }
}
