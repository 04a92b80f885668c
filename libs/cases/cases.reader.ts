import { Injectable } from '@nestjs/common';
import { scopeToSql } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { Database } from '#platform/database';

export interface CaseView {
  readonly id: string;
  readonly reference: string;
  readonly subject: string;
  readonly status: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly lineId: string | null;
  readonly renewalId: string | null;
  readonly openedByName: string | null;
  readonly revision: number;
}

const MAX_CASES = 50;

@Injectable()
export class CaseReader {
  constructor(private readonly database: Database) {}

  /** Open ones first, then the newest. */
  ofSubscriber(subscriberId: string, staff: StaffActor): Promise<CaseView[]> {
    const scope = scopeToSql(staff, 'read', 'Case', { market: 's.market' }, 2);
    return this.database.query<CaseView>(
      `SELECT k.id, k.reference, k.subject, upper(k.status) AS status, k.opened_at AS "openedAt", k.closed_at AS "closedAt", k.line_id AS "lineId",
              k.renewal_id AS "renewalId", a.name AS "openedByName", k.revision
       FROM support_case k JOIN subscriber s ON s.id = k.subscriber_id LEFT JOIN staff_account a ON a.id = k.opened_by
       WHERE k.subscriber_id = $1 AND ${scope?.sql ?? 'FALSE'} ORDER BY k.status = 'closed', k.opened_at DESC, k.id DESC LIMIT ${MAX_CASES}`,
      [subscriberId, ...(scope?.parameters ?? [])],
    );
  }
}
