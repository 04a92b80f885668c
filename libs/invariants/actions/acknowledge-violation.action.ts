import { z } from 'zod';
import { Refusal, looksLikeCardNumber, safeText } from '#kernel';
import { Action, field } from '#actions';
import type { ActionPlanner, Effect, PlannedChange } from '#actions';
import { InvariantReader } from '#invariants';
import { MoneyHold } from '#payments';

const input = z.object({ holdId: field.id(), explanation: field.text(500) });
type Input = z.infer<typeof input>;

/** Lets money move again, in the name of somebody who has looked at what was found. What is found later holds it anew. */
@Action<Input>({
  name: 'acknowledgeViolation',
  subject: 'Invariant',
  target: 'MoneyHold',
  targetField: 'holdId',
  input,
  reasons: ['correction', 'operator_error', 'service_outage', 'fraud_prevention', 'other'],
  reversible: false,
})
export class AcknowledgeViolation implements ActionPlanner<Input> {
  constructor(
    private readonly hold: MoneyHold,
    private readonly reader: InvariantReader,
  ) {}

  async plan({ holdId, explanation }: Input): Promise<PlannedChange> {
    if (looksLikeCardNumber(explanation)) throw new Refusal('CARD_NUMBER_REFUSED');
    if ((await this.hold.standing())?.id !== holdId) throw new Refusal('NOTHING_TO_CHANGE');
    const findings = await this.reader.ofHold(holdId);
    const released: Effect = {
      kind: 'money_released',
      subjectType: 'MoneyHold',
      subjectId: holdId,
      field: 'moneyMoves',
      valueType: 'flag',
      before: 'false',
      after: 'true',
      details: { explanation: safeText(explanation, 500), findings: findings.map(({ id, invariant }) => ({ id, invariant })) },
    };
    return { effects: [released] };
  }
}
