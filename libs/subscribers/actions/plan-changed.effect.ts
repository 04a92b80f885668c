import { HandlesEffect } from '#actions';
import type { Effect, EffectHandler } from '#actions';
import { LineTerms } from '../line.terms.js';

/** Puts a line on another plan version; `before` and `after` name it in words, `details` by id. */
@HandlesEffect(
  'plan_changed',
  (effect) => `EXISTS (SELECT FROM line l WHERE l.id = (${effect}->>'subjectId')::uuid AND l.plan_version_id = (${effect}->'details'->>'to')::uuid)`,
)
export class PlanChangedEffect implements EffectHandler {
  constructor(private readonly terms: LineTerms) {}

  async apply(effect: Effect): Promise<void> {
    await this.terms.change(effect.subjectId, { planVersionId: String(effect.details?.['to']) });
  }

  invert(effect: Effect): Promise<Effect> {
    const { from, to } = effect.details ?? {};
    return Promise.resolve({ ...effect, before: effect.after, after: effect.before, details: { from: to, to: from } });
  }
}
