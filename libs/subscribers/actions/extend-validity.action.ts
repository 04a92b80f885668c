import { z } from 'zod';
import { Refusal, addLocalDays } from '#kernel';
import { Action, field } from '#actions';
import type { ActionPlanner, ActionTarget, PlanContext, PlannedChange } from '#actions';
import { RESCUABLE } from '../domain/line.states.js';
import { LineReader } from '../line.reader.js';

const input = z.object({ lineId: field.id(), days: field.integer(1, 3_650) });
type Input = z.infer<typeof input>;

/** Gives a line days without a charge, counted on its local calendar from the later of its end and now. */
@Action<Input>({
  name: 'extendValidity',
  subject: 'Line',
  target: 'Line',
  targetField: 'lineId',
  input,
  reasons: ['customer_request', 'payment_failure', 'service_outage', 'goodwill', 'operator_error', 'number_rescue', 'retention', 'other'],
  exclusive: true,
  reversible: true,
  limits: ['extendValidity.days'],
})
export class ExtendValidity implements ActionPlanner<Input> {
  constructor(private readonly lines: LineReader) {}

  async plan({ lineId, days }: Input, _target: ActionTarget | null, { now }: PlanContext): Promise<PlannedChange> {
    const [line] = await this.lines.find([lineId]);
    if (!line) throw new Refusal('NOT_FOUND');
    if (!RESCUABLE.includes(line.status)) throw new Refusal('LINE_TERMINATED', { status: line.status });
    const after = addLocalDays(line.validTo > now ? line.validTo : now, line.zone, days);
    return {
      effects: [
        {
          kind: 'validity_moved',
          subjectType: 'Line',
          subjectId: line.id,
          field: 'validTo',
          valueType: 'instant',
          before: line.validTo.toISOString(),
          after: after.toISOString(),
        },
      ],
      limits: [{ name: 'extendValidity.days', value: days }],
    };
  }
}
