import { Injectable } from '@nestjs/common';
import { scopeToSql } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { COUNT_BOUND, Database } from '#platform/database';
import type { BoundedCount } from '#platform/database';

/** How many lines are on each plan, in any of its versions: exact up to the bound. */
@Injectable()
export class LinesOnPlan {
  constructor(private readonly database: Database) {}

  /** Lines that the reader may see, by plan id. */
  async count(planIds: readonly string[], staff: StaffActor): Promise<ReadonlyMap<string, BoundedCount>> {
    const scope = scopeToSql(staff, 'read', 'Line', { market: 'l.market' }, 2);
    if (!scope) return new Map();
    const rows = await this.database.query<{ id: string; value: number }>(
      `SELECT p.id, c.value FROM unnest($1::uuid[]) p(id), LATERAL (
         SELECT count(*)::int AS value FROM (
           SELECT 1 FROM line l WHERE l.plan_version_id = ANY(ARRAY(SELECT v.id FROM plan_version v WHERE v.plan_id = p.id)) AND ${scope.sql} LIMIT ${COUNT_BOUND + 1}
         ) counted
       ) c`,
      [planIds, ...scope.parameters],
    );
    return new Map(rows.map(({ id, value }) => [id, { value: Math.min(value, COUNT_BOUND), moreThan: value > COUNT_BOUND }]));
  }
}
