import { HandlesEffect } from '#actions';
import type { Effect, EffectHandler } from '#actions';
import { Refusal } from '#kernel';
import { ChargeBook } from '#payments';

/** Takes the turn to ask: of two people who ask at once, one does. The question itself follows the commit. */
@HandlesEffect('provider_asked')
export class ProviderAskedEffect implements EffectHandler {
  constructor(private readonly charges: ChargeBook) {}

  async apply({ subjectId }: Effect): Promise<void> {
    const seconds = await this.charges.leaseQuestion(subjectId);
    if (seconds > 0) throw new Refusal('PROVIDER_JUST_ASKED', { seconds });
  }
}
