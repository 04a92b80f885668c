import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { BigIntScalar, JsonScalar, PageInfoType } from '#platform/graphql';

@ObjectType('AuditEntryRow')
export class AuditEntryRowType {
  @Field(() => BigIntScalar) seq!: bigint;
  @Field(() => Date) recordedAt!: Date;
  @Field(() => String) action!: string;
  @Field(() => String) actorKind!: string;
  @Field(() => String) actorName!: string;
  @Field(() => String) subjectType!: string;
  @Field(() => String) subjectId!: string;
  @Field(() => ID, { nullable: true }) subscriberId!: string | null;
  @Field(() => String) outcome!: string;
  @Field(() => String, { nullable: true }) reasonCode!: string | null;
  @Field(() => ID, { nullable: true }) executionId!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'how the execution stands now: IN_PROGRESS, PENDING, COMPLETED or DECLINED; the entry was written when it was asked for, and never changes',
  })
  executionStatus!: string | null;
}

/** The bus adds the plan and the execution as it knows them. */
@ObjectType('AuditEntry')
export class AuditEntryType {
  @Field(() => BigIntScalar) seq!: bigint;
  @Field(() => Date) recordedAt!: Date;
  @Field(() => String) hash!: string;
  @Field(() => String) prevHash!: string;
  @Field(() => String) action!: string;
  @Field(() => String) actorKind!: string;
  @Field(() => ID, { nullable: true }) actorId!: string | null;
  @Field(() => String) actorName!: string;
  @Field(() => String) subjectType!: string;
  @Field(() => String) subjectId!: string;
  @Field(() => ID, { nullable: true }) subscriberId!: string | null;
  @Field(() => String) outcome!: string;
  @Field(() => String, { nullable: true }) reasonCode!: string | null;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => String, { nullable: true }) requestId!: string | null;
  @Field(() => JsonScalar) body!: object;
  @Field(() => Boolean) hashMatches!: boolean;
}

@ObjectType('AuditPage')
export class AuditPageType {
  @Field(() => [AuditEntryRowType]) rows!: AuditEntryRowType[];
  @Field(() => PageInfoType) pageInfo!: PageInfoType;
}

@ObjectType('ChainHead')
export class ChainHeadType {
  @Field(() => BigIntScalar) seq!: bigint;
  @Field(() => String) hash!: string;
  @Field(() => Date, { nullable: true }) recordedAt!: Date | null;
}

@InputType('AuditFilter')
export class AuditFilterInput {
  @Field(() => ID, { nullable: true }) actorId?: string | null | undefined;
  @Field(() => String, { nullable: true }) action?: string | null | undefined;
  @Field(() => String, { nullable: true }) subjectType?: string | null | undefined;
  @Field(() => String, { nullable: true }) subjectId?: string | null | undefined;
  @Field(() => ID, { nullable: true }) subscriberId?: string | null | undefined;
  @Field(() => Date, { nullable: true }) from?: Date | null | undefined;
  @Field(() => Date, { nullable: true }) to?: Date | null | undefined;
  @Field(() => String, { nullable: true }) outcome?: string | null | undefined;
}
