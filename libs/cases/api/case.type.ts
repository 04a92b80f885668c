import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('SupportCase')
export class SupportCaseType {
  @Field(() => ID) id!: string;
  @Field(() => String) reference!: string;
  @Field(() => String) subject!: string;
  @Field(() => String) status!: string;
  @Field(() => Date) openedAt!: Date;
  @Field(() => Date, { nullable: true }) closedAt!: Date | null;
  @Field(() => ID, { nullable: true }) lineId!: string | null;
  @Field(() => ID, { nullable: true }) renewalId!: string | null;
  @Field(() => ID, { nullable: true }) chargeId!: string | null;
  @Field(() => String, { nullable: true }) openedByName!: string | null;
  @Field(() => Int) revision!: number;
}
