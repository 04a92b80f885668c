import { z } from 'zod';
import { Refusal, looksLikeCardNumber, safeText } from '#kernel';
import { Action, field } from '#actions';
import type { ActionPlanner, PlannedChange } from '#actions';
import { Database } from '#platform/database';

const input = z.object({ subscriberId: field.id(), lineId: field.id().nullish(), subject: field.text(200) });
type Input = z.infer<typeof input>;

/** Opens a case, whose reference the caller can be given. */
@Action<Input>({
  name: 'openCase',
  subject: 'Case',
  target: 'Subscriber',
  targetField: 'subscriberId',
  input,
  reasons: ['customer_request', 'payment_failure', 'service_outage', 'operator_error', 'fraud_prevention', 'other'],
  reversible: false,
})
export class OpenCase implements ActionPlanner<Input> {
  constructor(private readonly database: Database) {}

  async plan({ subscriberId, lineId, subject }: Input): Promise<PlannedChange> {
    if (looksLikeCardNumber(subject)) throw new Refusal('CARD_NUMBER_REFUSED');
    if (lineId != null) await this.refuseForeignLine(subscriberId, lineId);
    return {
      effects: [
        {
          kind: 'case_opened',
          subjectType: 'Case',
          subjectId: 'new',
          field: 'case',
          valueType: 'text',
          before: null,
          after: safeText(subject, 200),
          details: { subscriberId, lineId: lineId ?? null },
        },
      ],
    };
  }

  private async refuseForeignLine(subscriberId: string, lineId: string): Promise<void> {
    const [line] = await this.database.query('SELECT 1 FROM line WHERE id = $1 AND subscriber_id = $2', [lineId, subscriberId]);
    if (!line) throw new Refusal('NOT_FOUND');
  }
}
