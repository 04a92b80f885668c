import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('ActionField')
export class ActionFieldType {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'TEXT, INTEGER, FLAG, CHOICE, ID, EMAIL, CURRENCY, MULTICHOICE, INTEGERS or MONEY (minor units as digits)' })
  type!: string;

  @Field(() => Boolean)
  required!: boolean;

  @Field(() => Int, { nullable: true })
  min!: number | null;

  @Field(() => Int, { nullable: true })
  max!: number | null;

  @Field(() => [String], { nullable: true })
  choices!: string[] | null;

  @Field(() => String, { nullable: true, description: 'where the choices of an ID come from: PAYMENT_METHODS, PLANS or CASES' })
  source!: string | null;
}

@ObjectType('ActionLimit')
export class ActionLimitType {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  unit!: string;

  @Field(() => Int, { nullable: true })
  limit!: number | null;
}

@ObjectType('ActionForm')
export class ActionFormType {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  targetType!: string;

  @Field(() => Boolean)
  allowed!: boolean;

  @Field(() => String, { nullable: true })
  deniedReason!: string | null;

  @Field(() => [ActionFieldType])
  fields!: ActionFieldType[];

  @Field(() => [String])
  reasonCodes!: string[];

  @Field(() => Boolean)
  movesMoney!: boolean;

  @Field(() => [ActionLimitType])
  limits!: ActionLimitType[];
}
