import { newId } from '#kernel';
import type { Database } from '#platform/database';

export interface PlanGiven {
  readonly code?: string;
  readonly name?: string;
  readonly market?: string;
  readonly status?: 'active' | 'retired';
}

/** A plan with one version: 5 € a month, 30 days of grace, 60 of suspension, 90 of quarantine. */
export async function insertPlan(database: Database, given: PlanGiven = {}): Promise<{ planId: string; planVersionId: string }> {
  const [planId, planVersionId] = [newId(), newId()];
  const at = new Date('2020-01-01T00:00:00Z');
  const { code = `keep-${planId.slice(-12)}`, name = 'Keep', market = 'FR', status = 'active' } = given;
  await database.query(
    `INSERT INTO plan (id, code, name, market, kind, status, created_at, retired_at) VALUES ($1, $2, $3, $4, 'keep_alive', $5, $6, CASE WHEN $5 = 'retired' THEN $6::timestamptz END)`,
    [planId, code, name, market, status, at],
  );
  await insertPlanVersion(database, { planId, planVersionId, number: 1, publishedAt: at });
  return { planId, planVersionId };
}

export async function insertPlanVersion(
  database: Database,
  given: { planId: string; planVersionId?: string; number: number; publishedAt: Date },
): Promise<string> {
  const id = given.planVersionId ?? newId();
  await database.query(
    `INSERT INTO plan_version (id, plan_id, number, price_minor, currency, period_unit, period_count, extension_policy, charge_days_before,
       grace_days, suspended_days, quarantine_days, retry_offsets_days, points_earned, published_at)
     VALUES ($1, $2, $3, 500, 'EUR', 'month', 1, 'additive', 7, 30, 60, 90, '{-5,-3,-1,0}', 50, $4)`,
    [id, given.planId, given.number, given.publishedAt],
  );
  return id;
}
