import { HandlesEffect } from '#actions';
import type { ApplyContext, Effect, EffectHandler } from '#actions';
import { RenewalDesk } from '../renewal.desk.js';

/** Puts a pending charge into the books. What follows from its payment is announced beside it, and comes true when it is settled. */
@HandlesEffect('charge_requested')
export class ChargeRequestedEffect implements EffectHandler {
  constructor(private readonly desk: RenewalDesk) {}

  async apply(effect: Effect, { executionId, now }: ApplyContext): Promise<void> {
    if (effect.field !== 'charge') return;
    const methodId = effect.details?.['paymentMethodId'];
    const byLink = effect.details?.['byLink'] === true;
    const request = { lineId: effect.subjectId, executionId, now };
    if (typeof methodId === 'string') await this.desk.request({ ...request, methodId, byLink });
    else await this.desk.requestTransfer(request);
  }
}
