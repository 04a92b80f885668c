import { z } from 'zod';
import { Action, ExecutionStore, field } from '#actions';
import type { ActionPlanner, ActionSettlement, PlannedChange } from '#actions';
import { Refusal } from '#kernel';
import { ChargeBook } from '#payments';
import type { ChargeRecord } from '#payments';
import { AwaitedDesk } from '../awaited.desk.js';
import { ProviderInquiry } from '../provider.inquiry.js';

const input = z.object({ chargeId: field.id() });
type Input = z.infer<typeof input>;

/** Waits no longer for the subscriber, so that the renewal can be paid in another way. */
@Action<Input>({
  name: 'stopAwaiting',
  subject: 'Charge',
  target: 'Charge',
  targetField: 'chargeId',
  input,
  reasons: ['customer_request', 'payment_failure', 'number_rescue', 'operator_error', 'other'],
  exclusive: true,
  reversible: false,
})
export class StopAwaiting implements ActionPlanner<Input> {
  constructor(
    private readonly desk: AwaitedDesk,
    private readonly charges: ChargeBook,
    private readonly inquiry: ProviderInquiry,
    private readonly executions: ExecutionStore,
  ) {}

  async plan({ chargeId }: Input): Promise<PlannedChange> {
    const { charge } = await this.desk.find(chargeId);
    return {
      effects: [
        { kind: 'awaiting_stopped', subjectType: 'Charge', subjectId: charge.id, field: 'status', valueType: 'text', before: 'awaiting', after: 'canceled' },
      ],
    };
  }

  /** A link is taken back at the provider, who may say that it has been paid. */
  async settle(executionId: string): Promise<ActionSettlement> {
    return stopped(await this.inquiry.settle(await this.chargeOf(executionId)));
  }

  async standing(executionId: string): Promise<ActionSettlement> {
    const [charge] = await this.charges.find([await this.chargeOf(executionId)]);
    if (!charge) throw new Refusal('NOT_FOUND');
    return stopped(charge);
  }

  private async chargeOf(executionId: string): Promise<string> {
    const execution = await this.executions.find(executionId);
    if (!execution) throw new Refusal('INTERNAL', { executionId });
    return execution.targetId;
  }
}

function stopped({ id: chargeId, status }: ChargeRecord): ActionSettlement {
  if (status === 'succeeded') return { status: 'declined', chargeId };
  return { status: status === 'canceled' || status === 'failed' ? 'completed' : 'pending', chargeId };
}
