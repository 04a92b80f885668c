import { HandlesEffect } from '#actions';
import type { ApplyContext, Effect, EffectHandler } from '#actions';
import { BalanceDesk } from '../balance.desk.js';

/** Renews from the prepaid balance at once; what is announced beside it comes true with it. */
@HandlesEffect('balance_spent')
export class BalanceSpentEffect implements EffectHandler {
  constructor(private readonly desk: BalanceDesk) {}

  async apply(effect: Effect, { executionId, now }: ApplyContext): Promise<void> {
    if (effect.field === 'balance') await this.desk.pay(effect.subjectId, executionId, now);
  }
}
