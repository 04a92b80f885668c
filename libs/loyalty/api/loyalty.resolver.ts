import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentStaff, Requires } from '#platform/access';
import type { StaffActor } from '#platform/access';
import type { Page } from '#platform/graphql';
import { SubscriberType } from '#subscribers/api';
import { AdjustmentReader } from './adjustment.reader.js';
import { AdjustmentPageType } from './adjustment.type.js';
import type { AdjustmentType } from './adjustment.type.js';
import { PointsLotType } from './points-lot.type.js';
import { PointsReader } from './points.reader.js';

/** What loyalty adds to the 360° page, and the list of adjustments. */
@Resolver(() => SubscriberType)
export class LoyaltyResolver {
  constructor(
    private readonly points: PointsReader,
    private readonly adjustments: AdjustmentReader,
  ) {}

  @Query(() => AdjustmentPageType)
  @Requires('read', 'Loyalty')
  loyaltyAdjustments(
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentStaff() staff: StaffActor,
  ): Promise<Page<AdjustmentType>> {
    return this.adjustments.page(first, after, staff);
  }

  @ResolveField(() => [PointsLotType])
  pointsLots(@Parent() subscriber: SubscriberType): Promise<PointsLotType[]> {
    return this.points.lots(subscriber.id);
  }
}
