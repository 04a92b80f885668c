import { z } from 'zod';
import { Action, field } from '#actions';
import type { ActionPlanner, ActionSettlement, ActionTarget, PlanContext, PlannedChange } from '#actions';
import { Refusal } from '#kernel';
import { ConfirmationDesk } from '../confirmation.desk.js';
import { ProviderInquiry } from '../provider.inquiry.js';
import { RequestedCharges } from './requested.charges.js';
import { requestEffects } from './request.effects.js';

const input = z.object({ lineId: field.id(), paymentMethodId: field.id('PAYMENT_METHODS').optional() });
type Input = z.infer<typeof input>;

/** Charges a failed renewal once more, for the subscriber to confirm with the bank under a link (3-D Secure). Nothing is taken before that. */
@Action<Input>({
  name: 'sendConfirmationLink',
  subject: 'Line',
  target: 'Line',
  targetField: 'lineId',
  input,
  reasons: ['payment_failure', 'customer_request', 'number_rescue', 'retention', 'other'],
  movesMoney: true,
  reversible: false,
})
export class SendConfirmationLink implements ActionPlanner<Input> {
  constructor(
    private readonly desk: ConfirmationDesk,
    private readonly requested: RequestedCharges,
    private readonly inquiry: ProviderInquiry,
  ) {}

  /** A charge that is open may have been paid already. */
  async prepare({ lineId }: Input): Promise<void> {
    const charge = await this.inquiry.refresh(lineId);
    if (charge?.status === 'succeeded') throw new Refusal('CHARGE_PAID_MEANWHILE', { charge: charge.reference });
  }

  async plan({ lineId, paymentMethodId }: Input, _target: ActionTarget | null, { now }: PlanContext): Promise<PlannedChange> {
    const { method, ...quote } = await this.desk.prepare(lineId, paymentMethodId ?? null, now);
    const { id, provider, brand, last4, accountLabel } = method;
    return { effects: requestEffects(quote, { paymentMethodId: id, provider, brand, last4, accountLabel, byLink: true }) };
  }

  settle(executionId: string): Promise<ActionSettlement> {
    return this.requested.settle(executionId);
  }

  standing(executionId: string): Promise<ActionSettlement> {
    return this.requested.standing(executionId);
  }
}
