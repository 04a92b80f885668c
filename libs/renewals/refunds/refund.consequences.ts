import { Injectable } from '@nestjs/common';
import { Ledger, RefundBook, accountGiving, moneyCaptured, nextCheckAt, refundPaid, refundReturned, refundStates } from '#payments';
import type { Captured, ProviderOutcome, RefundChange, RefundRecord } from '#payments';
import type { RefundVerdict } from './domain/refund.verdict.js';
import type { RefundCase } from './refund.case.js';
import { RefundNotices } from './refund.notices.js';
import { ReversalWriter } from './reversal.writer.js';
import { SuspendedCharge } from './suspended.charge.js';

/** Writes everything that a verdict changes, in the caller's transaction: money, validity, points, notices. All of it or nothing. */
@Injectable()
export class RefundConsequences {
  constructor(
    private readonly refunds: RefundBook,
    private readonly ledger: Ledger,
    private readonly reversals: ReversalWriter,
    private readonly suspended: SuspendedCharge,
    private readonly notices: RefundNotices,
  ) {}

  async write(subject: RefundCase, verdict: Exclude<RefundVerdict, { kind: 'no_news' }>, outcome: ProviderOutcome, now: Date): Promise<void> {
    const change = await this.apply(subject, verdict, outcome, now);
    await this.notices.publish(subject, change, now);
  }

  private async apply(subject: RefundCase, verdict: Exclude<RefundVerdict, { kind: 'no_news' }>, outcome: ProviderOutcome, now: Date): Promise<RefundChange> {
    const { refund } = subject;
    switch (verdict.kind) {
      case 'paid':
        return this.paid(subject, { ...changed(refund, outcome), status: refundStates.next(refund.status, refund.status === 'canceled' ? 'surface' : 'succeed'), settledAt: now }, now);
      case 'paid_otherwise':
        return this.paidOtherwise(subject, { ...changed(refund, outcome), status: refund.status === 'canceled' ? refund.status : refundStates.next(refund.status, 'lose'), failureCode: 'amount_mismatch' }, verdict.moved, now);
      case 'refused':
        return this.kept({ ...changed(refund, outcome), status: refundStates.next(refund.status, 'fail'), failureCode: 'refused', settledAt: now });
      case 'withdrawn':
        return this.kept({ ...changed(refund, outcome), status: refundStates.next(refund.status, 'withdraw'), failureCode: verdict.failure, settledAt: now });
      case 'returned':
        return this.returned(subject, { ...changed(refund, outcome), status: refundStates.next(refund.status, 'bounce'), failureCode: 'returned', returnedAt: now }, now);
      case 'not_known':
        return this.kept({ ...changed(refund, outcome), status: refundStates.next(refund.status, 'lose'), nextCheckAt: nextCheckAt(refund.createdAt, now), checks: refund.checks + 1 });
    }
  }

  private async paid(subject: RefundCase, change: RefundChange, now: Date): Promise<RefundChange> {
    const { line, charge, refund } = subject;
    const account = await this.accountOf(refund);
    const tookBack = refund.kind === 'reversal' ? await this.reversals.take(subject, now) : undefined;
    const done = tookBack ? { ...change, tookBack } : change;
    await this.refunds.change(done);
    await this.ledger.post([refundPaid({ refundId: refund.id, lineId: line.id, amount: amountOf(refund), account, at: now })]);
    await this.suspended.closeWhenEmpty(charge, now);
    return done;
  }

  /** What went is booked, and a person decides about it: nothing else of the charge can be refunded until then. */
  private async paidOtherwise({ line, refund }: RefundCase, change: RefundChange, moved: Captured, now: Date): Promise<RefundChange> {
    const amount = moneyCaptured(moved.minor, moved.currency);
    if (amount && amount.minor > 0n && refund.failureCode !== 'amount_mismatch') {
      await this.ledger.post([refundPaid({ refundId: refund.id, lineId: line.id, amount, account: 'suspense', at: now })]);
    }
    return this.kept(change);
  }

  private async returned(subject: RefundCase, change: RefundChange, now: Date): Promise<RefundChange> {
    const { line, refund } = subject;
    const account = await this.accountOf(refund);
    await this.reversals.giveAgain(subject, now);
    await this.ledger.post([refundReturned({ refundId: refund.id, lineId: line.id, amount: amountOf(refund), account, at: now })]);
    return this.kept(change);
  }

  private async kept(change: RefundChange): Promise<RefundChange> {
    await this.refunds.change(change);
    return change;
  }

  private async accountOf(refund: RefundRecord) {
    const taken = await this.ledger.takenBy(refund.chargeId);
    if (!taken) throw new Error(`Charge ${refund.chargeId} is refunded and was never booked`);
    return accountGiving(refund.kind, taken);
  }
}

function amountOf({ amountMinor: minor, currency }: RefundRecord) {
  return { minor, currency };
}

function changed(refund: RefundRecord, outcome: ProviderOutcome): Omit<RefundChange, 'status'> {
  return {
    id: refund.id,
    providerReference: 'reference' in outcome ? outcome.reference : null,
    rawCode: outcome.kind === 'failed' ? outcome.raw : null,
    failureCode: null,
    settledAt: null,
    returnedAt: null,
    nextCheckAt: null,
    checks: refund.checks,
  };
}
