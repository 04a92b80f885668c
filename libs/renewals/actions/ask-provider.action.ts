import { z } from 'zod';
import { Action, ExecutionStore, field } from '#actions';
import type { ActionPlanner, ActionSettlement, ActionTarget, PlanContext, PlannedChange } from '#actions';
import { Refusal } from '#kernel';
import { ChargeBook } from '#payments';
import { ProviderInquiry, isAskable, isOpen } from '../provider.inquiry.js';
import { settlementOf } from './charge.settlement.js';

const input = z.object({ chargeId: field.id() });
type Input = z.infer<typeof input>;

/** Asks the provider now what became of a charge, and settles what it says. */
@Action<Input>({
  name: 'askProvider',
  subject: 'Charge',
  target: 'Charge',
  targetField: 'chargeId',
  input,
  reasons: ['payment_failure', 'customer_request', 'number_rescue', 'other'],
  movesMoney: true,
  reversible: false,
})
export class AskProvider implements ActionPlanner<Input> {
  constructor(
    private readonly charges: ChargeBook,
    private readonly inquiry: ProviderInquiry,
    private readonly executions: ExecutionStore,
  ) {}

  async plan({ chargeId }: Input, _target: ActionTarget | null, { now }: PlanContext): Promise<PlannedChange> {
    const [charge] = await this.charges.find([chargeId]);
    if (!charge) throw new Refusal('NOT_FOUND');
    if (!isOpen(charge)) throw new Refusal('CHARGE_SETTLED', { charge: charge.reference });
    if (!isAskable(charge, now)) throw new Refusal('CHARGE_IN_PROGRESS', { charge: charge.reference });
    const seconds = await this.charges.secondsToQuestion(chargeId);
    if (seconds > 0) throw new Refusal('PROVIDER_JUST_ASKED', { seconds });
    return {
      effects: [{ kind: 'provider_asked', subjectType: 'Charge', subjectId: chargeId, field: 'question', valueType: 'text', before: null, after: charge.reference }],
    };
  }

  async settle(executionId: string): Promise<ActionSettlement> {
    return settlementOf(await this.inquiry.settle(await this.askedAbout(executionId)));
  }

  async standing(executionId: string): Promise<ActionSettlement> {
    const [charge] = await this.charges.find([await this.askedAbout(executionId)]);
    if (!charge) throw new Refusal('NOT_FOUND');
    return settlementOf(charge);
  }

  private async askedAbout(executionId: string): Promise<string> {
    const execution = await this.executions.find(executionId);
    if (!execution) throw new Refusal('INTERNAL', { executionId });
    return execution.targetId;
  }
}
