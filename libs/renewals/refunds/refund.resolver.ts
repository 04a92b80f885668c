import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { ProviderGate, RefundBook, refundRequest } from '#payments';
import type { RefundRecord } from '#payments';
import { CallSlots } from '../live.run.js';
import { RefundSettlement } from './refund.settlement.js';

const BATCH = 100;
const CONCURRENCY = 8;

/** Asks the provider what became of refunds whose outcome is not known, also those that a killed process left behind. */
@Injectable()
export class RefundResolver {
  constructor(
    private readonly refunds: RefundBook,
    private readonly gate: ProviderGate,
    private readonly settlement: RefundSettlement,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Asks about every refund that is due for it; gives how many. */
  async resolveDue(stopping: () => boolean = () => false): Promise<number> {
    let asked = 0;
    while (!stopping()) {
      const refunds = await this.refunds.claimForCheck(BATCH, this.clock.now());
      if (refunds.length === 0) break;
      const slots = new CallSlots(CONCURRENCY);
      await Promise.all(refunds.map((refund) => slots.use(() => this.ask(refund))));
      asked += refunds.length;
    }
    return asked;
  }

  private async ask(refund: RefundRecord): Promise<void> {
    const startedAt = this.clock.now();
    const outcome = await this.gate.findRefund(refund.provider, refundRequest(refund));
    await this.settlement.settleSurely({ refundId: refund.id, kind: 'query', outcome, startedAt, finishedAt: this.clock.now() });
  }
}
