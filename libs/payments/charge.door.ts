import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import type { Attempt, ChargePermit, JudgedAttempt } from './charge.permit.js';
import type { NewCharge } from './charge.record.js';
import { FIRST_CHECK_MINUTES } from './domain/check.times.js';
import { asRefusal, refuseAttempt } from './domain/door.refusal.js';
import type { DoorRefusal } from './domain/door.refusal.js';
import type { SpentAttempt } from './domain/retry.budget.js';
import { MoneyHold } from './money.hold.js';
import { PaymentMethods } from './payment.methods.js';
import type { PaymentMethod } from './payment.methods.js';
import { SharedCards, sharedCard } from './shared.cards.js';
import { SpentAttempts } from './spent.attempts.js';
import { WaitingMoney } from './waiting.money.js';

export type DoorAnswer = { readonly permit: ChargePermit; readonly refusal: null } | { readonly permit: null; readonly refusal: DoorRefusal };

/**
 * The one door through which charges come into the books. It holds the methods, so that two lines cannot spend
 * one card's budget together, and lets nothing pass that the networks' rules forbid, nor a second charge of a period whose money is here, whoever asks.
 */
@Injectable()
export class ChargeDoor {
  /** Permits by the transaction that they are good in. */
  private readonly given = new WeakMap<ChargePermit, object>();

  constructor(
    private readonly database: Database,
    private readonly methods: PaymentMethods,
    private readonly spent: SpentAttempts,
    private readonly hold: MoneyHold,
    private readonly waiting: WaitingMoney,
    private readonly cards: SharedCards,
  ) {}

  /** @throws Refusal MONEY_HELD while no money may move */
  refuseWhileHeld(): Promise<void> {
    return this.hold.refuseWhileHeld();
  }

  /** @throws Refusal CHARGE_MONEY_WAITS if money was taken for this renewal and waits for a person */
  async refuseWhilePaid(renewalId: string | null): Promise<void> {
    for (const refusal of (await this.paidAlready(renewalId === null ? [] : [renewalId])).values()) throw asRefusal(refusal);
  }

  /** Of renewals that were charged before, those that must not be paid for again, whatever by. */
  async paidAlready(renewalIds: readonly string[]): Promise<Map<string, DoorRefusal>> {
    return new Map([...(await this.waiting.of(renewalIds))].map(([id, charge]) => [id, { kind: 'paid_already', charge }]));
  }

  /** What would be refused, in the order of the attempts; each counts on those before it. Locks nothing, permits nothing. */
  async judge(attempts: readonly JudgedAttempt[], now: Date): Promise<(DoorRefusal | null)[]> {
    const spent = await this.spent.of(attempts.map(({ method }) => method), now);
    const under = new Map<string, SpentAttempt[]>();
    const paid = await this.paidAlready(attempts.flatMap(({ chargedBefore }) => chargedBefore ?? []));
    return attempts.map(({ method, amount, chargedBefore }) => {
      const paidFor = chargedBefore === null ? undefined : paid.get(chargedBefore);
      if (paidFor) return paidFor;
      const card = sharedCard(method) ?? method.id;
      const before = under.get(card) ?? [];
      const refusal = refuseAttempt(method, amount, [...(spent.get(method.id) ?? []), ...before], now);
      // It may be declined, too.
      if (refusal === null) under.set(card, [...before, { at: now, amount, never: null }]);
      return refusal;
    });
  }

  /**
   * Locks the methods to the end of the transaction and answers each attempt. The caller holds the lines.
   * @throws Refusal MONEY_HELD
   */
  async admit(attempts: readonly Attempt[], now: Date): Promise<DoorAnswer[]> {
    if (!this.database.inTransaction) throw new Error('The charge door opens in a transaction only');
    if (attempts.length > 0) await this.refuseWhileHeld();
    const locked = await this.lock(attempts.map(({ method }) => method));
    // A new statement: it sees what was committed while this one waited for the locks.
    const current = attempts.map((attempt) => ({ ...attempt, method: locked.get(attempt.method.id) ?? attempt.method }));
    const refusals = await this.judge(current, now);
    return current.map((attempt, index) => {
      const refusal = refusals[index] ?? null;
      return refusal ? { refusal, permit: null } : { refusal, permit: this.permit(attempt, now) };
    });
  }

  /** Writes pending charges, each by its permit. One that is open already on the line is a unique violation of charge_one_open. */
  async open(charges: readonly NewCharge[]): Promise<void> {
    if (charges.length === 0) return;
    for (const { permit } of charges) this.redeem(permit);
    await this.database.query(
      `INSERT INTO charge (id, reference, renewal_id, line_id, subscriber_id, market, payment_method_id, attempt_number, provider,
         amount_minor, currency, status, requested_by, execution_id, confirm_by, created_at, next_check_at)
       SELECT id, reference, "renewalId", "lineId", "subscriberId", market, "methodId", "attemptNumber", provider,
         "amountMinor", currency, 'pending', "requestedBy", "executionId", "confirmBy", at, at + make_interval(mins => $2)
       FROM jsonb_to_recordset($1::jsonb) AS c(id uuid, reference text, "renewalId" uuid, "lineId" uuid, "subscriberId" uuid, market text,
         "methodId" uuid, "attemptNumber" int, provider text, "amountMinor" bigint, currency text, "requestedBy" text, "executionId" uuid, "confirmBy" timestamptz, at timestamptz)`,
      [JSON.stringify(charges.map(toRow)), FIRST_CHECK_MINUTES],
    );
  }

  /** The methods as they are once they are held, and with them whatever else is the same card. */
  private async lock(methods: readonly PaymentMethod[]): Promise<Map<string, PaymentMethod>> {
    const twins = await this.cards.twinsOf(methods);
    const held = await this.methods.lock([...new Set([...methods, ...twins].map(({ id }) => id))]);
    return new Map(held.map((method) => [method.id, method]));
  }

  private permit(attempt: Attempt, at: Date): ChargePermit {
    const permit = { ...attempt, at };
    this.given.set(permit, this.database.manager);
    return permit;
  }

  private redeem(permit: ChargePermit): void {
    if (this.given.get(permit) !== this.database.manager) throw new Error('A charge needs a permit of this transaction, used once');
    this.given.delete(permit);
  }
}

function toRow({ permit: { method, amount, at }, ...charge }: NewCharge): object {
  return { ...charge, methodId: method.id, provider: method.provider, amountMinor: String(amount.minor), currency: amount.currency, at };
}
