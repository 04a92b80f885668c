import { Refusal } from '#kernel';
import { HandlesEffect } from '#actions';
import type { Effect, EffectHandler } from '#actions';
import { LineReader } from '../line.reader.js';
import { LineTerms } from '../line.terms.js';

/** Puts a line on another plan version; `before` and `after` name it in words, `details` by id. */
@HandlesEffect('plan_changed')
export class PlanChangedEffect implements EffectHandler {
  constructor(
    private readonly lines: LineReader,
    private readonly terms: LineTerms,
  ) {}

  async apply(effect: Effect): Promise<void> {
    await this.terms.change(effect.subjectId, { planVersionId: String(effect.details?.['to']) });
  }

  async invert(effect: Effect): Promise<Effect> {
    const [line] = await this.lines.find([effect.subjectId]);
    const { from, to } = effect.details ?? {};
    if (!line || line.planVersionId !== to) throw new Refusal('UNDO_NOT_POSSIBLE');
    return { ...effect, before: effect.after, after: effect.before, details: { from: to, to: from } };
  }
}
