import { Field, ID, ObjectType } from '@nestjs/graphql';
import { MoneyType, graphqlEnum } from '#platform/graphql';
import { disputeStates } from '../domain/dispute.states.js';
import type { DisputeStatus } from '../domain/dispute.states.js';
import { REFUND_KINDS, refundStates } from '../domain/refund.states.js';
import type { RefundKind, RefundStatus } from '../domain/refund.states.js';
import { LedgerPostingType } from './charge.type.js';

const RefundStatusEnum = graphqlEnum('RefundStatus', refundStates.states);
const RefundKindEnum = graphqlEnum('RefundKind', REFUND_KINDS);
const DisputeStatusEnum = graphqlEnum('DisputeStatus', disputeStates.states);

@ObjectType('Refund', { description: 'money of a charge that goes back; what a reversal took stands beside it once it is settled' })
export class RefundType {
  @Field(() => ID) id!: string;
  @Field(() => String) reference!: string;
  @Field(() => RefundKindEnum) kind!: RefundKind;
  @Field(() => MoneyType) amount!: MoneyType;
  @Field(() => RefundStatusEnum) status!: RefundStatus;
  @Field(() => String, { nullable: true, description: 'refused, returned, unreachable, never_received or amount_mismatch' }) failureCode!: string | null;
  @Field(() => String, { nullable: true, description: "the provider's code" }) rawCode!: string | null;
  @Field(() => String, { description: 'STAFF, or PROVIDER for one that was made there' }) requestedBy!: string;
  @Field(() => String, { nullable: true }) requestedByName!: string | null;
  @Field(() => String, { nullable: true }) reasonCode!: string | null;
  @Field(() => Date) createdAt!: Date;
  @Field(() => Date, { nullable: true }) settledAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'when the bank had sent the money back to us' }) returnedAt!: Date | null;
  @Field(() => Date, { nullable: true }) nextCheckAt!: Date | null;
  @Field(() => Date, { nullable: true }) validityBefore!: Date | null;
  @Field(() => Date, { nullable: true }) validityAfter!: Date | null;
  @Field(() => String, { description: 'points, as digits' }) pointsTaken!: string;
  @Field(() => String, { description: 'points, as digits' }) pointsWrittenOff!: string;
  @Field(() => [LedgerPostingType]) postings!: LedgerPostingType[];
}

@ObjectType('Dispute', { description: 'a payment that the subscriber takes back through the bank' })
export class DisputeType {
  @Field(() => ID) id!: string;
  @Field(() => DisputeStatusEnum) status!: DisputeStatus;
  @Field(() => MoneyType) amount!: MoneyType;
  @Field(() => MoneyType) fee!: MoneyType;
  @Field(() => String, { nullable: true, description: "the provider's word" }) reason!: string | null;
  @Field(() => Date) openedAt!: Date;
  @Field(() => Date, { nullable: true }) closedAt!: Date | null;
  @Field(() => [LedgerPostingType]) postings!: LedgerPostingType[];
}
