import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { FailureClassEnum, FailureType } from '#payments/api';
import type { FailureClass } from '#payments';
import { MoneyType, PageInfoType, graphqlEnum } from '#platform/graphql';
import { PlanVersionType } from '#plans/api';
import type { LineStatus } from '#subscribers';
import { LineLeaseType, LineRefType, LineStatusEnum, SubscriberRefType } from '#subscribers/api';
import { renewalStates } from '../domain/renewal.states.js';
import type { RenewalStatus } from '../domain/renewal.states.js';
import { WORKLIST_CLAIMS } from '../reads/worklist.filter.js';
import type { WorklistClaim } from '../reads/worklist.filter.js';
import { AWAITED_OF } from '../reads/worklist.js';
import type { AwaitedOf } from '../reads/worklist.js';

const WorklistClaimEnum = graphqlEnum('WorklistClaim', WORKLIST_CLAIMS);
const AwaitedOfEnum = graphqlEnum('AwaitedOf', AWAITED_OF);
const RenewalStatusEnum = graphqlEnum('RenewalStatus', renewalStates.states);

@ObjectType('Renewal')
export class RenewalType {
  @Field(() => ID) id!: string;
  @Field(() => ID) lineId!: string;
  @Field(() => ID) subscriberId!: string;
  @Field(() => Date) periodStart!: Date;
  @Field(() => MoneyType) amount!: MoneyType;
  @Field(() => RenewalStatusEnum) status!: RenewalStatus;
  @Field(() => Int) attempts!: number;
  @Field(() => Date, { nullable: true }) nextAttemptAt!: Date | null;
  @Field(() => FailureType, { nullable: true }) failure!: FailureType | null;
  @Field(() => Date) numberLostAt!: Date;
  @Field(() => Date, { nullable: true }) extendedTo!: Date | null;
  @Field(() => Date) createdAt!: Date;
  @Field(() => Date, { nullable: true }) settledAt!: Date | null;
  @Field(() => PlanVersionType) plan!: PlanVersionType;
  @Field(() => SubscriberRefType) subscriber!: SubscriberRefType;
  @Field(() => LineRefType) line!: LineRefType;
}

@ObjectType('FailureReason')
export class FailureReasonType {
  @Field(() => String) code!: string;
  @Field(() => FailureClassEnum) failureClass!: FailureClass;
  @Field(() => String) title!: string;
}

@ObjectType('WorklistRow')
export class WorklistRowType {
  @Field(() => ID) renewalId!: string;
  @Field(() => ID) subscriberId!: string;
  @Field(() => ID) lineId!: string;
  @Field(() => String) name!: string;
  @Field(() => String) msisdn!: string;
  @Field(() => String) market!: string;
  @Field(() => String) zone!: string;
  @Field(() => LineStatusEnum) lineStatus!: LineStatus;
  @Field(() => RenewalStatusEnum) status!: RenewalStatus;
  @Field(() => String, { nullable: true }) failureCode!: string | null;
  @Field(() => String, { nullable: true }) failureTitle!: string | null;
  @Field(() => AwaitedOfEnum, { nullable: true, description: 'what the subscriber is asked for, while it is awaited' }) awaited!: AwaitedOf | null;
  @Field(() => FailureClassEnum, { nullable: true }) failureClass!: FailureClass | null;
  @Field(() => ID, { nullable: true }) incidentId!: string | null;
  @Field(() => MoneyType) amount!: MoneyType;
  @Field(() => Int) attempts!: number;
  @Field(() => Date, { description: 'open since: the first attempt' }) openedAt!: Date;
  @Field(() => Date, { nullable: true }) nextAttemptAt!: Date | null;
  @Field(() => Date) validTo!: Date;
  @Field(() => Date) numberLostAt!: Date;
  @Field(() => String) planName!: string;
  @Field(() => LineLeaseType, { nullable: true, description: 'who works on the line' }) lease!: LineLeaseType | null;
}

@ObjectType('WorklistPage')
export class WorklistPageType {
  @Field(() => [WorklistRowType]) rows!: WorklistRowType[];
  @Field(() => PageInfoType) pageInfo!: PageInfoType;
}

@InputType('WorklistFilter')
export class WorklistFilterInput {
  @Field(() => RenewalStatusEnum, { nullable: true }) status?: RenewalStatus | null;
  @Field(() => FailureClassEnum, { nullable: true }) failureClass?: FailureClass | null;
  @Field(() => String, { nullable: true }) market?: string | null;
  @Field(() => Int, { nullable: true }) lostWithinDays?: number | null;
  @Field(() => String, { nullable: true, description: 'a normalised failure code; see failureReasons' }) failureCode?: string | null;
  @Field(() => Int, { nullable: true, description: 'open for so many hours at least, since the first attempt' }) minAgeHours?: number | null;
  @Field(() => Int, { nullable: true, description: 'open for so many hours at most' }) maxAgeHours?: number | null;
  @Field(() => ID, { nullable: true }) incidentId?: string | null;
  @Field(() => WorklistClaimEnum, { nullable: true }) claim?: WorklistClaim | null;
}
