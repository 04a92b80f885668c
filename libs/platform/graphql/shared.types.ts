import { Field, Int, ObjectType } from '@nestjs/graphql';
import { BigIntScalar } from './scalars.js';

/** `{ minor: bigint, currency }`, as the kernel's Money. */
@ObjectType('Money')
export class MoneyType {
  @Field(() => BigIntScalar)
  minor!: bigint;

  @Field(() => String)
  currency!: string;
}

@ObjectType('PageInfo')
export class PageInfoType {
  @Field(() => String, { nullable: true })
  endCursor!: string | null;

  @Field(() => Boolean)
  hasNextPage!: boolean;
}

/** Exact up to 10,000; `moreThan` beyond. */
@ObjectType('Count')
export class CountType {
  @Field(() => Int)
  value!: number;

  @Field(() => Boolean)
  moreThan!: boolean;
}
