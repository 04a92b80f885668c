import { Injectable } from '@nestjs/common';
import { Refusal, isUuid } from '#kernel';
import { failureTitle } from '#payments/api';
import type { FailureClass } from '#payments';
import { scopeToSql } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { COUNT_BOUND, Database, SqlParameters } from '#platform/database';
import type { BoundedCount } from '#platform/database';

interface StoredIncident {
  readonly id: string;
  readonly reference: string;
  readonly scope: 'issuer' | 'provider';
  readonly provider: string;
  readonly issuer: string | null;
  readonly brand: string | null;
  readonly failureCode: string;
  readonly failureClass: FailureClass;
  readonly startedAt: Date;
  readonly lastFailureAt: Date;
  readonly closedAt: Date | null;
  readonly closeReason: string | null;
  readonly affected: number;
}

export interface IncidentView extends Omit<StoredIncident, 'affected'> {
  readonly failureTitle: string | null;
  /** Failures that are open still, of those that the reader may see. */
  readonly affected: BoundedCount;
}

const LISTED = 50;

/** Incidents, each with as much of it as the reader's markets have. */
@Injectable()
export class IncidentReader {
  constructor(private readonly database: Database) {}

  /** The newest first; those that are over too, unless only open ones are wanted. What touches no renewal of the reader's is left out. */
  async list(isOpenOnly: boolean, staff: StaffActor): Promise<IncidentView[]> {
    const incidents = await this.read(() => (isOpenOnly ? 'i.closed_at IS NULL' : 'TRUE'), staff);
    return incidents.filter(({ affected, closedAt }) => affected.value > 0 || (staff.markets === null && closedAt !== null));
  }

  /** By id; ids that are none of the reader's are left out. */
  async of(ids: readonly string[], staff: StaffActor): Promise<Map<string, IncidentView>> {
    const incidents = await this.read((parameters) => `i.id = ANY(${parameters.bind(ids)}::uuid[])`, staff);
    return new Map(incidents.map((incident) => [incident.id, incident]));
  }

  /** Refusals BAD_INPUT, NOT_FOUND. */
  async incident(id: string, staff: StaffActor): Promise<IncidentView> {
    if (!isUuid(id)) throw new Refusal('BAD_INPUT', { field: 'id', reason: 'NOT_AN_ID' });
    const incident = (await this.of([id], staff)).get(id);
    if (!incident || (staff.markets !== null && incident.affected.value === 0)) throw new Refusal('NOT_FOUND');
    return incident;
  }

  private async read(where: (parameters: SqlParameters) => string, staff: StaffActor): Promise<IncidentView[]> {
    const parameters = new SqlParameters();
    const condition = where(parameters);
    const scope = scopeToSql(staff, 'read', 'Renewal', { market: 'r.market' }, parameters.next);
    parameters.append(scope?.parameters ?? []);
    const stored = await this.database.query<StoredIncident>(
      `SELECT i.id, i.reference, i.scope, i.provider, i.issuer, i.brand, i.failure_code AS "failureCode", i.failure_class AS "failureClass", i.started_at AS "startedAt",
         i.last_failure_at AS "lastFailureAt", i.closed_at AS "closedAt", i.close_reason AS "closeReason",
         (SELECT count(*)::int FROM (SELECT FROM renewal r WHERE r.incident_id = i.id AND r.status IN ('unknown', 'retry_scheduled', 'failed') AND ${scope?.sql ?? 'FALSE'}
            LIMIT ${COUNT_BOUND + 1}) counted) AS affected
       FROM incident i WHERE ${condition} ORDER BY i.started_at DESC, i.id DESC LIMIT ${LISTED}`,
      parameters.values,
    );
    return stored.map(({ affected, ...incident }) => ({
      ...incident,
      failureTitle: failureTitle(incident.failureCode, staff),
      affected: { value: Math.min(affected, COUNT_BOUND), moreThan: affected > COUNT_BOUND },
    }));
  }
}
