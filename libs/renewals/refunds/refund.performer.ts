import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { ProviderGate, RefundBook, refundRequest } from '#payments';
import type { RefundRecord } from '#payments';
import { RefundSettlement } from './refund.settlement.js';

/** Sends one pending refund, after the commit that wrote it and outside any transaction, and settles it. */
@Injectable()
export class RefundPerformer {
  constructor(
    private readonly refunds: RefundBook,
    private readonly gate: ProviderGate,
    private readonly settlement: RefundSettlement,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Gives the refund as it then is. */
  async perform(refundId: string): Promise<RefundRecord> {
    const refund = await this.find(refundId);
    if (refund.status !== 'pending') return refund;
    const startedAt = this.clock.now();
    const outcome = await this.gate.refund(refund.provider, refundRequest(refund));
    await this.settlement.settleSurely({ refundId, kind: 'create', outcome, startedAt, finishedAt: this.clock.now() });
    return this.find(refundId);
  }

  private async find(refundId: string): Promise<RefundRecord> {
    const [refund] = await this.refunds.find([refundId]);
    if (!refund) throw new Error(`No refund ${refundId}`);
    return refund;
  }
}
