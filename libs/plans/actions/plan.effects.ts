import { newId } from '#kernel';
import { HandlesEffect } from '#actions';
import type { ApplyContext, Effect, EffectHandler } from '#actions';
import { Database } from '#platform/database';
import type { PlanTerms } from './plan-terms.input.js';

/** A plan that an action creates takes the id of the execution: it is known only when it happens. */
function planIdOf(effect: Effect, { executionId }: ApplyContext): string {
  return effect.subjectId === 'new' ? executionId : effect.subjectId;
}

@HandlesEffect('plan_created')
export class PlanCreatedEffect implements EffectHandler {
  constructor(private readonly database: Database) {}

  async apply(effect: Effect, context: ApplyContext): Promise<void> {
    const { code, name, market, kind } = effect.details ?? {};
    await this.database.query(
      `INSERT INTO plan (id, code, name, market, kind, status, created_at) VALUES ($1, $2, $3, $4, $5, 'active', $6)`,
      [planIdOf(effect, context), code, name, market, kind, context.now],
    );
  }
}

@HandlesEffect('plan_version_published')
export class PlanVersionPublishedEffect implements EffectHandler {
  constructor(private readonly database: Database) {}

  async apply(effect: Effect, context: ApplyContext): Promise<void> {
    if (!effect.details) return;
    const { number, terms } = effect.details as { number: number; terms: PlanTerms };
    await this.database.query(
      `INSERT INTO plan_version (id, plan_id, number, price_minor, currency, period_unit, period_count, extension_policy, max_accumulated_days,
         charge_days_before, grace_days, suspended_days, quarantine_days, retry_offsets_days, points_earned, points_valid_days, published_at, balance_first)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        newId(),
        planIdOf(effect, context),
        number,
        terms.priceMinor,
        terms.currency,
        terms.periodUnit,
        terms.periodCount,
        terms.extensionPolicy,
        terms.maxAccumulatedDays ?? null,
        terms.chargeDaysBefore,
        terms.graceDays,
        terms.suspendedDays,
        terms.quarantineDays,
        terms.retryOffsetsDays,
        terms.pointsEarned,
        terms.pointsValidDays,
        context.now,
        terms.balanceFirst,
      ],
    );
  }
}

@HandlesEffect('plan_retired', (effect) => `EXISTS (SELECT FROM plan p WHERE p.id = (${effect}->>'subjectId')::uuid AND p.status = ${effect}->>'after')`)
export class PlanRetiredEffect implements EffectHandler {
  constructor(private readonly database: Database) {}

  async apply(effect: Effect, { now }: ApplyContext): Promise<void> {
    await this.database.query('UPDATE plan SET status = $2, retired_at = $3 WHERE id = $1', [
      effect.subjectId,
      effect.after,
      effect.after === 'retired' ? now : null,
    ]);
  }

  invert(effect: Effect): Promise<Effect> {
    return Promise.resolve({ ...effect, before: effect.after, after: effect.before });
  }
}
