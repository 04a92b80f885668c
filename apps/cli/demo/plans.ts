import { newId } from '#kernel';
import type { Database } from '#platform/database';
import { DEMO_MARKETS } from './markets.js';
import type { DemoMarket } from './markets.js';

interface DemoPlan {
  readonly code: string;
  readonly name: string;
  readonly market: DemoMarket;
  readonly kind: 'prepaid' | 'keep_alive';
  readonly price: bigint;
  readonly unit: 'day' | 'month' | 'year';
  readonly count: number;
  readonly chargeDaysBefore: number;
  /** Days of grace, of suspension, of quarantine. */
  readonly durations: readonly [grace: number, suspended: number, quarantine: number];
  readonly retries: readonly number[];
  readonly points: number;
  readonly pointsValidDays: number;
}

const LONG_RETRIES = [-5, -3, -1, 0, 2, 5, 9];
const SHORT_RETRIES = [-1, 0, 1, 3, 6];

function plansOf(market: DemoMarket): DemoPlan[] {
  const code = market.code.toLowerCase();
  return [
    {
      code: `${code}-keep-alive-year`, name: 'Keep Alive, 1 year', market, kind: 'keep_alive', price: market.keepAliveYear, unit: 'year', count: 1,
      chargeDaysBefore: 7, durations: [30, 60, 90], retries: LONG_RETRIES, points: 120, pointsValidDays: 1_100,
    },
    {
      code: `${code}-prepaid-30`, name: 'Prepaid, 30 days', market, kind: 'prepaid', price: market.prepaid30, unit: 'day', count: 30,
      chargeDaysBefore: 3, durations: [15, 30, 60], retries: SHORT_RETRIES, points: 10, pointsValidDays: 500,
    },
    {
      code: `${code}-monthly`, name: 'Monthly', market, kind: 'prepaid', price: market.monthly, unit: 'month', count: 1,
      chargeDaysBefore: 3, durations: [15, 30, 60], retries: SHORT_RETRIES, points: 15, pointsValidDays: 500,
    },
  ];
}

/**
 * Makes the plans that are not there yet. Yearly plans have a second version, dearer by a tenth; a fourth of their lines keep the first.
 * @param publishedAt of the first versions; the second ones follow 200 days later
 */
export async function createDemoPlans(database: Database, publishedAt: Date): Promise<void> {
  const second = new Date(publishedAt.getTime() + 200 * 86_400_000);
  for (const plan of DEMO_MARKETS.flatMap(plansOf)) {
    const [created] = await database.query<{ id: string }>(
      `INSERT INTO plan (id, code, name, market, kind, status, created_at) VALUES ($1, $2, $3, $4, $5, 'active', $6) ON CONFLICT (code) DO NOTHING RETURNING id`,
      [newId(), plan.code, plan.name, plan.market.code, plan.kind, publishedAt],
    );
    if (!created) continue;
    await publish(database, created.id, 1, plan, plan.price, publishedAt);
    if (plan.unit === 'year') await publish(database, created.id, 2, plan, plan.price + plan.price / 10n, second);
  }
}

async function publish(database: Database, planId: string, number: number, plan: DemoPlan, price: bigint, at: Date): Promise<void> {
  await database.query(
    `INSERT INTO plan_version (id, plan_id, number, price_minor, currency, period_unit, period_count, extension_policy, max_accumulated_days,
       charge_days_before, grace_days, suspended_days, quarantine_days, retry_offsets_days, points_earned, points_valid_days, published_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'additive', NULL, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [newId(), planId, number, price, plan.market.currency, plan.unit, plan.count, plan.chargeDaysBefore, ...plan.durations, plan.retries, plan.points, plan.pointsValidDays, at],
  );
}
