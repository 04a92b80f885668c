import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('RetryRule', { description: 'a rule of a card network on how often a declined card may be tried again' })
export class RetryRuleType {
  @Field(() => ID) id!: string;
  @Field(() => String) network!: string;
  @Field(() => String, { description: 'CARD: every decline of the card; SAME_AMOUNT: those of this amount' }) counts!: string;
  @Field(() => Int) used!: number;
  @Field(() => Int, { description: 'at so many, no further attempt may be made' }) cap!: number;
  @Field(() => Int) windowHours!: number;
  @Field(() => String, { nullable: true, description: 'first day on which it holds, yyyy-mm-dd; null: longer than the source reaches' }) since!: string | null;
  @Field(() => String) source!: string;
}

@ObjectType('RetryBudget', { description: 'what the networks’ rules leave of a payment method, as the charge door judges it now' })
export class RetryBudgetType {
  @Field(() => ID) methodId!: string;
  @Field(() => String) brand!: string;
  @Field(() => String, { nullable: true }) network!: string | null;
  @Field(() => Boolean, { description: 'nothing is known of the brand’s own rules, so the strictest of all hold' }) assumed!: boolean;
  @Field(() => [RetryRuleType]) rules!: RetryRuleType[];
  @Field(() => Date, { nullable: true, description: 'from when an attempt is allowed; null: never' }) nextAllowedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'why never: consent, visa_category_1, advice' }) never!: string | null;
}
