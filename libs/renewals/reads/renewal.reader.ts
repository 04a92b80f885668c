import { Injectable } from '@nestjs/common';
import { Refusal, isUuid } from '#kernel';
import { scopeToSql } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { Database, SqlParameters, preparedName } from '#platform/database';
import { PlanCatalogue } from '#plans';
import { planVersionView } from '#plans/api';
import { SELECT_RENEWAL, renewalView } from './renewal.view.js';
import type { RenewalView, StoredRenewal } from './renewal.view.js';

/** Renewals with everything that belongs to them; each method is one statement, whatever the number of renewals. */
@Injectable()
export class RenewalReader {
  constructor(
    private readonly database: Database,
    private readonly plans: PlanCatalogue,
  ) {}

  /** Refusals BAD_INPUT; NOT_FOUND for a missing renewal and for one of another market alike. */
  async renewal(id: string, staff: StaffActor): Promise<RenewalView> {
    if (!isUuid(id)) throw new Refusal('BAD_INPUT', { field: 'id', reason: 'NOT_AN_ID' });
    const [renewal] = await this.read((parameters) => `r.id = ${parameters.bind(id)}`, '', staff);
    if (!renewal) throw new Refusal('NOT_FOUND');
    return renewal;
  }

  /** The newest of one subscriber. */
  ofSubscriber(subscriberId: string, first: number, staff: StaffActor): Promise<RenewalView[]> {
    const order = `ORDER BY r.created_at DESC, r.id DESC LIMIT ${first}`;
    return this.read((parameters) => `r.subscriber_id = ${parameters.bind(subscriberId)}`, order, staff);
  }

  /** The open one of each line that has one, by line. */
  async openOfLines(lineIds: readonly string[], staff: StaffActor): Promise<Map<string, RenewalView>> {
    const open = `r.status IN ('due', 'charging', 'awaiting', 'unknown', 'retry_scheduled', 'failed')`;
    const renewals = await this.read((parameters) => `r.line_id = ANY(${parameters.bind(lineIds)}::uuid[]) AND ${open}`, '', staff);
    return new Map(renewals.map((renewal) => [renewal.lineId, renewal]));
  }

  private async read(where: (parameters: SqlParameters) => string, order: string, staff: StaffActor): Promise<RenewalView[]> {
    const parameters = new SqlParameters();
    const condition = where(parameters);
    const scope = scopeToSql(staff, 'read', 'Renewal', { market: 'r.market' }, parameters.next);
    parameters.append(scope?.parameters ?? []);
    const sql = `${SELECT_RENEWAL} WHERE ${condition} AND ${scope?.sql ?? 'FALSE'} ${order}`;
    const rows = await this.database.query<StoredRenewal>(sql, parameters.values, { name: preparedName(sql) });
    const versions = await this.plans.versions(rows.map((row) => row.planVersionId));
    return rows.flatMap((row) => {
      const plan = versions.get(row.planVersionId);
      return plan ? [renewalView(row, planVersionView(plan), staff)] : [];
    });
  }
}
