import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AuditEntryRowType, AuditPageType, AuditReader } from '#audit/api';
import { CurrentStaff, Requires } from '#platform/access';
import type { StaffActor } from '#platform/access';
import type { Page } from '#platform/graphql';
import { SubscriberType } from '#subscribers/api';
import { PointsLotType } from './points-lot.type.js';
import { PointsReader } from './points.reader.js';

/** What loyalty adds to the 360° page, and the list of adjustments. */
@Resolver(() => SubscriberType)
export class LoyaltyResolver {
  constructor(
    private readonly points: PointsReader,
    private readonly audit: AuditReader,
  ) {}

  @Query(() => AuditPageType)
  @Requires('read', 'Loyalty')
  loyaltyAdjustments(
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentStaff() staff: StaffActor,
  ): Promise<Page<AuditEntryRowType>> {
    return this.audit.executionsOf('adjustPoints', { first, after }, staff);
  }

  @ResolveField(() => [PointsLotType])
  pointsLots(@Parent() subscriber: SubscriberType): Promise<PointsLotType[]> {
    return this.points.lots(subscriber.id);
  }
}
