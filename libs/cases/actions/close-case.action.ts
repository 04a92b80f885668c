import { z } from 'zod';
import { Refusal } from '#kernel';
import { Action, field } from '#actions';
import type { ActionPlanner, PlannedChange } from '#actions';
import { Database } from '#platform/database';

const input = z.object({ caseId: field.id('CASES') });
type Input = z.infer<typeof input>;

@Action<Input>({
  name: 'closeCase',
  subject: 'Case',
  target: 'Case',
  targetField: 'caseId',
  input,
  reasons: ['customer_request', 'payment_failure', 'service_outage', 'operator_error', 'correction', 'other'],
  reversible: true,
})
export class CloseCase implements ActionPlanner<Input> {
  constructor(private readonly database: Database) {}

  async plan({ caseId }: Input): Promise<PlannedChange> {
    const [found] = await this.database.query<{ status: string }>('SELECT status FROM support_case WHERE id = $1', [caseId]);
    if (found?.status !== 'open') throw new Refusal('NOTHING_TO_CHANGE');
    return {
      effects: [
        { kind: 'case_closed', subjectType: 'Case', subjectId: caseId, field: 'status', valueType: 'text', before: 'open', after: 'closed' },
      ],
    };
  }
}
