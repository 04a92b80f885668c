import { Refusal } from '#kernel';
import type { Money } from '#kernel';
import type { NeverReason } from './never.again.js';
import { mayAttempt, retryBudget } from './retry.budget.js';
import type { RuleUse, SpentAttempt } from './retry.budget.js';

/**
 * Why a charge may not be made now. `spent`: the method until `nextAllowedAt`, by the rule. `forbidden`: the method not at all.
 * `paid_already`: money of the charge named was taken for the same period, and waits for a person.
 */
export type DoorRefusal =
  | { readonly kind: 'spent'; readonly use: RuleUse; readonly nextAllowedAt: Date }
  | { readonly kind: 'forbidden'; readonly why: NeverReason }
  | { readonly kind: 'paid_already'; readonly charge: string };

interface Chargeable {
  readonly brand: string;
  readonly blockedReason: NeverReason | null;
}

/** Judges one attempt by the state of its method and what was declined before; null: it may be made. */
export function refuseAttempt({ brand, blockedReason }: Chargeable, amount: Money, attempts: readonly SpentAttempt[], now: Date): DoorRefusal | null {
  if (blockedReason !== null) return { kind: 'forbidden', why: blockedReason };
  // By far the most methods were never declined.
  if (attempts.length === 0) return null;
  const budget = retryBudget({ brand, amount, attempts, now });
  if (mayAttempt(budget)) return null;
  const [use] = budget.spent;
  if (!use || !budget.nextAllowedAt) return { kind: 'forbidden', why: budget.never ?? 'advice' };
  return { kind: 'spent', use, nextAllowedAt: budget.nextAllowedAt };
}

/** The refusal as a person hears of it. */
export function asRefusal(refused: DoorRefusal): Refusal {
  if (refused.kind === 'paid_already') return new Refusal('CHARGE_MONEY_WAITS', { charge: refused.charge });
  if (refused.kind === 'forbidden') return new Refusal('RETRY_FORBIDDEN', { why: refused.why });
  const { rule, used } = refused.use;
  return new Refusal('RETRY_BUDGET_SPENT', { rule: rule.id, used, cap: rule.cap, windowHours: rule.windowHours, nextAllowedAt: refused.nextAllowedAt.toISOString() });
}
