import { Field, ID, ObjectType } from '@nestjs/graphql';
import { BigIntScalar } from '#platform/graphql';

@ObjectType('PointsLot')
export class PointsLotType {
  @Field(() => ID) id!: string;
  @Field(() => BigIntScalar) quantity!: bigint;
  @Field(() => BigIntScalar) remaining!: bigint;
  @Field(() => Date) earnedAt!: Date;
  @Field(() => Date) expiresAt!: Date;
}
