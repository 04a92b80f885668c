import { money, negateMoney } from '#kernel';
import type { CurrencyCode, Money } from '#kernel';
import type { LedgerTransaction } from '../ledger.js';

interface Taken {
  readonly chargeId: string;
  readonly lineId: string;
  readonly amount: Money;
  readonly at: Date;
}

/** A renewal was paid: the provider owes us the money, and we have earned it. */
export function renewalPaid({ chargeId, lineId, amount, at }: Taken): LedgerTransaction {
  return {
    ref: `charge:${chargeId}`,
    kind: 'renewal',
    lineId,
    occurredAt: at,
    postings: [
      { account: 'provider_clearing', amount },
      { account: 'revenue', amount: negateMoney(amount) },
    ],
  };
}

interface Spent {
  readonly renewalId: string;
  readonly lineId: string;
  readonly amount: Money;
  readonly at: Date;
}

/** A renewal was paid from the prepaid balance: we owe the subscriber that much less, and have earned it. */
export function renewalPaidFromBalance({ renewalId, lineId, amount, at }: Spent): LedgerTransaction {
  return {
    ref: `renewal:${renewalId}`,
    kind: 'renewal',
    lineId,
    occurredAt: at,
    postings: [
      { account: 'subscriber_balance', amount },
      { account: 'revenue', amount: negateMoney(amount) },
    ],
  };
}

/** Money was taken for which nothing was given: it waits in suspense until a person decides. */
export function takenIntoSuspense({ chargeId, lineId, amount, at }: Taken): LedgerTransaction {
  return {
    ref: `charge:${chargeId}`,
    kind: 'suspense',
    lineId,
    occurredAt: at,
    postings: [
      { account: 'provider_clearing', amount },
      { account: 'suspense', amount: negateMoney(amount) },
    ],
  };
}

/** An amount in the provider's words as money; null if it is in no currency that we know. */
export function moneyCaptured(minor: bigint, currency: string): Money | null {
  try {
    return money(minor, currency as CurrencyCode);
  } catch {
    return null;
  }
}

interface GivenBack {
  readonly refundId: string;
  readonly lineId: string;
  readonly amount: Money;
  readonly account: 'refunds' | 'goodwill' | 'suspense';
  readonly at: Date;
}

/** Money went back to the subscriber: the provider owes us that much less. */
export function refundPaid({ refundId, lineId, amount, account, at }: GivenBack): LedgerTransaction {
  return {
    ref: `refund:${refundId}`,
    kind: 'refund',
    lineId,
    occurredAt: at,
    postings: [
      { account, amount },
      { account: 'provider_clearing', amount: negateMoney(amount) },
    ],
  };
}

/** The bank sent the money of a refund back to us: the refund's entry, the other way round. */
export function refundReturned(given: GivenBack): LedgerTransaction {
  return { ...reversed(refundPaid(given)), ref: `refund:${given.refundId}:returned` };
}

interface ChargedBack {
  readonly disputeId: string;
  readonly lineId: string;
  readonly amount: Money;
  /** What the provider keeps for its trouble, won or lost. */
  readonly fee: Money;
  readonly account: 'refunds' | 'suspense';
  readonly at: Date;
}

/** The bank took the money back, and the provider its fee. */
export function chargedBack({ disputeId, lineId, amount, fee, account, at }: ChargedBack): LedgerTransaction {
  const taken = [
    { account, amount },
    { account: 'provider_clearing', amount: negateMoney(amount) },
  ] as const;
  const kept = [
    { account: 'fees', amount: fee },
    { account: 'provider_clearing', amount: negateMoney(fee) },
  ] as const;
  return { ref: `dispute:${disputeId}`, kind: 'chargeback', lineId, occurredAt: at, postings: fee.minor === 0n ? taken : [...taken, ...kept] };
}

/** The dispute was won: the money is ours again, the fee is gone. */
export function chargebackReinstated(chargeback: ChargedBack): LedgerTransaction {
  return { ...reversed(chargedBack({ ...chargeback, fee: { ...chargeback.fee, minor: 0n } })), ref: `dispute:${chargeback.disputeId}:reinstated` };
}

function reversed(transaction: LedgerTransaction): LedgerTransaction {
  return { ...transaction, postings: transaction.postings.map(({ account, amount }) => ({ account, amount: negateMoney(amount) })) };
}
