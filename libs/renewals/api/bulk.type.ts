import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MoneyType, PageInfoType, graphqlEnum } from '#platform/graphql';
import { BULK_ACTIONS, BULK_ROW_STATUSES, bulkStates } from '../domain/bulk.states.js';
import type { BulkRowStatus, BulkStatus } from '../domain/bulk.states.js';
import { WorklistFilterInput } from './renewal.type.js';

const BulkStatusEnum = graphqlEnum('BulkStatus', bulkStates.states);
export const BulkRowStatusEnum = graphqlEnum('BulkRowStatus', BULK_ROW_STATUSES);
export const BULK_ACTION_NAMES: readonly string[] = BULK_ACTIONS;

@ObjectType('BulkRowCount')
export class BulkRowCountType {
  @Field(() => BulkRowStatusEnum) status!: BulkRowStatus;
  @Field(() => Int) count!: number;
}

@ObjectType('BulkRefusal')
export class BulkRefusalType {
  @Field(() => String) code!: string;
  @Field(() => String) message!: string;
  @Field(() => Int) count!: number;
}

@ObjectType('BulkFigures', { description: 'counted from the rows at the moment of the read' })
export class BulkFiguresType {
  @Field(() => Int) rows!: number;
  @Field(() => Int, { description: 'rows whose preview has been made; the sums are those of these' }) previewed!: number;
  @Field(() => Int) wouldRun!: number;
  @Field(() => Int, { description: 'days that would be given in all' }) days!: number;
  @Field(() => [MoneyType], { description: 'what would be charged in all' }) money!: readonly MoneyType[];
  @Field(() => [BulkRowCountType]) byStatus!: readonly BulkRowCountType[];
  @Field(() => [BulkRefusalType]) refusals!: readonly BulkRefusalType[];
}

@ObjectType('BulkRun', { description: 'one action over many failures, frozen when it was prepared' })
export class BulkRunType {
  @Field(() => ID) id!: string;
  @Field(() => String) reference!: string;
  @Field(() => String, { description: "an action's name, or undo" }) action!: string;
  @Field(() => BulkStatusEnum) status!: BulkStatus;
  @Field(() => String) reasonCode!: string;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => ID, { nullable: true }) undoOf!: string | null;
  @Field(() => ID) createdBy!: string;
  @Field(() => String) createdByName!: string;
  @Field(() => Date) createdAt!: Date;
  @Field(() => Date, { nullable: true }) startedAt!: Date | null;
  @Field(() => Date, { nullable: true }) finishedAt!: Date | null;
}

@ObjectType('BulkRow')
export class BulkRowType {
  @Field(() => Int) n!: number;
  @Field(() => ID) renewalId!: string;
  @Field(() => ID) lineId!: string;
  @Field(() => ID) subscriberId!: string;
  @Field(() => String) name!: string;
  @Field(() => String) msisdn!: string;
  @Field(() => String, { nullable: true, description: 'of the preview: ok or refused' }) verdict!: string | null;
  @Field(() => BulkRowStatusEnum) status!: BulkRowStatus;
  @Field(() => String, { nullable: true }) code!: string | null;
  @Field(() => String, { nullable: true }) message!: string | null;
  @Field(() => ID, { nullable: true, description: 'undoAction takes it back by itself' }) executionId!: string | null;
}

@ObjectType('BulkRowPage')
export class BulkRowPageType {
  @Field(() => [BulkRowType]) rows!: BulkRowType[];
  @Field(() => PageInfoType) pageInfo!: PageInfoType;
}

@InputType('BulkRunInput')
export class BulkRunInput {
  @Field(() => String, { description: BULK_ACTION_NAMES.join(', ') }) action!: string;
  @Field(() => Int, { nullable: true, description: 'of extendValidity' }) days?: number | null;
  @Field(() => Boolean, { nullable: true, description: 'of setAutoRenew' }) autoRenew?: boolean | null;
  @Field(() => String, { nullable: true, description: 'of openCase' }) subject?: string | null;
  @Field(() => String) reasonCode!: string;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => [ID], { nullable: true, description: 'rows chosen by hand; without them, all that the filter selects now' }) renewalIds?: string[] | null;
  @Field(() => WorklistFilterInput, { nullable: true }) filter?: WorklistFilterInput | null;
}
