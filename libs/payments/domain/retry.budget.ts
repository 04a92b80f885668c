import type { Money } from '#kernel';
import { beginsAt, inForce, rulesOf } from './retry.rules.js';
import type { CardNetwork, RetryRule } from './retry.rules.js';
import type { NeverReason } from './never.again.js';

/** An attempt that counts: one that was declined, or one under way that may yet be. */
export interface SpentAttempt {
  /** When it was made. */
  readonly at: Date;
  readonly amount: Money;
  /** It forbids every later one with this method. */
  readonly never: NeverReason | null;
}

export interface RuleUse {
  readonly rule: RetryRule;
  readonly used: number;
}

/** What the networks' rules leave of a method at one moment. */
export interface RetryBudget {
  /** null: the brand has no rules that are known. */
  readonly network: CardNetwork | null;
  /** The strictest of all rules are applied, for want of the brand's own. */
  readonly assumed: boolean;
  readonly uses: readonly RuleUse[];
  /** The rules that forbid an attempt at this moment. */
  readonly spent: readonly RuleUse[];
  /** Why this method must not be charged again at all. */
  readonly never: NeverReason | null;
  /** The first moment from now on at which an attempt is allowed, if nothing else is declined until then; null: never. */
  readonly nextAllowedAt: Date | null;
}

export interface BudgetQuestion {
  readonly brand: string;
  readonly amount: Money;
  readonly attempts: readonly SpentAttempt[];
  readonly now: Date;
  /** Instead of the published ones. */
  readonly rules?: readonly RetryRule[];
}

const HOUR = 3_600_000;

/** Says how much of each rule is used, whether one more attempt is allowed, and from when. */
export function retryBudget({ brand, amount, attempts, now, rules }: BudgetQuestion): RetryBudget {
  const bound = rulesOf(brand, rules);
  const usesAt = (at: Date): RuleUse[] => inForce(bound.rules, at).map((rule) => ({ rule, used: usedOf(rule, attempts, amount, at) }));
  const uses = usesAt(now);
  const never = attempts.find((attempt) => attempt.never !== null)?.never ?? null;
  const nextAllowedAt = never === null ? turningPoints(bound.rules, attempts, now).find((at) => usesAt(at).every(isFree)) : undefined;
  return { network: bound.network, assumed: bound.assumed, uses, spent: uses.filter((use) => !isFree(use)), never, nextAllowedAt: nextAllowedAt ?? null };
}

export function mayAttempt({ never, spent }: RetryBudget): boolean {
  return never === null && spent.length === 0;
}

function isFree({ rule, used }: RuleUse): boolean {
  return used < rule.cap;
}

/** An attempt leaves the window once it is as old as the window is long. One that a fast clock dated ahead counts, too. */
function usedOf({ counts, windowHours }: RetryRule, attempts: readonly SpentAttempt[], amount: Money, at: Date): number {
  const from = at.getTime() - windowHours * HOUR;
  return attempts.filter((attempt) => attempt.at.getTime() > from && (counts === 'card' || isSame(attempt.amount, amount))).length;
}

/** The moments at which the answer can change: now, when an attempt leaves a window, when another rule begins to hold. */
function turningPoints(rules: readonly RetryRule[], attempts: readonly SpentAttempt[], now: Date): Date[] {
  const leavings = attempts.flatMap(({ at }) => rules.map(({ windowHours }) => at.getTime() + windowHours * HOUR));
  const later = [...leavings, ...rules.map(beginsAt)].filter((at) => at > now.getTime());
  return [now, ...[...new Set(later)].sort((a, b) => a - b).map((at) => new Date(at))];
}

function isSame(one: Money, other: Money): boolean {
  return one.minor === other.minor && one.currency === other.currency;
}
