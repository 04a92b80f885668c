import { HandlesEffect } from '#actions';
import type { ApplyContext, Effect, EffectHandler } from '#actions';
import { UnresolvedRefunds } from '../refunds/unresolved.refunds.js';
import { FOUND_OUTCOMES } from '../unresolved.desk.js';

/** Settles a refund by what persons found out. What follows from it is announced beside it, and comes true with it. */
@HandlesEffect('unknown_refund_closed')
export class UnknownRefundClosedEffect implements EffectHandler {
  constructor(private readonly refunds: UnresolvedRefunds) {}

  async apply({ field, subjectId, after, details }: Effect, { now }: ApplyContext): Promise<void> {
    if (field !== 'refundOutcome') return;
    const found = FOUND_OUTCOMES.find((known) => known === after);
    if (!found) throw new Error('A refund is closed without an outcome');
    await this.refunds.close({ chargeId: subjectId, found, evidence: String(details?.['evidence']), now });
  }
}
