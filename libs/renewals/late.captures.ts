import { Injectable } from '@nestjs/common';
import { AuditRecorder, SYSTEM } from '#audit';
import { money } from '#kernel';
import { ChargeBook, Ledger, chargeStates, isAsAsked, providerRequest, takenIntoSuspense } from '#payments';
import type { ChargeRecord, ChargeOutcome } from '#payments';
import { SubscriberCases } from '#subscribers';
import { RenewalBook } from './renewal.book.js';

interface Evidence {
  readonly chargeId: string;
  readonly outcome: ChargeOutcome;
}

/** Whether it proves that money was taken for a charge that we had closed without it. */
function isLate({ status }: ChargeRecord, outcome: ChargeOutcome): boolean {
  return outcome.kind === 'succeeded' && chargeStates.can(status, 'surface');
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
      if (!charge || seen.has(chargeId) || outcome.kind !== 'succeeded' || !isLate(charge, outcome)) continue;
      seen.add(chargeId);
      if (isAsAsked(providerRequest(charge), outcome.captured)) await this.surface(charge, outcome.reference, now);
      await this.tell(charge, now);
    }
  }

  private async surface(charge: ChargeRecord, providerReference: string | null, now: Date): Promise<void> {
    const status = chargeStates.next(charge.status, 'surface');
    const nothing = { rawCode: null, networkCode: null, adviceCode: null, failureCode: null, failureClass: null, nextCheckAt: null, block: null };
    await this.charges.change([{ id: charge.id, status, providerReference, settledAt: now, checks: charge.checks, ...nothing }], now);
    await this.ledger.post([takenIntoSuspense({ chargeId: charge.id, lineId: charge.lineId, amount: money(charge.amountMinor, charge.currency), at: now })]);
    const [renewal] = await this.renewals.find([charge.renewalId]);
    if (renewal?.status !== 'retry_scheduled') return;
    const given = { failureCode: 'paid_after_loss', failureClass: 'config' } as const;
    await this.renewals.change([{ id: renewal.id, status: 'failed', nextAttemptAt: null, ...given, extendedTo: null, settledAt: null }]);
  }

  private async tell({ id: chargeId, subscriberId, lineId, renewalId, status, executionId }: ChargeRecord, openedAt: Date): Promise<void> {
    await this.cases.open([{ topic: 'late_capture', subscriberId, lineId, renewalId, chargeId, openedAt }]);
    this.audit.record({
      action: 'renewals.settle',
      actor: SYSTEM,
      subject: { type: 'Line', id: lineId },
      subscriberId,
      outcome: 'done',
      executionId,
      details: { renewalId, chargeId, charge: { before: status, after: 'succeeded' }, failure: 'late_capture' },
    });
  }
}
