import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { MoneyType, graphqlEnum } from '#platform/graphql';
import type { PlanVersion } from '#plans';

const PLAN_STATUSES = ['active', 'retired'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];
export const PlanStatusEnum = graphqlEnum('PlanStatus', PLAN_STATUSES);

@ObjectType('PlanVersion')
export class PlanVersionType {
  @Field(() => ID) id!: string;
  @Field(() => ID) planId!: string;
  @Field(() => String) planCode!: string;
  @Field(() => String) planName!: string;
  @Field(() => Int) number!: number;
  @Field(() => MoneyType) price!: MoneyType;
  @Field(() => String) periodUnit!: string;
  @Field(() => Int) periodCount!: number;
  @Field(() => String) extensionPolicy!: string;
  @Field(() => Int, { nullable: true }) maxAccumulatedDays!: number | null;
  @Field(() => Int) chargeDaysBefore!: number;
  @Field(() => Int) graceDays!: number;
  @Field(() => Int) suspendedDays!: number;
  @Field(() => Int) quarantineDays!: number;
  @Field(() => [Int]) retryOffsetsDays!: readonly number[];
  @Field(() => Int) pointsEarned!: number;
  @Field(() => Int) pointsValidDays!: number;
  @Field(() => Boolean, { description: 'the prepaid balance pays when it is large enough, before anything else is charged' }) balanceFirst!: boolean;
  @Field(() => Date) publishedAt!: Date;
}

@ObjectType('Plan')
export class PlanType {
  @Field(() => ID) id!: string;
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
  @Field(() => String) market!: string;
  @Field(() => String) kind!: string;
  @Field(() => PlanStatusEnum) status!: PlanStatus;
  @Field(() => Int) revision!: number;
  @Field(() => Date) createdAt!: Date;
  @Field(() => Date, { nullable: true }) retiredAt!: Date | null;
  @Field(() => PlanVersionType) current!: PlanVersionType;
  @Field(() => [PlanVersionType]) versions!: readonly PlanVersionType[];
}

/** A plan version as the API shows it. */
export function planVersionView(version: PlanVersion): PlanVersionType {
  const { period, policy, durations, ...rest } = version;
  return { ...rest, ...durations, periodUnit: period.unit, periodCount: period.count, extensionPolicy: policy };
}
