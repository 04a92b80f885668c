import type { DisputeStatus } from '../domain/dispute.states.js';
import { isUuid } from '#kernel';
import type { Captured, ProviderOutcome } from './payment.provider.js';

/** The charge that a message is about, in the names that it gives. */
export interface NamedCharge {
  /** The provider's id of it, or of its movement of money; null where the message has neither. */
  readonly charge: string | null;
  /** Ours. */
  readonly chargeId: string | null;
}

/** What a message says of money that goes back. */
export type MoneyBack =
  | ({
      readonly about: 'refund';
      /** Ours, if the refund was asked for from here. */
      readonly refundId: string | null;
      readonly reference: string;
      readonly amount: Captured;
      readonly outcome: ProviderOutcome;
      /** The provider also tells in these words of money that a dispute takes. */
      readonly echoesDispute: boolean;
    } & NamedCharge)
  /** Something of this charge was refunded; the refund itself is told of in a message of its own. */
  | ({ readonly about: 'charge' } & NamedCharge)
  | ({
      readonly about: 'dispute';
      readonly reference: string;
      readonly amount: Captured;
      readonly fee: Captured;
      readonly reason: string | null;
      readonly status: DisputeStatus;
      /** The provider also tells of the money that it takes in the words of a refund. */
      readonly echoedByRefund: boolean;
    } & NamedCharge);

/** A name that may be an id of ours. */
export function ownId(name: string | null | undefined): string | null {
  return name != null && isUuid(name) ? name : null;
}
