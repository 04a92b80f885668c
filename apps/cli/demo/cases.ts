import { newId, newReference } from '#kernel';
import type { Database } from '#platform/database';
import { Random } from './random.js';

const SUBJECTS = [
  'Caller says the card was renewed last week', 'Asks to keep the number while abroad', 'Bank confirms that the card is not blocked',
  'Wants to pay with another card', 'Number is used for two-factor codes, urgent', 'Asks why the renewal was refused twice', 'Will call back after pay day',
];

interface OpenFailure {
  readonly id: string;
  readonly lineId: string;
  readonly subscriberId: string;
  readonly createdAt: Date;
}

/** Somebody has called about every twelfth open failure. Some of the cases are closed again. */
export async function openDemoCases(database: Database, agentId: string, now: Date): Promise<void> {
  const failures = await database.query<OpenFailure>(
    `SELECT id, line_id AS "lineId", subscriber_id AS "subscriberId", created_at AS "createdAt"
     FROM renewal WHERE status IN ('failed', 'retry_scheduled', 'unknown') ORDER BY number_lost_at, line_id LIMIT 2000`,
  );
  const random = new Random(failures.length);
  const rows = failures.filter((_, index) => index % 12 === 3).map((failure) => {
    const openedAt = new Date(failure.createdAt.getTime() + (now.getTime() - failure.createdAt.getTime()) * random.next());
    const isClosed = random.chance(0.3);
    return {
      id: newId(), reference: newReference('CAS'), subscriber_id: failure.subscriberId, line_id: failure.lineId, renewal_id: failure.id, subject: random.pick(SUBJECTS),
      status: isClosed ? 'closed' : 'open', opened_at: openedAt, closed_at: isClosed ? now : null,
    };
  });
  await database.query(
    `INSERT INTO support_case (id, reference, subscriber_id, line_id, renewal_id, subject, status, opened_by, opened_at, closed_at)
     SELECT id, reference, subscriber_id, line_id, renewal_id, subject, status, $2, opened_at, closed_at
     FROM jsonb_populate_recordset(NULL::support_case, $1::jsonb)`,
    [JSON.stringify(rows), agentId],
  );
}
