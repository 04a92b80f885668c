import type { LineSchedule, LineStatus } from '#subscribers';
import type { PlanVersion } from '#plans';

/** The subscriber as one row of the file describes it. */
export interface ImportSubscriber {
  readonly externalId: string;
  readonly name: string;
  readonly email: string | null;
  readonly language: string;
  readonly zone: string;
  readonly market: string;
  /** Sorted, each once. */
  readonly consents: readonly string[];
}

export interface ImportMethod {
  readonly provider: 'stripe' | 'paypal';
  readonly token: string;
  readonly customer: string | null;
  readonly brand: string;
  /** Of a card; null for an account, which has a masked label instead. A file brings cards only. */
  readonly last4: string | null;
  readonly expiryMonth: number | null;
  readonly expiryYear: number | null;
  readonly accountLabel: string | null;
}

/** One row, checked and typed: a line of a subscriber. Optional columns that the file lacks have their default. */
export interface ImportRow {
  /** Line of the file. */
  readonly at: number;
  readonly subscriber: ImportSubscriber;
  readonly externalId: string;
  readonly msisdn: string;
  readonly iccid: string | null;
  readonly eid: string | null;
  readonly imsi: string | null;
  readonly profileState: string;
  readonly plan: PlanVersion;
  readonly status: LineStatus;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** Day of the month, 1 to 31, that the end of validity stands on. */
  readonly anchorDay: number;
  readonly autoRenew: boolean;
  readonly schedule: LineSchedule;
  readonly method: ImportMethod | null;
  /** In minor units of the plan's currency. */
  readonly balanceMinor: bigint;
  readonly points: number;
  /** When the line came to this house; what is created for it bears this time. */
  readonly arrivedAt: Date;
}
