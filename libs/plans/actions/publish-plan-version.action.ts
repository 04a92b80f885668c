import { z } from 'zod';
import { Refusal } from '#kernel';
import { Action, field } from '#actions';
import type { ActionPlanner, PlannedChange } from '#actions';
import { Database } from '#platform/database';
import { versionEffects } from './plan-version.effect.js';
import { planTerms } from './plan-terms.input.js';
import type { PlanTerms } from './plan-terms.input.js';
import { checkTerms } from './plan-terms.rules.js';

const input = z.object({ planId: field.id(), ...planTerms });
type Input = z.infer<typeof input>;

interface Newest extends PlanTerms {
  readonly status: string;
  readonly code: string;
  readonly number: number;
}

/** Publishes new terms of a plan. Lines stay on the version that they have until their plan is changed. */
@Action<Input>({
  name: 'publishPlanVersion',
  subject: 'Plan',
  target: 'Plan',
  targetField: 'planId',
  input,
  reasons: ['commercial_change', 'correction', 'other'],
  reversible: false,
})
export class PublishPlanVersion implements ActionPlanner<Input> {
  constructor(private readonly database: Database) {}

  async plan({ planId, ...terms }: Input): Promise<PlannedChange> {
    checkTerms(terms);
    const [newest] = await this.database.query<Newest>(
      `SELECT p.status, p.code, v.number, v.price_minor::int AS "priceMinor", v.currency, v.period_unit AS "periodUnit", v.period_count AS "periodCount",
         v.extension_policy AS "extensionPolicy", v.max_accumulated_days AS "maxAccumulatedDays", v.charge_days_before AS "chargeDaysBefore",
         v.grace_days AS "graceDays", v.suspended_days AS "suspendedDays", v.quarantine_days AS "quarantineDays",
         v.retry_offsets_days AS "retryOffsetsDays", v.points_earned AS "pointsEarned", v.points_valid_days AS "pointsValidDays", v.balance_first AS "balanceFirst"
       FROM plan p JOIN plan_version v ON v.plan_id = p.id WHERE p.id = $1 ORDER BY v.number DESC LIMIT 1`,
      [planId],
    );
    if (!newest) throw new Refusal('NOT_FOUND');
    if (newest.status === 'retired') throw new Refusal('PLAN_RETIRED', { plan: newest.code });
    if (newest.currency !== terms.currency) throw new Refusal('CURRENCY_MISMATCH', { a: newest.currency, b: terms.currency });
    const effects = versionEffects(planId, newest, newest.number + 1, terms);
    if (effects.every(({ before, after }) => before === after)) throw new Refusal('NOTHING_TO_CHANGE');
    return { effects };
  }
}
