import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { FAILURES, failureWording } from '#payments';
import { CurrentStaff, Requires } from '#platform/access';
import type { StaffActor } from '#platform/access';
import type { BoundedCount } from '#platform/database';
import { CountType } from '#platform/graphql';
import type { Page } from '#platform/graphql';
import { LineLeases } from '#subscribers';
import { leaseView } from '#subscribers/api';
import type { LineLeaseType } from '#subscribers/api';
import { Worklist } from '../reads/worklist.js';
import type { WorklistFilter } from '../reads/worklist.filter.js';
import type { WorklistRow } from '../reads/worklist.js';
import { FailureReasonType, WorklistFilterInput, WorklistPageType } from './renewal.type.js';

interface FilteredPage extends Page<WorklistRow & { readonly lease: LineLeaseType | null }> {
  readonly filter: WorklistFilter;
}

@Resolver(() => WorklistPageType)
export class WorklistResolver {
  constructor(
    private readonly worklist: Worklist,
    private readonly leases: LineLeases,
  ) {}

  @Query(() => WorklistPageType)
  @Requires('read', 'Renewal')
  async failedRenewals(
    @Args('filter', { type: () => WorklistFilterInput, nullable: true }) filter: WorklistFilterInput | null,
    @Args('first', { type: () => Int, defaultValue: 25 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentStaff() staff: StaffActor,
  ): Promise<FilteredPage> {
    const page = await this.worklist.page({ filter: filter ?? {}, first, after }, staff);
    const held = await this.leases.of(page.rows.map(({ lineId }) => lineId));
    const rows = page.rows.map((row) => {
      const lease = held.get(row.lineId);
      return { ...row, lease: lease ? leaseView(lease, staff) : null };
    });
    return { ...page, rows, filter: filter ?? {} };
  }

  @ResolveField(() => CountType)
  count(@Parent() page: FilteredPage, @CurrentStaff() staff: StaffActor): Promise<BoundedCount> {
    return this.worklist.count(page.filter, staff);
  }
}

@Resolver(() => FailureReasonType)
export class FailureReasonsResolver {
  @Query(() => [FailureReasonType], { description: 'every cause that a failure can have, by its title in the reader’s language' })
  @Requires('read', 'Renewal')
  failureReasons(@CurrentStaff() { locale }: StaffActor): FailureReasonType[] {
    const reasons = Object.entries(FAILURES).map(([code, kind]) => ({ code, failureClass: kind.class, title: failureWording(code, locale).title }));
    return reasons.sort((a, b) => a.title.localeCompare(b.title, locale));
  }
}
