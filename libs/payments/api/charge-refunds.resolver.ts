import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { MoneyType, loadFor } from '#platform/graphql';
import { RefundReader } from '../reads/refund.reader.js';
import type { DisputeView, RefundView } from '../reads/refund.view.js';
import { ChargeType } from './charge.type.js';
import { DisputeType, RefundType } from './refund.type.js';

/** What went back of a charge, and what still can. */
@Resolver(() => ChargeType)
export class ChargeRefundsResolver {
  constructor(private readonly reader: RefundReader) {}

  @ResolveField(() => [RefundType])
  async refunds(@Parent() charge: ChargeType): Promise<RefundType[]> {
    return (await loadFor<RefundView[]>(this.loadRefunds, charge.id, [])).map((refund) => ({
      ...refund,
      postings: [...refund.postings],
      pointsTaken: String(refund.pointsTaken),
      pointsWrittenOff: String(refund.pointsWrittenOff),
    }));
  }

  @ResolveField(() => [DisputeType])
  async disputes(@Parent() charge: ChargeType): Promise<DisputeType[]> {
    return (await loadFor<DisputeView[]>(this.loadDisputes, charge.id, [])).map((dispute) => ({ ...dispute, postings: [...dispute.postings] }));
  }

  @ResolveField(() => MoneyType, { nullable: true, description: 'what can still go back, refunds under way included; null for a charge that took nothing' })
  refundable(@Parent() charge: ChargeType): Promise<MoneyType | null> {
    return loadFor<MoneyType | null>(this.loadRefundable, charge.id, null);
  }

  private readonly loadRefunds = (ids: readonly string[]): Promise<Map<string, RefundView[]>> => this.reader.ofCharges(ids);
  private readonly loadDisputes = (ids: readonly string[]): Promise<Map<string, DisputeView[]>> => this.reader.disputesOf(ids);
  private readonly loadRefundable = (ids: readonly string[]): Promise<Map<string, MoneyType>> => this.reader.refundable(ids);
}
