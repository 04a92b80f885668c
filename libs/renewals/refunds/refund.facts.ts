import { Injectable } from '@nestjs/common';
import { DisputeBook, Ledger, RefundBook } from '#payments';
import type { ChargeRecord, RefundableCharge } from '#payments';
import { LineValidity } from '#subscribers';

/** Reads what decides about the refund of a charge. */
@Injectable()
export class RefundFacts {
  constructor(
    private readonly ledger: Ledger,
    private readonly refunds: RefundBook,
    private readonly disputes: DisputeBook,
    private readonly validity: LineValidity,
  ) {}

  async of({ id, status }: ChargeRecord): Promise<RefundableCharge> {
    const refunds = await this.refunds.ofCharge(id);
    const isTakenBack = refunds.some((refund) => refund.kind === 'reversal' && refund.status === 'succeeded');
    return {
      status,
      taken: await this.ledger.takenBy(id),
      refunds,
      disputes: (await this.disputes.ofCharge(id)).map((dispute) => dispute.status),
      extended: !isTakenBack && (await this.validity.movedBy(id)) !== null,
    };
  }
}
