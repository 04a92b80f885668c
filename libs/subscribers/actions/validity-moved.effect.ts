import { Refusal } from '#kernel';
import { HandlesEffect } from '#actions';
import type { ApplyContext, Effect, EffectHandler } from '#actions';
import { LineReader } from '../line.reader.js';
import { LineValidity } from '../line.validity.js';

/** Moves the end of a line's validity from `before` to `after`. */
@HandlesEffect('validity_moved')
export class ValidityMovedEffect implements EffectHandler {
  constructor(
    private readonly lines: LineReader,
    private readonly validity: LineValidity,
  ) {}

  async apply(effect: Effect, { executionId, now, undo }: ApplyContext): Promise<void> {
    await this.validity.move([
      { lineId: effect.subjectId, toAfter: new Date(String(effect.after)), source: undo ? 'undo' : 'staff', executionId, movedAt: now },
    ]);
  }

  /** Only the last movement can be taken back: what came after it was decided on it. */
  async invert(effect: Effect): Promise<Effect> {
    const [line] = await this.lines.find([effect.subjectId]);
    if (line?.validTo.toISOString() !== effect.after) throw new Refusal('UNDO_NOT_POSSIBLE');
    return { ...effect, before: effect.after, after: effect.before };
  }
}
