import { Injectable } from '@nestjs/common';
import { AuditRecorder, SYSTEM } from '#audit';
import { ChargeBook, chargeStates, failureKind, refundable } from '#payments';
import type { ChargeRecord } from '#payments';
import { RenewalBook } from '../renewal.book.js';
import { renewalStates } from '../domain/renewal.states.js';
import { RefundFacts } from './refund.facts.js';

/** A charge that took another amount than it was asked for stays open as long as its money waits in suspense. */
@Injectable()
export class SuspendedCharge {
  constructor(
    private readonly charges: ChargeBook,
    private readonly renewals: RenewalBook,
    private readonly facts: RefundFacts,
    private readonly audit: AuditRecorder,
  ) {}

  /** Once all of its money has gone back, the charge has failed and its line can be charged again. */
  async closeWhenEmpty(charge: ChargeRecord, now: Date): Promise<void> {
    if (charge.status !== 'unknown' || refundable(await this.facts.of(charge))?.minor !== 0n) return;
    const failure = { failureCode: 'amount_mismatch', failureClass: failureKind('amount_mismatch').class } as const;
    const closed = {
      ...failure,
      id: charge.id,
      status: chargeStates.next(charge.status, 'fail'),
      providerReference: null,
      rawCode: null,
      networkCode: null,
      adviceCode: null,
      settledAt: now,
      nextCheckAt: null,
      checks: charge.checks,
      confirmUrl: null,
      block: null,
    };
    await this.charges.change([closed], now);
    this.audit.record({
      action: 'renewals.settle',
      actor: SYSTEM,
      subject: { type: 'Line', id: charge.lineId },
      subscriberId: charge.subscriberId,
      outcome: 'declined',
      details: { renewalId: charge.renewalId, chargeId: charge.id, charge: { before: charge.status, after: closed.status }, failure: closed.failureCode },
    });
    const [renewal] = await this.renewals.find([charge.renewalId]);
    if (renewal?.status !== 'unknown') return;
    await this.renewals.change([{ ...failure, id: renewal.id, status: renewalStates.next(renewal.status, 'give_up'), nextAttemptAt: null, extendedTo: null, settledAt: null }]);
  }
}
