import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentStaff } from '#platform/access';
import type { StaffActor } from '#platform/access';
import type { BoundedCount } from '#platform/database';
import { CountType, loadFor, perRequest } from '#platform/graphql';
import { PlanType } from '#plans/api';
import { LinesOnPlan } from '../reads/lines-on-plan.js';

@Resolver(() => PlanType)
export class LinesOnPlanResolver {
  constructor(private readonly lines: LinesOnPlan) {}

  @ResolveField(() => CountType)
  linesOnPlan(@Parent() plan: PlanType, @CurrentStaff() staff: StaffActor): Promise<BoundedCount> {
    const load = perRequest(this, () => (ids: readonly string[]) => this.lines.count(ids, staff));
    return loadFor(load, plan.id, { value: 0, moreThan: false });
  }
}
