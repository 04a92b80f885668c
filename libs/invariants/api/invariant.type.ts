import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, JsonScalar, graphqlEnum } from '#platform/graphql';

const InvariantStateEnum = graphqlEnum('InvariantState', ['ok', 'violated', 'failed', 'never_checked', 'not_yet']);
export type InvariantState = 'ok' | 'violated' | 'failed' | 'never_checked' | 'not_yet';
const CheckDepthEnum = graphqlEnum('CheckDepth', ['new', 'all']);
const AskedByEnum = graphqlEnum('CheckAskedBy', ['schedule', 'staff', 'doctor']);

@ObjectType('InvariantFinding', { description: 'a row that breaks an invariant: ids, codes and amounts, nothing personal' })
export class InvariantFindingType {
  @Field(() => ID) id!: string;
  @Field(() => ID) invariant!: string;
  @Field(() => String) subjectType!: string;
  @Field(() => ID) subjectId!: string;
  @Field(() => ID, { nullable: true, description: 'whose line it is; null for what is no line' }) subscriberId!: string | null;
  @Field(() => JsonScalar) facts!: object;
  @Field(() => DateTimeScalar) foundAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) goneAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'of an invariant about money' }) acknowledgedAt!: Date | null;
  @Field(() => String, { nullable: true }) acknowledgedBy!: string | null;
}

@ObjectType('Invariant')
export class InvariantType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => String) statement!: string;
  @Field(() => Boolean, { description: 'while it is violated and nobody has acknowledged that, no money moves' }) money!: boolean;
  @Field(() => InvariantStateEnum) state!: InvariantState;
  @Field(() => String, { nullable: true, description: 'why there is nothing to check yet' }) notYet!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) checkedAt!: Date | null;
  @Field(() => CheckDepthEnum, { nullable: true, description: 'NEW: of the record only what has come since the last check was read' }) depth!: string | null;
  @Field(() => Int, { nullable: true }) millis!: number | null;
  @Field(() => Int) violations!: number;
  @Field(() => Boolean, { description: 'there are more than were counted' }) more!: boolean;
  @Field(() => String, { nullable: true, description: 'TIMED_OUT or SQLSTATE_…: why it could not be checked' }) failure!: string | null;
  @Field(() => [InvariantFindingType]) open!: InvariantFindingType[];
}

@ObjectType('InvariantRun')
export class InvariantRunType {
  @Field(() => ID) id!: string;
  @Field(() => AskedByEnum) askedBy!: string;
  @Field(() => CheckDepthEnum) depth!: string;
  @Field(() => DateTimeScalar) startedAt!: Date;
}

@ObjectType('MoneyHold', { description: 'no charge and no refund is made while it stands' })
export class MoneyHoldType {
  @Field(() => ID) id!: string;
  @Field(() => DateTimeScalar) since!: Date;
}

@ObjectType('InvariantsPage')
export class InvariantsPageType {
  @Field(() => [InvariantType]) invariants!: InvariantType[];
  @Field(() => InvariantRunType, { nullable: true }) lastRun!: InvariantRunType | null;
  @Field(() => MoneyHoldType, { nullable: true }) hold!: MoneyHoldType | null;
  @Field(() => [InvariantFindingType], { description: 'what the hold stands for' }) held!: InvariantFindingType[];
  @Field(() => [InvariantFindingType], { description: 'what was found and is gone, the latest first' }) gone!: InvariantFindingType[];
}
