import { z } from 'zod';
import { Action, field } from '#actions';
import type { ActionPlanner, ActionSettlement, ActionTarget, PlanContext, PlannedChange } from '#actions';
import { BANK_TRANSFER } from '#payments';
import { RenewalDesk } from '../renewal.desk.js';
import { RequestedCharges } from './requested.charges.js';
import { requestEffects } from './request.effects.js';

const input = z.object({ lineId: field.id() });
type Input = z.infer<typeof input>;

/** Has the subscriber pay a line's renewal by bank transfer, under a reference of its own. Nothing is charged meanwhile. */
@Action<Input>({
  name: 'awaitTransfer',
  subject: 'Line',
  target: 'Line',
  targetField: 'lineId',
  input,
  reasons: ['customer_request', 'payment_failure', 'number_rescue', 'retention', 'other'],
  reversible: false,
})
export class AwaitTransfer implements ActionPlanner<Input> {
  constructor(
    private readonly desk: RenewalDesk,
    private readonly requested: RequestedCharges,
  ) {}

  async plan({ lineId }: Input, _target: ActionTarget | null, { now }: PlanContext): Promise<PlannedChange> {
    const quote = await this.desk.quote(lineId, now);
    return { effects: requestEffects(quote, { provider: BANK_TRANSFER, paymentMethodId: null, brand: BANK_TRANSFER, last4: null, accountLabel: null }) };
  }

  settle(executionId: string): Promise<ActionSettlement> {
    return this.requested.settle(executionId);
  }

  standing(executionId: string): Promise<ActionSettlement> {
    return this.requested.standing(executionId);
  }
}
