import { z } from 'zod';
import { Action, field } from '#actions';
import type { ActionPlanner, ActionSettlement, ActionTarget, Effect, PlanContext, PlannedChange } from '#actions';
import { Refusal } from '#kernel';
import { ChargeBook } from '#payments';
import { ProviderInquiry } from '../provider.inquiry.js';
import { RenewalDesk } from '../renewal.desk.js';
import type { PreparedRenewal } from '../renewal.desk.js';
import { settlementOf } from './charge.settlement.js';

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
    private readonly charges: ChargeBook,
    private readonly inquiry: ProviderInquiry,
  ) {}

  /** While the outcome of a charge is open nothing else may be charged, so the provider is asked first. */
  async prepare({ lineId }: Input): Promise<void> {
    const charge = await this.inquiry.refresh(lineId);
    if (charge?.status === 'succeeded') throw new Refusal('CHARGE_PAID_MEANWHILE', { charge: charge.reference });
  }

  async plan({ lineId, paymentMethodId }: Input, _target: ActionTarget | null, { now }: PlanContext): Promise<PlannedChange> {
    return { effects: effectsOf(await this.desk.prepare(lineId, paymentMethodId ?? null, now)) };
  }

  async settle(executionId: string): Promise<ActionSettlement> {
    const requested = await this.charges.ofExecution(executionId);
    if (!requested) throw new Refusal('INTERNAL', { executionId });
    return settlementOf(await this.desk.perform(requested.id));
  }
}

/** The first effect is what is done; the others say what follows when it is paid. */
function effectsOf({ line, method, amount, validToAfter, points }: PreparedRenewal): Effect[] {
  const subject = { kind: 'charge_requested', subjectType: 'Line', subjectId: line.id } as const;
  const charge: Effect = {
    ...subject,
    field: 'charge',
    valueType: 'money',
    before: null,
    after: `${amount.minor} ${amount.currency}`,
    details: { paymentMethodId: method.id, brand: method.brand, last4: method.last4, accountLabel: method.accountLabel },
  };
  const validity: Effect = { ...subject, field: 'validTo', valueType: 'instant', before: line.validTo.toISOString(), after: validToAfter.toISOString() };
  const earned: Effect = { ...subject, field: 'points', valueType: 'points', before: null, after: String(points) };
  return points > 0n ? [charge, validity, earned] : [charge, validity];
}
