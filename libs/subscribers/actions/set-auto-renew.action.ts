import { z } from 'zod';
import { Refusal } from '#kernel';
import { Action, field } from '#actions';
import type { ActionPlanner, PlannedChange } from '#actions';
import { RESCUABLE } from '../domain/line.states.js';
import { LineReader } from '../line.reader.js';

const input = z.object({ lineId: field.id(), autoRenew: field.flag() });
type Input = z.infer<typeof input>;

/** Switches automatic renewal of a line on or off. */
@Action<Input>({
  name: 'setAutoRenew',
  subject: 'Line',
  target: 'Line',
  targetField: 'lineId',
  input,
  reasons: ['customer_request', 'payment_failure', 'fraud_prevention', 'retention', 'correction', 'other'],
  reversible: true,
})
export class SetAutoRenew implements ActionPlanner<Input> {
  constructor(private readonly lines: LineReader) {}

  async plan({ lineId, autoRenew }: Input): Promise<PlannedChange> {
    const [line] = await this.lines.find([lineId]);
    if (!line) throw new Refusal('NOT_FOUND');
    if (!RESCUABLE.includes(line.status)) throw new Refusal('LINE_TERMINATED', { status: line.status });
    if (line.autoRenew === autoRenew) throw new Refusal('NOTHING_TO_CHANGE');
    return {
      effects: [
        {
          kind: 'auto_renew_switched',
          subjectType: 'Line',
          subjectId: line.id,
          field: 'autoRenew',
          valueType: 'flag',
          before: String(line.autoRenew),
          after: String(autoRenew),
        },
      ],
    };
  }
}
