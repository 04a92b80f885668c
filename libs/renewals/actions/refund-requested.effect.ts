import { HandlesEffect } from '#actions';
import type { ApplyContext, Effect, EffectHandler } from '#actions';
import { money } from '#kernel';
import type { CurrencyCode } from '#kernel';
import { REFUND_KINDS } from '#payments';
import { RefundDesk } from '../refunds/refund.desk.js';

/** Puts a pending refund into the books. What follows from it is announced beside it, and comes true when it is settled. */
@HandlesEffect('refund_requested')
export class RefundRequestedEffect implements EffectHandler {
  constructor(private readonly desk: RefundDesk) {}

  async apply(effect: Effect, { executionId, now }: ApplyContext): Promise<void> {
    if (effect.field !== 'refund') return;
    const [minor = '', currency = ''] = String(effect.after).split(' ');
    const kind = REFUND_KINDS.find((known) => known === effect.details?.['refundKind']);
    if (!kind) throw new Error('A refund without a kind');
    await this.desk.request({ chargeId: effect.subjectId, kind, amount: money(BigInt(minor), currency as CurrencyCode), executionId, now });
  }
}
