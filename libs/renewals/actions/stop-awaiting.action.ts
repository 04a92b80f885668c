import { z } from 'zod';
import { Action, field } from '#actions';
import type { ActionPlanner, PlannedChange } from '#actions';
import { AwaitedDesk } from '../awaited.desk.js';

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
  constructor(private readonly desk: AwaitedDesk) {}

  async plan({ chargeId }: Input): Promise<PlannedChange> {
    const { charge } = await this.desk.find(chargeId);
    return {
      effects: [
        { kind: 'awaiting_stopped', subjectType: 'Charge', subjectId: charge.id, field: 'status', valueType: 'text', before: 'awaiting', after: 'canceled' },
      ],
    };
  }
}
