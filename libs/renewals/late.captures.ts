import { Injectable } from '@nestjs/common';
import { AuditRecorder, SYSTEM } from '#audit';
import { money } from '#kernel';
import { ChargeBook, Ledger, chargeStates, failureKind, isAsAsked, moneyCaptured, providerRequest, takenIntoSuspense } from '#payments';
import type { ChargeChange, ChargeOutcome, ChargeRecord } from '#payments';
import { SubscriberCases } from '#subscribers';
import { RenewalBook } from './renewal.book.js';

interface Evidence {
  readonly chargeId: string;
  readonly outcome: ChargeOutcome;
}

type Captured = Extract<ChargeOutcome, { kind: 'succeeded' }>;

const OTHERWISE = 'amount_mismatch';

/** Whether a capture of a charge that we had closed is news: what was taken otherwise than it was asked for is booked, and its charge stays closed. */
function isLate({ status, failureCode }: ChargeRecord): boolean {
  return chargeStates.can(status, 'surface') && failureCode !== OTHERWISE;
}

/**
 * Money that turns up after its charge was closed: its request was held up on its way, or a worker's clock was wrong. It is
 * booked into suspense, a person decides what it is for, and until then the renewal does not charge a second time by itself.
 */
@Injectable()
export class LateCaptures {
  constructor(
    private readonly charges: ChargeBook,
    private readonly renewals: RenewalBook,
    private readonly ledger: Ledger,
    private readonly cases: SubscriberCases,
    private readonly audit: AuditRecorder,
  ) {}

  /** Books what is late among the exchanges, once for each charge, under the caller's locks. */
  async book(exchanges: readonly Evidence[], charges: ReadonlyMap<string, ChargeRecord>, now: Date): Promise<void> {
    const seen = new Set<string>();
    for (const { chargeId, outcome } of exchanges) {
      const charge = charges.get(chargeId);
      if (!charge || seen.has(chargeId) || outcome.kind !== 'succeeded' || !isLate(charge)) continue;
      seen.add(chargeId);
      const isWhole = isAsAsked(providerRequest(charge), outcome.captured);
      await (isWhole ? this.surface(charge, outcome, now) : this.takeOther(charge, outcome, now));
      await this.stopRetry(charge.renewalId);
      await this.tell(charge, isWhole, now);
    }
  }

  private async surface(charge: ChargeRecord, outcome: Captured, now: Date): Promise<void> {
    await this.charges.change([{ ...changed(charge, outcome, now), status: chargeStates.next(charge.status, 'surface') }], now);
    await this.ledger.post([takenIntoSuspense({ chargeId: charge.id, lineId: charge.lineId, amount: money(charge.amountMinor, charge.currency), at: now })]);
  }

  /** What was taken is booked as it was taken; the charge that asked for something else is still not paid. */
  private async takeOther(charge: ChargeRecord, outcome: Captured, now: Date): Promise<void> {
    const failure = { failureCode: OTHERWISE, failureClass: failureKind(OTHERWISE).class } as const;
    await this.charges.change([{ ...changed(charge, outcome, now), ...failure }], now);
    const amount = moneyCaptured(outcome.captured.minor, outcome.captured.currency);
    if (amount && amount.minor !== 0n) await this.ledger.post([takenIntoSuspense({ chargeId: charge.id, lineId: charge.lineId, amount, at: now })]);
  }

  private async stopRetry(renewalId: string): Promise<void> {
    const [renewal] = await this.renewals.find([renewalId]);
    if (renewal?.status !== 'retry_scheduled') return;
    const given = { failureCode: 'paid_after_loss', failureClass: 'config' } as const;
    await this.renewals.change([{ id: renewal.id, status: 'failed', nextAttemptAt: null, ...given, extendedTo: null, settledAt: null }]);
  }

  private async tell({ id: chargeId, subscriberId, lineId, renewalId, status, executionId }: ChargeRecord, isWhole: boolean, openedAt: Date): Promise<void> {
    await this.cases.open([{ topic: 'late_capture', subscriberId, lineId, renewalId, chargeId, openedAt }]);
    this.audit.record({
      action: 'renewals.settle',
      actor: SYSTEM,
      subject: { type: 'Line', id: lineId },
      subscriberId,
      outcome: 'done',
      executionId,
      details: { renewalId, chargeId, charge: { before: status, after: isWhole ? 'succeeded' : status }, failure: 'late_capture' },
    });
  }
}

function changed(charge: ChargeRecord, { reference }: Captured, settledAt: Date): ChargeChange {
  const nothing = { rawCode: null, networkCode: null, adviceCode: null, failureCode: null, failureClass: null, nextCheckAt: null, confirmUrl: null, block: null };
  return { id: charge.id, status: charge.status, providerReference: reference, settledAt, checks: charge.checks, ...nothing };
}
