import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { ChargeBook, OPEN_REFUND, RefundBook } from '#payments';
import type { ChargeRecord, ProviderOutcome, RefundRecord } from '#payments';
import { LineReader } from '#subscribers';
import type { LineRecord } from '#subscribers';
import type { FoundOutcome } from '../unresolved.desk.js';
import { RefundSettlement } from './refund.settlement.js';
import { NOTHING_TAKEN, ReversalReader } from './reversal.terms.js';
import type { ReversalTerms } from './reversal.terms.js';

export interface ForeseenRefundClose {
  readonly charge: ChargeRecord;
  readonly line: LineRecord;
  readonly refund: RefundRecord;
  /** What goes with it if the money has gone. */
  readonly takesBack: ReversalTerms;
}

export interface ClosedRefund {
  readonly chargeId: string;
  readonly found: FoundOutcome;
  /** Where it can be seen, in the words of the two persons. */
  readonly evidence: string;
  readonly now: Date;
}

/** Refunds that the provider never spoke of: after the last planned question two persons say, with evidence, whether the money has gone. */
@Injectable()
export class UnresolvedRefunds {
  constructor(
    private readonly charges: ChargeBook,
    private readonly lines: LineReader,
    private readonly refunds: RefundBook,
    private readonly reversals: ReversalReader,
    private readonly settlement: RefundSettlement,
  ) {}

  /**
   * What closing the open refund of a charge now would do; writes nothing.
   * @throws Refusal NOT_FOUND, REFUND_SETTLED, REFUND_STILL_ASKED, REFUND_GAVE_OTHERWISE
   */
  async foresee(chargeId: string, found: FoundOutcome, now: Date): Promise<ForeseenRefundClose> {
    const [charge] = await this.charges.find([chargeId]);
    const [line] = charge ? await this.lines.find([charge.lineId]) : [];
    if (!charge || !line) throw new Refusal('NOT_FOUND');
    const refund = await this.find(charge);
    const takesBack = found === 'paid' && refund.kind === 'reversal' ? await this.reversals.terms(charge, line, now) : NOTHING_TAKEN;
    return { charge, line, refund, takesBack };
  }

  /** Settles it, in the caller's transaction, through the door that every outcome takes. */
  async close({ chargeId, found, evidence, now }: ClosedRefund): Promise<void> {
    const [charge] = await this.charges.find([chargeId]);
    if (!charge) throw new Refusal('NOT_FOUND');
    const refund = await this.find(charge);
    await this.settlement.settle({ refundId: refund.id, kind: 'staff', outcome: outcomeOf(refund, found), evidence, startedAt: now, finishedAt: now }, now);
  }

  private async find({ id, reference }: ChargeRecord): Promise<RefundRecord> {
    const refund = (await this.refunds.ofCharge(id)).find(({ status }) => OPEN_REFUND.includes(status));
    if (!refund) throw new Refusal('REFUND_SETTLED', { charge: reference });
    // What went of it is in the books.
    if (refund.failureCode === 'amount_mismatch') throw new Refusal('REFUND_GAVE_OTHERWISE', { refund: refund.reference });
    if (refund.status === 'pending' || refund.nextCheckAt !== null) throw new Refusal('REFUND_STILL_ASKED', { refund: refund.reference });
    return refund;
  }
}

/** Persons vouch for the amount that was asked for. A refund that the provider once knew, and that did not go, was refused. */
function outcomeOf({ amountMinor: minor, currency, providerReference: reference }: RefundRecord, found: FoundOutcome): ProviderOutcome {
  if (found === 'paid') return { kind: 'succeeded', reference, captured: { minor, currency }, requestId: null };
  return reference === null ? { kind: 'not_found' } : { kind: 'failed', reference, raw: 'not_paid', network: null, advice: null, message: null, requestId: null };
}
