import { z } from 'zod';
import { Action, field } from '#actions';
import type { ActionPlanner, ActionTarget, Effect, PlanContext, PlannedChange } from '#actions';
import { Refusal, looksLikeCardNumber } from '#kernel';
import { FOUND_OUTCOMES, UnresolvedDesk } from '../unresolved.desk.js';
import type { ForeseenClose } from '../unresolved.desk.js';

/** `evidence`: where both persons have seen it, such as a line of the provider's statement. */
const input = z.object({ chargeId: field.id(), outcome: field.choice(FOUND_OUTCOMES), evidence: field.text(500) });
type Input = z.infer<typeof input>;

/**
 * Says what became of a charge that the provider never spoke of. Possible after the last planned question; takes effect when a second person
 * has seen the evidence, too.
 */
@Action<Input>({
  name: 'closeUnknownCharge',
  subject: 'Charge',
  target: 'Charge',
  targetField: 'chargeId',
  input,
  reasons: ['payment_failure', 'customer_request', 'number_rescue', 'correction', 'other'],
  movesMoney: true,
  secondPerson: true,
  reversible: false,
})
export class CloseUnknownCharge implements ActionPlanner<Input> {
  constructor(private readonly desk: UnresolvedDesk) {}

  async plan({ chargeId, outcome, evidence }: Input, _target: ActionTarget | null, { now }: PlanContext): Promise<PlannedChange> {
    if (looksLikeCardNumber(evidence)) throw new Refusal('CARD_NUMBER_REFUSED');
    const foreseen = await this.desk.foresee(chargeId, outcome, now);
    const closed: Effect = {
      kind: 'unknown_closed',
      subjectType: 'Charge',
      subjectId: chargeId,
      field: 'outcome',
      valueType: 'text',
      before: 'unknown',
      after: outcome,
      details: { evidence, chargeReference: foreseen.charge.reference },
    };
    return { effects: [closed, ...consequences(foreseen)] };
  }
}

/** What the settlement brings along. When the next try would be is left out: it moves with the moment of the agreement. */
function consequences({ charge, settlement: { line, renewal, renewalChange, move, ledger, points } }: ForeseenClose): Effect[] {
  const subject = { kind: 'unknown_closed', subjectType: 'Charge', subjectId: charge.id } as const;
  const effects: Effect[] = [];
  if (ledger) effects.push({ ...subject, field: move ? 'charge' : 'suspense', valueType: 'money', before: null, after: `${charge.amountMinor} ${charge.currency}` });
  if (move) effects.push({ ...subject, field: 'validTo', valueType: 'instant', before: line.validTo.toISOString(), after: move.toAfter.toISOString() });
  if (points && points.quantity > 0n) effects.push({ ...subject, field: 'points', valueType: 'points', before: null, after: String(points.quantity) });
  return [...effects, { ...subject, field: 'renewal', valueType: 'text', before: renewal.status, after: renewalChange.status }];
}
