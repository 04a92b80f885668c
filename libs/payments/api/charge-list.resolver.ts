import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentStaff, Requires } from '#platform/access';
import type { StaffActor } from '#platform/access';
import type { BoundedCount } from '#platform/database';
import { CountType } from '#platform/graphql';
import type { Page } from '#platform/graphql';
import { ChargeList } from '../reads/charge.list.js';
import type { ChargeFilter, ChargeRow } from '../reads/charge.list.js';
import { ChargeFilterInput, ChargePageType } from './charge-page.type.js';

interface FilteredPage extends Page<ChargeRow> {
  readonly filter: ChargeFilter;
}

@Resolver(() => ChargePageType)
export class ChargeListResolver {
  constructor(private readonly list: ChargeList) {}

  @Query(() => ChargePageType)
  @Requires('read', 'Charge')
  async charges(
    @Args('filter', { type: () => ChargeFilterInput, nullable: true }) filter: ChargeFilterInput | null,
    @Args('first', { type: () => Int, defaultValue: 25 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentStaff() staff: StaffActor,
  ): Promise<FilteredPage> {
    const page = await this.list.page({ filter: filter ?? {}, first, after }, staff);
    return { ...page, filter: filter ?? {} };
  }

  @ResolveField(() => CountType)
  count(@Parent() page: FilteredPage, @CurrentStaff() staff: StaffActor): Promise<BoundedCount> {
    return this.list.count(page.filter, staff);
  }
}
