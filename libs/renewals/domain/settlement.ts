import { addLocalDays, money } from '#kernel';
import { failureKind, isFailureCode, moneyCaptured, nextCheckAt, renewalPaid, renewalPaidFromBalance, retryBudget, takenIntoSuspense } from '#payments';
import type { Captured, ChargeChange, ChargeRecord, DoorRefusal, Failure, FailureCode, ChargeOutcome, SpentCharge } from '#payments';
import { RESCUABLE } from '#subscribers';
import type { LineRecord } from '#subscribers';
import { onlyBySubscriber, waitedFor } from './by.link.js';
import { extensionPaidFor } from './extension.js';
import { decideAfterFailure } from './retry.decision.js';
import { chargeAfter, failed, moved, untouched } from './settlement.parts.js';
import type { Case, Settlement } from './settlement.parts.js';
import { verdictOn } from './verdict.js';

/**
 * What an outcome makes of an open charge and its renewal.
 * @param spent what counts in the retry budget of the charge's method, this charge included
 */
export function settleCharge(subject: Case, charge: ChargeRecord, outcome: ChargeOutcome, spent: readonly SpentCharge[], now: Date): Settlement {
  const verdict = verdictOn(charge, outcome, now);
  switch (verdict.kind) {
    case 'paid':
      return settlePaid(subject, charge, chargeAfter(charge, outcome, { status: 'succeeded', settledAt: now }), now);
    case 'paid_otherwise':
      return paidOtherwise(subject, charge, outcome, verdict.captured, now);
    case 'refused':
      return settleRefused(subject, charge, chargeAfter(charge, outcome, { status: 'failed', settledAt: now, failure: verdict.failure }), { ...verdict, spent }, now);
    case 'withdrawn':
      // It never was an attempt.
      return settleRefused(
        subject,
        charge,
        chargeAfter(charge, outcome, { status: 'canceled', settledAt: now, failure: verdict.failure }),
        { failure: waitedFor(subject.renewal, charge) ?? verdict.failure, advice: null, spent: others(spent, charge) },
        now,
      );
    case 'awaited':
      return settleAwaited(subject, charge, outcome, now);
    case 'not_known':
      return settleUnknown(subject, charge, chargeAfter(charge, outcome, { status: 'unknown', check: nextCheckAt(charge.createdAt, now) }), null);
  }
}

/** It is the subscriber's turn. Under a link the provider is asked meanwhile, and the renewal keeps in mind what it had failed with. */
function settleAwaited(subject: Case, charge: ChargeRecord, outcome: ChargeOutcome, now: Date): Settlement {
  const { confirmBy, createdAt } = charge;
  const check = confirmBy && new Date(Math.min(confirmBy.getTime(), nextCheckAt(createdAt, now)?.getTime() ?? Infinity));
  const renewalChange = { ...moved(subject.renewal, 'await'), ...keptIn(subject.renewal, charge) };
  return { ...untouched(subject, charge, chargeAfter(charge, outcome, { status: 'awaiting', check })), renewalChange };
}

/** The subscriber is not waited for any more: nothing came. */
export function settleNotReceived(subject: Case, charge: ChargeRecord, now: Date): Settlement {
  const failure: Failure = { code: 'not_received', class: failureKind('not_received').class };
  const change = chargeAfter(charge, { kind: 'not_found' }, { status: 'canceled', settledAt: now, failure });
  return { ...givenUp(subject, failure), charge, chargeChange: change };
}

/** A plan without a price renews without a charge. */
export function settleFree(subject: Case, now: Date): Settlement {
  return settlePaid(subject, null, null, now);
}

/** The prepaid balance pays: nobody outside is asked. */
export function settleFromBalance(subject: Case, executionId: string | null, now: Date): Settlement {
  const { line, plan, renewal } = subject;
  const settled = settlePaid(subject, null, null, now);
  if (!settled.move) return settled;
  return {
    ...settled,
    move: { ...settled.move, executionId },
    ledger: renewalPaidFromBalance({ renewalId: renewal.id, lineId: line.id, amount: plan.price, at: now }),
  };
}

/** There was nothing to charge. */
export function settleWithoutMethod(subject: Case): Settlement {
  const code = 'no_payment_method';
  return givenUp(subject, { code, class: failureKind(code).class });
}

/** The charge door let it not pass: it waits until it may, or for a person. */
export function settleHeld(subject: Case, refusal: DoorRefusal): Settlement {
  const code = heldBecause(refusal);
  const failure = { code, class: failureKind(code).class };
  const nextAttemptAt = retryOf(subject.line, refusal);
  if (!nextAttemptAt) return givenUp(subject, failure);
  return { ...untouched(subject, null, null), renewalChange: { ...moved(subject.renewal, 'retry_later'), nextAttemptAt, ...failed(code, failure) } };
}

/** When a charge that the door refused is tried again; null: a person's work. */
export function retryOf({ numberLostAt, autoRenew }: LineRecord, refusal: DoorRefusal): Date | null {
  return refusal.kind === 'spent' && autoRenew && refusal.nextAllowedAt < numberLostAt ? refusal.nextAllowedAt : null;
}

