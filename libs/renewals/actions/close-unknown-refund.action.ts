import { z } from 'zod';
import { Action, field } from '#actions';
import type { ActionPlanner, ActionTarget, Effect, PlanContext, PlannedChange } from '#actions';
import { Refusal, looksLikeCardNumber } from '#kernel';
import { UnresolvedRefunds } from '../refunds/unresolved.refunds.js';
import type { ForeseenRefundClose } from '../refunds/unresolved.refunds.js';
import { FOUND_OUTCOMES } from '../unresolved.desk.js';
import { takenBackEffects } from './refund.effects.js';

/** The open refund of the charge. `evidence`: where both persons have seen it, such as a line of the provider's statement. */
const input = z.object({ chargeId: field.id(), outcome: field.choice(FOUND_OUTCOMES), evidence: field.text(500) });
type Input = z.infer<typeof input>;

/**
 * Says whether the money of a refund that the provider never spoke of has gone. Possible after the last planned question; takes effect when a
 * second person has seen the evidence, too.
 */
@Action<Input>({
  name: 'closeUnknownRefund',
  subject: 'Charge',
  target: 'Charge',
  targetField: 'chargeId',
  input,
  reasons: ['payment_failure', 'customer_request', 'correction', 'other'],
  movesMoney: true,
  secondPerson: true,
  reversible: false,
})
export class CloseUnknownRefund implements ActionPlanner<Input> {
  constructor(private readonly refunds: UnresolvedRefunds) {}

  async plan({ chargeId, outcome, evidence }: Input, _target: ActionTarget | null, { now }: PlanContext): Promise<PlannedChange> {
    if (looksLikeCardNumber(evidence)) throw new Refusal('CARD_NUMBER_REFUSED');
    const foreseen = await this.refunds.foresee(chargeId, outcome, now);
    const closed: Effect = {
      kind: 'unknown_refund_closed',
      subjectType: 'Charge',
      subjectId: chargeId,
      field: 'refundOutcome',
      valueType: 'text',
      before: 'unknown',
      after: outcome,
      details: { evidence, refundReference: foreseen.refund.reference },
    };
    return { effects: [closed, ...(outcome === 'paid' ? consequences(foreseen) : [])] };
  }
}

function consequences({ charge, line, refund, takesBack }: ForeseenRefundClose): Effect[] {
  const kind = 'unknown_refund_closed';
  const gone: Effect = { kind, subjectType: 'Charge', subjectId: charge.id, field: 'refund', valueType: 'money', before: null, after: `${refund.amountMinor} ${refund.currency}` };
  return [gone, ...takenBackEffects(kind, line, takesBack)];
}
