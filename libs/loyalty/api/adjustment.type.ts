import { Field, ID, ObjectType } from '@nestjs/graphql';
import { BigIntScalar, PageInfoType } from '#platform/graphql';

@ObjectType('LoyaltyAdjustment')
export class AdjustmentType {
  @Field(() => BigIntScalar, { description: 'the audit entry that holds it' }) seq!: bigint;
  @Field(() => Date) recordedAt!: Date;
  @Field(() => ID) subscriberId!: string;
  @Field(() => String) subscriberName!: string;
  @Field(() => BigIntScalar, { description: 'given if positive, taken if negative' }) points!: bigint;
  @Field(() => String) actorName!: string;
  @Field(() => String) reasonCode!: string;
  @Field(() => ID) executionId!: string;
  @Field(() => ID, { nullable: true, description: 'the execution that this one took back' }) undoOf!: string | null;
  @Field(() => Boolean, { description: 'it has been taken back since' }) undone!: boolean;
  @Field(() => Boolean, { description: 'the reader made it and may take it back now; the preview has the last word' }) undoable!: boolean;
}

@ObjectType('LoyaltyAdjustmentPage')
export class AdjustmentPageType {
  @Field(() => [AdjustmentType]) rows!: AdjustmentType[];
  @Field(() => PageInfoType) pageInfo!: PageInfoType;
}
