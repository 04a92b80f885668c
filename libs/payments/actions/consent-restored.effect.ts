import { HandlesEffect } from '#actions';
import type { ApplyContext, Effect, EffectHandler } from '#actions';
import { PaymentMethods } from '#payments';

/** Consent to recurring payments by one method, given or withdrawn. */
@HandlesEffect(
  'consent_restored',
  (effect) => `EXISTS (SELECT FROM payment_method m WHERE m.id = (${effect}->>'subjectId')::uuid
    AND m.status = CASE ${effect}->>'after' WHEN 'given' THEN 'usable' ELSE 'blocked' END)`,
)
export class ConsentRestoredEffect implements EffectHandler {
  constructor(private readonly methods: PaymentMethods) {}

  async apply({ subjectId, after }: Effect, { now }: ApplyContext): Promise<void> {
    await this.methods.changeConsent(subjectId, after === 'given', now);
  }

  invert(effect: Effect): Promise<Effect> {
    return Promise.resolve({ ...effect, before: effect.after, after: effect.before });
  }
}
