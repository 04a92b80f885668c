import { Refusal, minorToDecimal } from '#kernel';
import type { Money } from '#kernel';
import type { TakenMoney } from '../ledger.js';
import type { ChargeStatus } from './charge.states.js';
import { STANDING_DISPUTE } from './dispute.states.js';
import type { DisputeStatus } from './dispute.states.js';
import { COUNTED_REFUND, OPEN_REFUND } from './refund.states.js';
import type { RefundKind, RefundStatus } from './refund.states.js';

/** What is known of a charge when a part of it is to go back. */
export interface RefundableCharge {
  readonly status: ChargeStatus;
  /** What the ledger says was taken and where it stands; null when nothing is booked. */
  readonly taken: TakenMoney | null;
  readonly refunds: readonly { readonly status: RefundStatus; readonly amountMinor: bigint }[];
  readonly disputes: readonly DisputeStatus[];
  /** Whether it extended a line, and that was not taken back. */
  readonly extended: boolean;
}

export interface RefundOrder {
  readonly kind: RefundKind;
  /** null: all that is left. */
  readonly amount: Money | null;
}

export interface GrantedRefund {
  readonly kind: RefundKind;
  readonly amount: Money;
  /** Which account gives the money. */
  readonly account: 'refunds' | 'goodwill' | 'suspense';
  /** Nothing of the charge is left after it. */
  readonly isRest: boolean;
}

/** What can still go back of a charge, refunds under way included; null when it took nothing. */
export function refundable({ taken, refunds, disputes }: Pick<RefundableCharge, 'taken' | 'refunds' | 'disputes'>): Money | null {
  if (!taken) return null;
  if (disputes.some((status) => STANDING_DISPUTE.includes(status))) return { ...taken.amount, minor: 0n };
  const gone = refunds.reduce((sum, { status, amountMinor }) => (COUNTED_REFUND.includes(status) ? sum + amountMinor : sum), 0n);
  return { ...taken.amount, minor: taken.amount.minor - gone };
}

/**
 * Decides on a refund.
 *
 * - `reversal` takes the renewal back: all that is left of a charge that extended a line, never a part.
 * - `correction` returns money that should not have been taken, from suspense where it waits there. Validity and points stay; the last of a charge
 *   that extended a line is therefore a reversal.
 * - `goodwill` is a gift of ours: validity and points stay, even if it is the whole amount.
 *
 * @throws Refusal CHARGE_NOT_PAID, CHARGE_OUTCOME_UNKNOWN, CHARGE_DISPUTED, REFUND_IN_PROGRESS, CHARGE_REFUNDED, CURRENCY_MISMATCH,
 * AMOUNT_INVALID (zero or less), REFUND_TOO_LARGE {left, currency}, REVERSAL_IS_WHOLE, REFUND_NEEDS_REVERSAL, REFUND_NEEDS_CORRECTION
 */
export function decideRefund(charge: RefundableCharge, { kind, amount: wanted }: RefundOrder): GrantedRefund {
  const { taken, disputes, refunds, extended, status } = charge;
  // Money that came otherwise than it was asked for is booked although its charge is not settled.
  if (status === 'unknown' && !taken) throw new Refusal('CHARGE_OUTCOME_UNKNOWN');
  const left = refundable(charge);
  if (!taken || !left) throw new Refusal('CHARGE_NOT_PAID');
  if (disputes.some((each) => STANDING_DISPUTE.includes(each))) throw new Refusal('CHARGE_DISPUTED');
  if (refunds.some((each) => OPEN_REFUND.includes(each.status))) throw new Refusal('REFUND_IN_PROGRESS');
  if (left.minor <= 0n) throw new Refusal('CHARGE_REFUNDED');
  const amount = checkedAmount(wanted ?? left, left);
  const isRest = amount.minor === left.minor;
  if (kind === 'reversal' && !extended) throw new Refusal('REFUND_NEEDS_CORRECTION');
  if (kind === 'reversal' && !isRest) throw new Refusal('REVERSAL_IS_WHOLE');
  if (kind === 'goodwill' && taken.account === 'suspense') throw new Refusal('REFUND_NEEDS_CORRECTION');
  if (kind === 'correction' && extended && isRest) throw new Refusal('REFUND_NEEDS_REVERSAL');
  return { kind, amount, account: accountGiving(kind, taken), isRest };
}

/** Which account gives the money: what waits in suspense goes back from there, a gift is our expense, all else is less revenue. */
export function accountGiving(kind: RefundKind, { account }: Pick<TakenMoney, 'account'>): GrantedRefund['account'] {
  if (account === 'suspense') return 'suspense';
  return kind === 'goodwill' ? 'goodwill' : 'refunds';
}

function checkedAmount(amount: Money, left: Money): Money {
  if (amount.currency !== left.currency) throw new Refusal('CURRENCY_MISMATCH', { first: amount.currency, second: left.currency });
  if (amount.minor <= 0n) throw new Refusal('AMOUNT_INVALID', { currency: amount.currency });
  if (amount.minor > left.minor) throw new Refusal('REFUND_TOO_LARGE', { left: minorToDecimal(left.minor, left.currency), currency: left.currency });
  return amount;
}
