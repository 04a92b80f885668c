import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { MoneyType, PageInfoType } from '#platform/graphql';
import type { ChargeStatus } from '../domain/charge.states.js';
import type { FailureClass } from '../domain/failure.js';
import { ChargeStatusEnum, FailureClassEnum } from './payment.enums.js';

@ObjectType('ChargeRow')
export class ChargeRowType {
  @Field(() => ID) id!: string;
  @Field(() => String) reference!: string;
  @Field(() => Date) createdAt!: Date;
  @Field(() => ID) subscriberId!: string;
  @Field(() => String) name!: string;
  @Field(() => String) msisdn!: string;
  @Field(() => MoneyType) amount!: MoneyType;
  @Field(() => ChargeStatusEnum) status!: ChargeStatus;
  @Field(() => String, { nullable: true }) failureCode!: string | null;
  @Field(() => String, { nullable: true }) failureTitle!: string | null;
  @Field(() => FailureClassEnum, { nullable: true }) failureClass!: FailureClass | null;
  @Field(() => String) brand!: string;
  @Field(() => String, { nullable: true }) last4!: string | null;
  @Field(() => String, { nullable: true }) accountLabel!: string | null;
  @Field(() => String) requestedBy!: string;
}

@ObjectType('ChargePage')
export class ChargePageType {
  @Field(() => [ChargeRowType]) rows!: ChargeRowType[];
  @Field(() => PageInfoType) pageInfo!: PageInfoType;
}

@InputType('ChargeFilter')
export class ChargeFilterInput {
  @Field(() => ChargeStatusEnum, { nullable: true }) status?: ChargeStatus | null;
  @Field(() => FailureClassEnum, { nullable: true }) failureClass?: FailureClass | null;
  @Field(() => String, { nullable: true }) market?: string | null;
  @Field(() => String, { nullable: true }) requestedBy?: string | null;
}
