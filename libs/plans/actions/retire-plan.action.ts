import { z } from 'zod';
import { Refusal } from '#kernel';
import { Action, field } from '#actions';
import type { ActionPlanner, PlannedChange } from '#actions';
import { Database } from '#platform/database';

const input = z.object({ planId: field.id() });
type Input = z.infer<typeof input>;

/** Takes a plan off sale. Lines that have it keep renewing on it. */
@Action<Input>({
  name: 'retirePlan',
  subject: 'Plan',
  target: 'Plan',
  targetField: 'planId',
  input,
  reasons: ['commercial_change', 'correction', 'other'],
  reversible: true,
})
export class RetirePlan implements ActionPlanner<Input> {
  constructor(private readonly database: Database) {}

  async plan({ planId }: Input): Promise<PlannedChange> {
    const [plan] = await this.database.query<{ status: string }>('SELECT status FROM plan WHERE id = $1', [planId]);
    if (plan?.status === 'retired') throw new Refusal('NOTHING_TO_CHANGE');
    return {
      effects: [
        { kind: 'plan_retired', subjectType: 'Plan', subjectId: planId, field: 'status', valueType: 'text', before: 'active', after: 'retired' },
      ],
    };
  }
}
