import { Injectable } from '@nestjs/common';
import { scopeToSql } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { Database } from '#platform/database';
import type { CaseTopic } from '#subscribers';
import { topicSubject } from './domain/case.topics.js';

export interface CaseView {
  readonly id: string;
  readonly reference: string;
  readonly subject: string;
  readonly status: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly lineId: string | null;
  readonly renewalId: string | null;
  /** The charge that a case of the system's is about. */
  readonly chargeId: string | null;
  readonly openedByName: string | null;
  readonly revision: number;
}

/** Somebody's own words, or a topic. */
type CaseRow = Omit<CaseView, 'subject'> & ({ readonly subject: string; readonly topic: null } | { readonly subject: null; readonly topic: CaseTopic });

const MAX_CASES = 50;

@Injectable()
export class CaseReader {
  constructor(private readonly database: Database) {}

  /** Open ones first, then the newest. */
  async ofSubscriber(subscriberId: string, staff: StaffActor): Promise<CaseView[]> {
    const scope = scopeToSql(staff, 'read', 'Case', { market: 's.market' }, 2);
    const rows = await this.database.query<CaseRow>(
      `SELECT k.id, k.reference, k.subject, k.topic, upper(k.status) AS status, k.opened_at AS "openedAt", k.closed_at AS "closedAt", k.line_id AS "lineId",
              k.renewal_id AS "renewalId", k.charge_id AS "chargeId", a.name AS "openedByName", k.revision
       FROM support_case k JOIN subscriber s ON s.id = k.subscriber_id LEFT JOIN staff_account a ON a.id = k.opened_by
       WHERE k.subscriber_id = $1 AND ${scope?.sql ?? 'FALSE'} ORDER BY k.status = 'closed', k.opened_at DESC, k.id DESC LIMIT ${MAX_CASES}`,
      [subscriberId, ...(scope?.parameters ?? [])],
    );
    return rows.map((row) => ({ ...row, subject: row.topic === null ? row.subject : topicSubject(row.topic, staff.locale) }));
  }
}
