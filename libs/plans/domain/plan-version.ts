import { money } from '#kernel';
import type { CurrencyCode, ExtensionPolicy, LifeDurations, Money, Period } from '#kernel';

/** The terms under which a line is renewed. A published version never changes. */
export interface PlanVersion {
  readonly id: string;
  readonly planId: string;
  readonly planCode: string;
  readonly planName: string;
  readonly market: string;
  readonly number: number;
  readonly price: Money;
  readonly period: Period;
  readonly policy: ExtensionPolicy;
  /** Cap on validity counted from now, in local days; null for none. */
  readonly maxAccumulatedDays: number | null;
  /** Local days before the end of validity at which the first charge falls due. */
  readonly chargeDaysBefore: number;
  readonly durations: LifeDurations;
  /** Days relative to the end of validity at which a failed charge is tried again, ascending. */
  readonly retryOffsetsDays: readonly number[];
  readonly pointsEarned: number;
  readonly pointsValidDays: number;
  /** The line's prepaid balance pays when it is large enough, before anything else is charged. */
  readonly balanceFirst: boolean;
  readonly publishedAt: Date;
}

/** A row of plan_version joined with its plan. */
export interface PlanVersionRow {
  id: string;
  plan_id: string;
  plan_code: string;
  plan_name: string;
  market: string;
  number: number;
  price_minor: bigint;
  currency: string;
  period_unit: Period['unit'];
  period_count: number;
  extension_policy: ExtensionPolicy;
  max_accumulated_days: number | null;
  charge_days_before: number;
  grace_days: number;
  suspended_days: number;
  quarantine_days: number;
  retry_offsets_days: number[];
  points_earned: number;
  points_valid_days: number;
  balance_first: boolean;
  published_at: Date;
}

export function planVersionFrom(row: PlanVersionRow): PlanVersion {
  return {
    id: row.id,
    planId: row.plan_id,
    planCode: row.plan_code,
    planName: row.plan_name,
    market: row.market,
    number: row.number,
    price: money(row.price_minor, row.currency as CurrencyCode),
    period: { unit: row.period_unit, count: row.period_count },
    policy: row.extension_policy,
    maxAccumulatedDays: row.max_accumulated_days,
    chargeDaysBefore: row.charge_days_before,
    durations: { graceDays: row.grace_days, suspendedDays: row.suspended_days, quarantineDays: row.quarantine_days },
    retryOffsetsDays: row.retry_offsets_days,
    pointsEarned: row.points_earned,
    pointsValidDays: row.points_valid_days,
    balanceFirst: row.balance_first,
    publishedAt: row.published_at,
  };
}
