import { HandlesEffect } from '#actions';
import type { Effect, EffectHandler } from '#actions';
import { LineTerms } from '../line.terms.js';

/** Switches a line's automatic renewal on or off. */
@HandlesEffect(
  'auto_renew_switched',
  (effect) => `EXISTS (SELECT FROM line l WHERE l.id = (${effect}->>'subjectId')::uuid AND l.auto_renew = (${effect}->>'after')::boolean)`,
)
export class AutoRenewSwitchedEffect implements EffectHandler {
  constructor(private readonly terms: LineTerms) {}

  async apply(effect: Effect): Promise<void> {
    await this.terms.change(effect.subjectId, { autoRenew: effect.after === 'true' });
  }

  invert(effect: Effect): Promise<Effect> {
    return Promise.resolve({ ...effect, before: effect.after, after: effect.before });
  }
}
