import { Injectable } from '@nestjs/common';
import { AuditRecorder, SYSTEM } from '#audit';
import { newId, newReference } from '#kernel';
import type { Locale } from '#kernel';
import { Database } from '#platform/database';
import { SubscriberCases } from '#subscribers';
import type { CaseToOpen, CaseTopic } from '#subscribers';
import { topicSubject } from './domain/case.topics.js';

/** Opens the cases that the system finds by itself; staff open theirs by an action. */
@Injectable()
export class CaseOpener extends SubscriberCases {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditRecorder,
  ) {
    super();
  }

  async open(cases: readonly CaseToOpen[]): Promise<void> {
    if (cases.length === 0) return;
    const byMatter = new Map(cases.map((each) => [`${each.chargeId} ${each.topic}`, each]));
    const opened = await this.database.query<{ id: string; reference: string; matter: string }>(
      `INSERT INTO support_case (id, reference, subscriber_id, line_id, renewal_id, charge_id, topic, status, opened_at)
       SELECT id, reference, subscriber_id, line_id, renewal_id, charge_id, topic, 'open', opened_at
       FROM jsonb_populate_recordset(NULL::support_case, $1::jsonb)
       ON CONFLICT (charge_id, topic) DO NOTHING RETURNING id, reference, charge_id || ' ' || topic AS matter`,
      [JSON.stringify([...byMatter.values()].map(toRow))],
    );
    for (const { id, reference, matter } of opened) this.record(id, reference, byMatter.get(matter));
  }

  subjectOf(topic: CaseTopic, locale: Locale): string {
    return topicSubject(topic, locale);
  }

  private record(id: string, reference: string, about: CaseToOpen | undefined): void {
    if (!about) return;
    const { topic, subscriberId, lineId, renewalId, chargeId } = about;
    this.audit.record({
      action: 'openCase',
      actor: SYSTEM,
      subject: { type: 'Case', id },
      subscriberId,
      outcome: 'done',
      details: { reference, topic, lineId, renewalId, chargeId },
    });
  }
}

function toRow({ topic, subscriberId, lineId, renewalId, chargeId, openedAt }: CaseToOpen): object {
  const [id, reference] = [newId(), newReference('CAS')];
  return { id, reference, subscriber_id: subscriberId, line_id: lineId, renewal_id: renewalId, charge_id: chargeId, topic, opened_at: openedAt };
}
