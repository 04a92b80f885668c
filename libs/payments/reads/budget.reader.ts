import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock, CurrencyCode, Money } from '#kernel';
import { Database } from '#platform/database';
import type { NeverReason } from '../domain/never.again.js';
import { retryBudget } from '../domain/retry.budget.js';
import { SpentAttempts } from '../spent.attempts.js';
import type { JudgedMethod, SpentCharge } from '../spent.attempts.js';

export interface BudgetRuleView {
  readonly id: string;
  readonly network: string;
  /** 'CARD' or 'SAME_AMOUNT' */
  readonly counts: string;
  readonly used: number;
  readonly cap: number;
  readonly windowHours: number;
  /** yyyy-mm-dd; null: longer than the source reaches. */
  readonly since: string | null;
  readonly source: string;
}

export interface BudgetView {
  readonly methodId: string;
  readonly brand: string;
  readonly network: string | null;
  readonly assumed: boolean;
  readonly rules: readonly BudgetRuleView[];
  /** null: never. */
  readonly nextAllowedAt: Date | null;
  readonly never: NeverReason | null;
}

/** Whose budget, for an amount: a method's, or without one that of the subscriber's default method. */
export interface BudgetOf {
  readonly key: string;
  readonly methodId?: string;
  readonly subscriberId?: string;
  readonly amount: { readonly minor: bigint; readonly currency: string };
}

interface StoredMethod extends JudgedMethod {
  readonly isDefault: boolean;
  readonly blockedReason: NeverReason | null;
}

/** What the networks' rules leave, as the charge door judges it; two statements, whatever the number asked for. */
@Injectable()
export class BudgetReader {
  constructor(
    private readonly database: Database,
    private readonly attempts: SpentAttempts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** By key; what has no method is left out. The caller has checked that the reader may see them. */
  async of(asked: readonly BudgetOf[]): Promise<Map<string, BudgetView>> {
    const methods = await this.methods(asked);
    const now = this.clock.now();
    const spent = await this.attempts.of(methods, now);
    const views = asked.flatMap(({ key, methodId, subscriberId, amount }): [string, BudgetView][] => {
      const method = methods.find((each) => (methodId === undefined ? each.isDefault : each.id === methodId) && (subscriberId === undefined || each.subscriberId === subscriberId));
      return method ? [[key, budgetView(method, spent.get(method.id) ?? [], { minor: amount.minor, currency: amount.currency as CurrencyCode }, now)]] : [];
    });
    return new Map(views);
  }

  private methods(asked: readonly BudgetOf[]): Promise<StoredMethod[]> {
    return this.database.query<StoredMethod>(
      `SELECT id, subscriber_id AS "subscriberId", brand, consent_restored_at AS "consentRestoredAt", card_key AS "cardKey", shares_card AS "sharesCard", is_default AS "isDefault", blocked_reason AS "blockedReason"
       FROM payment_method WHERE id = ANY($1::uuid[]) OR (subscriber_id = ANY($2::uuid[]) AND is_default AND status <> 'removed')`,
      [asked.flatMap(({ methodId }) => methodId ?? []), asked.flatMap(({ methodId, subscriberId }) => (methodId === undefined ? (subscriberId ?? []) : []))],
    );
  }
}

function budgetView({ id, brand, blockedReason }: StoredMethod, attempts: readonly SpentCharge[], amount: Money, now: Date): BudgetView {
  const budget = retryBudget({ brand, amount, attempts, now });
  const never = blockedReason ?? budget.never;
  return {
    methodId: id,
    brand,
    network: budget.network,
    assumed: budget.assumed,
    rules: budget.uses.map(({ rule: { counts, ...rule }, used }) => ({ ...rule, counts: counts.toUpperCase(), used })),
    nextAllowedAt: never === null ? budget.nextAllowedAt : null,
    never,
  };
}
