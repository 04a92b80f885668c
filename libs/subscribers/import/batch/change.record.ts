import { newId } from '#kernel';
import type { Database } from '#platform/database';
import type { SubscriberField } from './batch.claims.js';
import type { Change } from './known.changes.js';
import type { LineField } from './verdict.js';

interface ChangeRecord {
  readonly subscriber_id: string;
  readonly line_id: string | null;
  readonly fields: (SubscriberField | LineField | 'payment_method')[];
}

/** Which fields the run changes, a row for each subscriber and each line; in the transaction that changes them. Movements of validity are rows of their own. */
export async function recordChanges(database: Database, changes: readonly Change[], runId: string | null, now: Date): Promise<void> {
  const records = recordsOf(changes).map((record) => ({ id: newId(), ...record }));
  if (records.length === 0) return;
  await database.query(
    `INSERT INTO import_change (id, run_id, subscriber_id, line_id, fields, changed_at)
     SELECT c.id, $2, c.subscriber_id, c.line_id, c.fields, $3
     FROM jsonb_to_recordset($1::jsonb) AS c(id uuid, subscriber_id uuid, line_id uuid, fields text[])`,
    [JSON.stringify(records), runId, now],
  );
}

function recordsOf(changes: readonly Change[]): ChangeRecord[] {
  const subscribers = new Map<string, ChangeRecord>();
  const lines: ChangeRecord[] = [];
  for (const { known: { subscriberId, lineId }, subscriberFields, methodChanged, lineFields } of changes) {
    if (subscriberId === null) continue;
    if (lineFields.length > 0) lines.push({ subscriber_id: subscriberId, line_id: lineId, fields: [...lineFields] });
    if (subscriberFields.length === 0 && !methodChanged) continue;
    const record = subscribers.get(subscriberId) ?? { subscriber_id: subscriberId, line_id: null, fields: [] };
    record.fields.push(...subscriberFields);
    if (methodChanged && !record.fields.includes('payment_method')) record.fields.push('payment_method');
    subscribers.set(subscriberId, record);
  }
  return [...subscribers.values(), ...lines];
}
