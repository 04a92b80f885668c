import type { z } from 'zod';
import { LONGEST_PERIOD, isCurrency } from '#kernel';
import { field } from '#actions';

/** Terms of a plan version, as an admin types them; money in minor units. */
export const planTerms = {
  priceMinor: field.integer(0, 1_000_000_000),
  currency: field.currency(isCurrency),
  periodUnit: field.choice(['day', 'month', 'year']),
  periodCount: field.integer(1, LONGEST_PERIOD.day),
  extensionPolicy: field.choice(['additive', 'floor']),
  maxAccumulatedDays: field.integer(1, 36_500).nullish(),
  chargeDaysBefore: field.integer(0, 60),
  graceDays: field.integer(0, 3_650),
  suspendedDays: field.integer(0, 3_650),
  quarantineDays: field.integer(0, 3_650),
  retryOffsetsDays: field.integers(-60, 3_650, 20),
  pointsEarned: field.integer(0, 1_000_000),
  pointsValidDays: field.integer(1, 3_650),
  balanceFirst: field.flag(),
};

export type PlanTerms = z.infer<z.ZodObject<typeof planTerms>>;
