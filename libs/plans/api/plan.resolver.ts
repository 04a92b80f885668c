import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '#platform/access';
import { PlanReader } from './plan.reader.js';
import { PlanType } from './plan.type.js';

@Resolver(() => PlanType)
export class PlanResolver {
  constructor(private readonly reader: PlanReader) {}

  @Query(() => [PlanType])
  @Requires('read', 'Plan')
  plans(@Args('includeRetired', { type: () => Boolean, defaultValue: false }) includeRetired: boolean): Promise<PlanType[]> {
    return this.reader.list(includeRetired);
  }

  @Query(() => PlanType)
  @Requires('read', 'Plan')
  plan(@Args('id', { type: () => ID }) id: string): Promise<PlanType> {
    return this.reader.plan(id);
  }
}
