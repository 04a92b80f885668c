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
