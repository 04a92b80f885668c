import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { BigIntScalar, DateTimeScalar, StaffRoleEnum, graphqlEnum } from '#platform/graphql';
import { EFFECT_KINDS } from '../domain/effect.js';

const EffectKindEnum = graphqlEnum('EffectKind', EFFECT_KINDS);
const ValueTypeEnum = graphqlEnum('ValueType', ['text', 'instant', 'money', 'points', 'number', 'flag']);
const ActionModeEnum = graphqlEnum('ActionMode', ['preview', 'execute']);

@InputType('ActionControl')
export class ActionControlInput {
  @Field(() => ActionModeEnum)
  mode!: 'preview' | 'execute';

  @Field(() => String, { nullable: true, description: 'the hash of the plan that was previewed; needed to execute' })
  planHash?: string | null;

  @Field(() => String, { nullable: true, description: 'made by the client once per intent, kept over reloads and retries' })
  idempotencyKey?: string | null;

  @Field(() => String, { nullable: true })
  reasonCode?: string | null;

  @Field(() => String, { nullable: true })
  note?: string | null;
}

@ObjectType('Effect')
export class EffectType {
  @Field(() => EffectKindEnum)
  kind!: string;

  @Field(() => String)
  subjectType!: string;

  @Field(() => ID)
  subjectId!: string;

  @Field(() => String)
  field!: string;

  @Field(() => ValueTypeEnum)
  valueType!: string;

  @Field(() => String, { nullable: true })
  before!: string | null;

  @Field(() => String, { nullable: true })
  after!: string | null;
}

@ObjectType('LimitCheck')
export class LimitCheckType {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  unit!: string;

  @Field(() => Int)
  value!: number;

  @Field(() => Int, { nullable: true })
  limit!: number | null;

  @Field(() => Boolean)
  exceeded!: boolean;

  @Field(() => StaffRoleEnum, { nullable: true, description: 'the lowest role that may do it' })
  raisedBy!: string | null;
}

@ObjectType('ActionPlan')
export class ActionPlanType {
  @Field(() => String)
  action!: string;

  @Field(() => String)
  hash!: string;

  @Field(() => String)
  targetType!: string;

  @Field(() => ID, { nullable: true })
  targetId!: string | null;

  @Field(() => [EffectType])
  effects!: EffectType[];

  @Field(() => [LimitCheckType])
  limits!: LimitCheckType[];

  @Field(() => StaffRoleEnum, { nullable: true })
  approvalBy!: string | null;

  @Field(() => Boolean)
  reversible!: boolean;
}

@ObjectType('ActionExecution')
export class ActionExecutionType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  action!: string;

  @Field(() => String, { description: 'IN_PROGRESS, COMPLETED, DECLINED, or PENDING while the outcome of a charge is not known' })
  status!: string;

  @Field(() => DateTimeScalar)
  executedAt!: Date;

  @Field(() => String)
  actorName!: string;

  @Field(() => String)
  reasonCode!: string;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => BigIntScalar, { nullable: true })
  auditSeq!: bigint | null;

  @Field(() => ID, { nullable: true })
  chargeId!: string | null;

  @Field(() => ID, { description: 'what was worked on; for an action that creates, what it created' })
  targetId!: string;

  @Field(() => Boolean)
  undoable!: boolean;

  @Field(() => ID, { nullable: true })
  undoOf!: string | null;

  @Field(() => ID, { nullable: true })
  undoneBy!: string | null;

  @Field(() => Boolean, { description: 'the idempotency key had been used: this is the answer that it got then' })
  replayed!: boolean;
}
