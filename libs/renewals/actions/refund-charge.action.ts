import { z } from 'zod';
import { Action, field } from '#actions';
import type { ActionPlanner, ActionSettlement, ActionTarget, Effect, PlanContext, PlannedChange } from '#actions';
import { Refusal, isCurrency, money } from '#kernel';
import type { CurrencyCode, Money } from '#kernel';
import { ChargeBook, REFUND_KINDS, RefundBook } from '#payments';
import type { RefundRecord } from '#payments';
import { RefundDesk } from '../refunds/refund.desk.js';
import type { PreparedRefund } from '../refunds/refund.desk.js';
import { RefundPerformer } from '../refunds/refund.performer.js';
import { takenBackEffects } from './refund.effects.js';

const input = z.object({
  chargeId: field.id(),
  /** Absent: all that is left. In minor units of the charge's currency. */
  amountMinor: field.minorUnits().nullish(),
  /** Refused unless it is the charge's. */
  currency: field.currency(isCurrency).nullish(),
  kind: field.choice(REFUND_KINDS),
});
type Input = z.infer<typeof input>;

/**
 * Gives money of a charge back.
 *
 * - `reversal` takes the renewal back: all that is left of the charge, the validity that it gave (never before now; where later movements stand on
 *   it, the end moves back by the same period), and the points that it earned, from their own lot; what is spent of them is shown and written off.
 * - `correction` returns money that should not have been taken, from suspense where it waits there. Validity and points stay.
 * - `goodwill` is a gift of ours. Validity and points stay.
 *
 * A part of a charge never moves validity or points. What follows is announced in the preview and comes true when the provider says that it is done.
 */
@Action<Input>({
  name: 'refundCharge',
  subject: 'Charge',
  target: 'Charge',
  targetField: 'chargeId',
  input,
  reasons: ['customer_request', 'payment_failure', 'service_outage', 'goodwill', 'operator_error', 'fraud_prevention', 'retention', 'correction', 'other'],
  movesMoney: true,
  reversible: false,
})
export class RefundCharge implements ActionPlanner<Input> {
  constructor(
    private readonly desk: RefundDesk,
    private readonly charges: ChargeBook,
    private readonly refunds: RefundBook,
    private readonly performer: RefundPerformer,
  ) {}

  async plan({ chargeId, amountMinor, currency, kind }: Input, _target: ActionTarget | null, { now }: PlanContext): Promise<PlannedChange> {
    const [charge] = await this.charges.find([chargeId]);
    if (!charge) throw new Refusal('NOT_FOUND');
    const amount = amountMinor == null ? null : wanted(amountMinor, currency ?? charge.currency);
    return { effects: effectsOf(await this.desk.prepare(chargeId, { kind, amount }, now)) };
  }

  async settle(executionId: string): Promise<ActionSettlement> {
    return settlementOf(await this.performer.perform((await this.requested(executionId)).id));
  }

  async standing(executionId: string): Promise<ActionSettlement> {
    return settlementOf(await this.requested(executionId));
  }

  private async requested(executionId: string): Promise<RefundRecord> {
    const refund = await this.refunds.ofExecution(executionId);
    if (!refund) throw new Refusal('INTERNAL', { executionId });
    return refund;
  }
}

function settlementOf({ chargeId, status }: RefundRecord): ActionSettlement {
  return { chargeId, status: status === 'succeeded' ? 'completed' : status === 'failed' || status === 'canceled' ? 'declined' : 'pending' };
}

/** Whole digits only; Refusal AMOUNT_INVALID for anything else, and for what the database could not hold. */
function wanted(minor: string, currency: string): Money {
  if (!/^\d{1,19}$/.test(minor)) throw new Refusal('AMOUNT_INVALID', { currency });
  return money(BigInt(minor), currency as CurrencyCode);
}

/** The first effect is what is done; the others say what follows when the money has gone. */
function effectsOf({ charge, line, granted, takesBack }: PreparedRefund): Effect[] {
  const kind = 'refund_requested';
  const { amount } = granted;
  return [
    {
      kind,
      subjectType: 'Charge',
      subjectId: charge.id,
      field: 'refund',
      valueType: 'money',
      before: null,
      after: `${amount.minor} ${amount.currency}`,
      details: { refundKind: granted.kind, account: granted.account, chargeReference: charge.reference },
    },
    ...takenBackEffects(kind, line, takesBack),
  ];
}
