import { z } from 'zod';
import { Action, field } from '#actions';
import type { ActionPlanner, ActionSettlement, ActionTarget, PlanContext, PlannedChange } from '#actions';
import { Refusal } from '#kernel';
import { BalanceDesk } from '../balance.desk.js';
import { ProviderInquiry } from '../provider.inquiry.js';
import { RenewalDesk } from '../renewal.desk.js';
import { RequestedCharges } from './requested.charges.js';
import { balanceEffects, requestEffects } from './request.effects.js';

const input = z.object({ lineId: field.id(), paymentMethodId: field.id('PAYMENT_METHODS').optional() });
type Input = z.infer<typeof input>;

/** Charges a line's renewal at once, by its default method or another one. */
@Action<Input>({
  name: 'renewNow',
  subject: 'Line',
  target: 'Line',
  targetField: 'lineId',
  input,
  reasons: ['customer_request', 'payment_failure', 'number_rescue', 'retention', 'other'],
  movesMoney: true,
  reversible: false,
})
export class RenewNow implements ActionPlanner<Input> {
  constructor(
    private readonly desk: RenewalDesk,
    private readonly balance: BalanceDesk,
    private readonly requested: RequestedCharges,
    private readonly inquiry: ProviderInquiry,
  ) {}

  /** While the outcome of a charge is open nothing else may be charged, so the provider is asked first. */
  async prepare({ lineId }: Input): Promise<void> {
    const charge = await this.inquiry.refresh(lineId);
    if (charge?.status === 'succeeded') throw new Refusal('CHARGE_PAID_MEANWHILE', { charge: charge.reference });
  }

  async plan({ lineId, paymentMethodId }: Input, _target: ActionTarget | null, { now }: PlanContext): Promise<PlannedChange> {
    const paid = paymentMethodId === undefined ? await this.balance.quote(lineId, now) : null;
    if (paid) return { effects: balanceEffects(paid) };
    const { method, ...quote } = await this.desk.prepare(lineId, paymentMethodId ?? null, now);
    const { id, provider, brand, last4, accountLabel } = method;
    return { effects: requestEffects(quote, { paymentMethodId: id, provider, brand, last4, accountLabel }) };
  }

  settle(executionId: string): Promise<ActionSettlement> {
    return this.requested.settle(executionId);
  }

  standing(executionId: string): Promise<ActionSettlement> {
    return this.requested.standing(executionId);
  }
}
