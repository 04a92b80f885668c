import { HandlesEffect } from '#actions';
import type { ApplyContext, Effect, EffectHandler } from '#actions';
import { MoneyHold } from '#payments';

@HandlesEffect('money_released')
export class MoneyReleasedEffect implements EffectHandler {
  constructor(private readonly hold: MoneyHold) {}

  async apply({ subjectId: holdId, details }: Effect, { executionId, actorId: staffId, now: at }: ApplyContext): Promise<void> {
    await this.hold.release({ holdId, staffId, executionId, explanation: String(details?.['explanation']), at });
  }
}