function heldBecause(refusal: DoorRefusal): FailureCode {
  if (refusal.kind === 'spent') return 'retry_budget_spent';
  if (refusal.kind === 'paid_already') return 'paid_after_loss';
  return refusal.why === 'consent' ? 'consent_revoked' : 'method_blocked';
}

function settlePaid(subject: Case, charge: ChargeRecord | null, chargeChange: ChargeChange | null, now: Date): Settlement {
  const { line, plan, renewal } = subject;
  const extension = RESCUABLE.includes(line.status) ? extensionPaidFor(line, plan, charge?.createdAt ?? now) : null;
  if (!extension) return paidForNothing(subject, charge, chargeChange, now);
  const ref = charge ? `charge:${charge.id}` : `renewal:${renewal.id}`;
  return {
    ...untouched(subject, charge, chargeChange),
    renewalChange: { ...moved(renewal, 'succeed'), extendedTo: extension.toAfter, settledAt: now },
    move: { lineId: line.id, ...extension, source: 'charge', chargeId: charge?.id ?? null, executionId: charge?.executionId ?? null, movedAt: now },
    ledger: charge && renewalPaid({ chargeId: charge.id, lineId: line.id, amount: money(charge.amountMinor, charge.currency), at: now }),
    points: {
      subscriberId: line.subscriberId,
      quantity: BigInt(plan.pointsEarned),
      ref,
      earnedAt: now,
      expiresAt: addLocalDays(now, line.zone, plan.pointsValidDays),
      kind: 'earn',
    },
  };
}

/** Paid, but the number cannot be extended any more: the money waits in suspense for a person. */
function paidForNothing(subject: Case, charge: ChargeRecord | null, chargeChange: ChargeChange | null, now: Date): Settlement {
  return {
    ...untouched(subject, charge, chargeChange),
    renewalChange: { ...moved(subject.renewal, 'give_up'), ...failed('paid_after_loss'), settledAt: now },
    ledger: charge && takenIntoSuspense({ chargeId: charge.id, lineId: subject.line.id, amount: money(charge.amountMinor, charge.currency), at: now }),
  };
}

/** What was taken is booked, nothing is extended, and nothing else can be charged until a person has looked at it. */
function paidOtherwise(subject: Case, charge: ChargeRecord, outcome: ChargeOutcome, captured: Captured, now: Date): Settlement {
  const failure: Failure = { code: 'amount_mismatch', class: failureKind('amount_mismatch').class };
  const amount = moneyCaptured(captured.minor, captured.currency);
  const isBooked = charge.failureCode === failure.code;
  return {
    ...settleUnknown(subject, charge, chargeAfter(charge, outcome, { status: 'unknown', failure }), failure),
    ledger: amount && amount.minor !== 0n && !isBooked ? takenIntoSuspense({ chargeId: charge.id, lineId: subject.line.id, amount, at: now }) : null,
  };
}

interface Refused {
  readonly failure: Failure;
  readonly advice: string | null;
  readonly spent: readonly SpentCharge[];
}

function settleRefused(subject: Case, charge: ChargeRecord, chargeChange: ChargeChange, { failure, advice, spent }: Refused, now: Date): Settlement {
  const { line, plan, renewal } = subject;
  const budget = retryBudget({ brand: charge.brand, amount: money(charge.amountMinor, charge.currency), attempts: spent, now });
  const decision = line.autoRenew
    ? decideAfterFailure({
        failure,
        advice,
        attempts: renewal.attempts,
        offsetsDays: plan.retryOffsetsDays,
        now,
        periodEnd: renewal.periodStart,
        zone: line.zone,
        numberLostAt: line.numberLostAt,
        onlyBySubscriber: onlyBySubscriber(renewal, charge),
        allowedFrom: chargeChange.block ? null : budget.nextAllowedAt,
      })
    : { kind: 'needs_attention' as const };
  const change = decision.kind === 'retry' ? { ...moved(renewal, 'retry_later'), nextAttemptAt: decision.at } : moved(renewal, 'give_up');
  return { ...untouched(subject, charge, chargeChange), renewalChange: { ...change, ...failed(failure.code, failure) } };
}

/** While a link is open, what the renewal had failed with before is what is said of it. */
function keptIn({ failureCode, failureClass }: Case['renewal'], { confirmBy }: ChargeRecord): Partial<Settlement['renewalChange']> {
  return confirmBy === null || failureCode === null || !isFailureCode(failureCode) ? {} : { failureCode, failureClass };
}

function others(spent: readonly SpentCharge[], { id }: ChargeRecord): SpentCharge[] {
  return spent.filter(({ chargeId }) => chargeId !== id);
}

/** A person has to do something: nothing is tried by itself. */
function givenUp(subject: Case, failure: Failure): Settlement {
  return { ...untouched(subject, null, null), renewalChange: { ...moved(subject.renewal, 'give_up'), ...failed(failure.code, failure) } };
}

function settleUnknown(subject: Case, charge: ChargeRecord, chargeChange: ChargeChange, failure: Failure | null): Settlement {
  return { ...untouched(subject, charge, chargeChange), renewalChange: { ...moved(subject.renewal, 'lose'), ...keptIn(subject.renewal, charge), ...(failure && failed(failure.code, failure)) } };
}
