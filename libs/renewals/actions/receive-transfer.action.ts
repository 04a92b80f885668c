import { z } from 'zod';
import { Action, field } from '#actions';
import type { ActionPlanner, Effect, PlannedChange } from '#actions';
import { Refusal } from '#kernel';
import { BANK_TRANSFER } from '#payments';
import { AwaitedDesk } from '../awaited.desk.js';
import type { AwaitedCharge } from '../awaited.desk.js';
import { extensionPaidFor } from '../domain/extension.js';

const input = z.object({ chargeId: field.id(), amountMinor: field.minorUnits(), bankReference: field.text(140) });
type Input = z.infer<typeof input>;

/** Says that a bank transfer has arrived, and how much of it. Takes effect when a second person has seen it, too. */
@Action<Input>({
  name: 'receiveTransfer',
  subject: 'Charge',
  target: 'Charge',
  targetField: 'chargeId',
  input,
  reasons: ['customer_request', 'payment_failure', 'number_rescue', 'correction', 'other'],
  movesMoney: true,
  secondPerson: true,
  reversible: false,
})
export class ReceiveTransfer implements ActionPlanner<Input> {
  constructor(private readonly desk: AwaitedDesk) {}

  async plan({ chargeId, amountMinor, bankReference }: Input): Promise<PlannedChange> {
    const awaited = await this.desk.find(chargeId);
    if (awaited.charge.provider !== BANK_TRANSFER) throw new Refusal('CHARGE_NOT_AWAITED', { charge: awaited.charge.reference });
    if (!/^[1-9]\d{0,14}$/.test(amountMinor)) throw new Refusal('AMOUNT_INVALID');
    const received: Effect = {
      kind: 'transfer_received',
      subjectType: 'Charge',
      subjectId: chargeId,
      field: 'received',
      valueType: 'money',
      before: null,
      after: `${amountMinor} ${awaited.charge.currency}`,
      details: { bankReference },
    };
    return { effects: [received, ...consequences(awaited, BigInt(amountMinor))] };
  }
}

/** What was asked for renews; any other amount waits in suspense for a person, and renews nothing. */
function consequences({ charge, line, plan }: AwaitedCharge, minor: bigint): Effect[] {
  const subject = { kind: 'transfer_received', subjectType: 'Charge', subjectId: charge.id } as const;
  const extension = minor === charge.amountMinor ? extensionPaidFor(line, plan, charge.createdAt) : null;
  if (!extension) return [{ ...subject, field: 'suspense', valueType: 'money', before: `${charge.amountMinor} ${charge.currency}`, after: `${minor} ${charge.currency}` }];
  const validity: Effect = { ...subject, field: 'validTo', valueType: 'instant', before: line.validTo.toISOString(), after: extension.toAfter.toISOString() };
  const points: Effect = { ...subject, field: 'points', valueType: 'points', before: null, after: String(plan.pointsEarned) };
  return plan.pointsEarned > 0 ? [validity, points] : [validity];
}
