import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { CountType } from '#platform/graphql';
import { FailureClassEnum } from '#payments/api';
import type { FailureClass } from '#payments';

@ObjectType('FailureShare')
export class FailureShareType {
  @Field(() => FailureClassEnum) failureClass!: FailureClass;
  @Field(() => Int) count!: number;
}

@ObjectType('DashboardRun')
export class DashboardRunType {
  @Field(() => ID) id!: string;
  @Field(() => String) mode!: string;
  @Field(() => Date) startedAt!: Date;
  @Field(() => Date, { nullable: true }) finishedAt!: Date | null;
  @Field(() => Int) due!: number;
  @Field(() => Int) charged!: number;
  @Field(() => Int) succeeded!: number;
  @Field(() => Int) failed!: number;
  @Field(() => Int) unknown!: number;
  @Field(() => Int, { description: 'handed to the subscriber, who has to pay or to confirm' }) awaited!: number;
  @Field(() => Int) skipped!: number;
  @Field(() => Int, { description: 'left due, as their provider is back after an outage and takes no more at once' }) withheld!: number;
}

@ObjectType('ProviderTrouble', { description: 'a payment provider that fails for everybody, or is back and catches up' })
export class ProviderTroubleType {
  @Field(() => ID) provider!: string;
  @Field(() => String, { description: 'OPEN: not asked; PROBING: tried with a few charges; CATCHING_UP: charged at a pace' }) state!: string;
  @Field(() => Date) since!: Date;
  @Field(() => Date, { nullable: true, description: 'when it is tried again' }) retryAt!: Date | null;
}

/** What should I do now. What is not a figure of the worklist is read only when it is asked for. */
@ObjectType('Dashboard')
export class DashboardType {
  @Field(() => CountType) openFailures!: CountType;
  @Field(() => CountType, { description: 'lines whose number is lost within a day, whether a renewal failed or none is wanted' }) lostWithin24h!: CountType;
  @Field(() => CountType, { description: 'the same within seven days' }) lostWithin7d!: CountType;
  @Field(() => [FailureShareType]) byClass!: readonly FailureShareType[];
}
