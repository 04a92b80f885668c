import { HandlesEffect } from '#actions';
import type { ApplyContext, Effect, EffectHandler } from '#actions';
import { LineValidity } from '../line.validity.js';

/** Moves the end of a line's validity from `before` to `after`. Only the last movement can be taken back: what came after it was decided on it. */
@HandlesEffect(
  'validity_moved',
  (effect) => `EXISTS (SELECT FROM line l WHERE l.id = (${effect}->>'subjectId')::uuid AND l.valid_to = (${effect}->>'after')::timestamptz)`,
)
export class ValidityMovedEffect implements EffectHandler {
  constructor(private readonly validity: LineValidity) {}

  async apply(effect: Effect, { executionId, now, undo }: ApplyContext): Promise<void> {
    await this.validity.move([
      { lineId: effect.subjectId, toAfter: new Date(String(effect.after)), source: undo ? 'undo' : 'staff', executionId, movedAt: now },
    ]);
  }

  invert(effect: Effect): Promise<Effect> {
    return Promise.resolve({ ...effect, before: effect.after, after: effect.before });
  }
}
