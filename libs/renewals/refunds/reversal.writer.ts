import { Injectable } from '@nestjs/common';
import { PointsLedger } from '#loyalty';
import type { TakenBack } from '#payments';
import { LineTerms, LineValidity } from '#subscribers';
import { RenewalBook } from '../renewal.book.js';
import { validityToRestore } from './domain/taking-back.js';
import type { RefundCase } from './refund.case.js';
import { ReversalReader } from './reversal.terms.js';
import type { ReversalTerms } from './reversal.terms.js';

/** Takes a renewal back, and gives it again when the bank sends the refund back: by new movements and postings each time. */
@Injectable()
export class ReversalWriter {
  constructor(
    private readonly reversals: ReversalReader,
    private readonly validity: LineValidity,
    private readonly terms: LineTerms,
    private readonly renewals: RenewalBook,
    private readonly points: PointsLedger,
  ) {}

  async take(subject: RefundCase, now: Date): Promise<TakenBack> {
    const { line, charge, refund } = subject;
    await this.points.hold(line.subscriberId);
    const terms = await this.reversals.terms(charge, line, now);
    await this.takeValidity(subject, terms, now);
    const { points } = terms;
    if (points && points.taken > 0n) await this.movePoints(subject, points.lotId, -points.taken, `refund:${refund.id}`, now);
    return { validity: terms.validity, points: points?.taken ?? 0n, writtenOff: points?.writtenOff ?? 0n };
  }

  async giveAgain(subject: RefundCase, now: Date): Promise<void> {
    const { line, charge, refund } = subject;
    const { validityBefore, validityAfter, pointsTaken } = refund;
    const toAfter = validityBefore && validityAfter && validityToRestore(line, { before: validityBefore, after: validityAfter });
    if (toAfter) await this.validity.move([{ lineId: line.id, toAfter, source: 'refund', chargeId: charge.id, executionId: refund.executionId, movedAt: now }]);
    if (pointsTaken === 0n) return;
    await this.points.hold(line.subscriberId);
    const lot = await this.points.earnedBy(`charge:${charge.id}`);
    if (lot) await this.movePoints(subject, lot.id, pointsTaken, `refund:${refund.id}:returned`, now);
  }

  private async takeValidity({ line, charge, refund }: RefundCase, { validity, stopsAutoRenew }: ReversalTerms, now: Date): Promise<void> {
    if (validity) {
      await this.validity.move([{ lineId: line.id, toAfter: validity.after, source: 'refund', chargeId: charge.id, executionId: refund.executionId, movedAt: now }]);
      // What waits to renew the end that is gone does not fit the new one.
      await this.renewals.close([line.id], 'canceled', now);
    }
    if (stopsAutoRenew) await this.terms.change(line.id, { autoRenew: false });
    await this.renewals.reverse(line.id, charge.renewalId, validity?.after ?? line.validTo, now);
  }

  private movePoints({ line }: RefundCase, lotId: string, quantity: bigint, ref: string, at: Date): Promise<void> {
    return this.points.move([{ lotId, quantity }], { subscriberId: line.subscriberId, ref, kind: 'reverse', at });
  }
}
