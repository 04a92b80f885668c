import { Injectable } from '@nestjs/common';
import { newId, newReference } from '#kernel';
import { ChargeBook, OPEN_REFUND, RefundBook, moneyCaptured } from '#payments';
import type { ChargeRecord, MoneyBack } from '#payments';
import { LineReader } from '#subscribers';
import { RefundSettlement } from './refund.settlement.js';

/** A message has to wait, for as long as it takes: what it tells of is certain to have happened. */
export const UNDER_WAY = 'a refund of ours is under way';

export type ToldRefund = Extract<MoneyBack, { about: 'refund' }>;

/**
 * Refunds that somebody made at the provider and not from here. The money is booked as a correction, validity and points stay, and a case is opened:
 * what it was for only a person can find out.
 */
@Injectable()
export class ForeignRefunds {
  constructor(
    private readonly lines: LineReader,
    private readonly charges: ChargeBook,
    private readonly refunds: RefundBook,
    private readonly settlement: RefundSettlement,
  ) {}

  /** In the caller's transaction. What came of it; UNDER_WAY: one of ours is for the charge, and this may be it. */
  async book(known: ChargeRecord, { reference, amount, outcome }: ToldRefund, now: Date): Promise<string> {
    if (outcome.kind === 'failed') return 'failed before it was known';
    await this.lines.lock([known.lineId]);
    const [charge] = await this.charges.lock([known.id]);
    const money = moneyCaptured(amount.minor, amount.currency);
    if (!charge || !money) throw new Error(`Refund ${reference} is in a currency that is not known`);
    if ((await this.refunds.ofCharge(charge.id)).some(({ status }) => OPEN_REFUND.includes(status))) return UNDER_WAY;
    const id = newId();
    await this.refunds.open({
      id,
      reference: newReference('REF'),
      chargeId: charge.id,
      lineId: charge.lineId,
      subscriberId: charge.subscriberId,
      market: charge.market,
      kind: 'correction',
      provider: charge.provider,
      providerReference: reference,
      amountMinor: money.minor,
      currency: money.currency,
      requestedBy: 'provider',
      executionId: null,
      createdAt: now,
    });
    await this.settlement.settle({ refundId: id, kind: 'webhook', outcome, startedAt: now, finishedAt: now }, now);
    return 'booked';
  }
}
