import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PlanVersionType } from '#plans/api';
import { BigIntScalar, LocalDateScalar, MoneyType } from '#platform/graphql';
import type { LineStatus } from '../domain/line.states.js';
import { LineStatusEnum, ProfileStateEnum } from './subscriber.enums.js';
import type { ProfileState } from './subscriber.enums.js';

/** Other features add their own fields: payment methods, renewals, charges, points, cases, the timeline. */
@ObjectType('Subscriber')
export class SubscriberType {
  @Field(() => ID) id!: string;
  @Field(() => String) externalId!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) email!: string | null;
  @Field(() => String) language!: string;
  @Field(() => String) zone!: string;
  @Field(() => String) market!: string;
  @Field(() => [String]) consents!: readonly string[];
  @Field(() => BigIntScalar) pointsBalance!: bigint;
  @Field(() => Int) revision!: number;
  @Field(() => Date) createdAt!: Date;
  @Field(() => [String], { description: 'names of fields that are masked for the reader' }) maskedFields!: readonly string[];
}

@ObjectType('Line')
export class LineType {
  @Field(() => ID) id!: string;
  @Field(() => String) msisdn!: string;
  @Field(() => String, { nullable: true }) iccid!: string | null;
  @Field(() => String, { nullable: true }) eid!: string | null;
  @Field(() => String, { nullable: true }) imsi!: string | null;
  @Field(() => ProfileStateEnum) profileState!: ProfileState;
  @Field(() => String) market!: string;
  @Field(() => String) zone!: string;
  @Field(() => LineStatusEnum) status!: LineStatus;
  @Field(() => PlanVersionType) plan!: PlanVersionType;
  @Field(() => Date) validFrom!: Date;
  @Field(() => Date) validTo!: Date;
  @Field(() => LocalDateScalar, { description: 'last full local day' }) validThrough!: string;
  @Field(() => Date) serviceLostAt!: Date;
  @Field(() => Date) numberLostAt!: Date;
  @Field(() => Int) anchorDay!: number;
  @Field(() => Boolean) autoRenew!: boolean;
  @Field(() => Date, { nullable: true }) renewAt!: Date | null;
  @Field(() => MoneyType) balance!: MoneyType;
  @Field(() => Int) revision!: number;
}

/** A subscriber as other records name them. */
@ObjectType('SubscriberRef')
export class SubscriberRefType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
}

/** A line as other records name it. */
@ObjectType('LineRef')
export class LineRefType {
  @Field(() => ID) id!: string;
  @Field(() => String) msisdn!: string;
  @Field(() => LineStatusEnum) status!: LineStatus;
  @Field(() => String) zone!: string;
  @Field(() => Date) validTo!: Date;
}
