import type { LineStatus } from '#subscribers';

/** What the database holds about one staged row: its subscriber, its line, and whoever has its number or ICCID. Shape of WHAT_IS_KNOWN. */
export interface KnownRow {
  /** Place of the row in the batch. */
  readonly n: number;
  readonly subscriberId: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly language: string;
  readonly zone: string;
  readonly market: string;
  readonly consents: readonly string[];
  /** An earlier batch of this run has met the subscriber. */
  readonly subscriberSeen: boolean;
  readonly lineId: string | null;
  readonly lineSubscriberId: string | null;
  readonly msisdn: string;
  readonly iccid: string | null;
  readonly eid: string | null;
  readonly imsi: string | null;
  readonly profileState: string;
  readonly status: LineStatus;
  readonly validTo: Date;
  readonly autoRenew: boolean;
  readonly planVersionId: string;
  readonly lineZone: string;
  readonly lineSeen: boolean;
  /** The end of validity that an import gave the line last. */
  readonly lastImportedTo: Date | null;
  readonly msisdnTaken: boolean;
  readonly iccidTaken: boolean;
  /** The subscriber has the row's payment method; `methodSame`: with the same details. */
  readonly methodKnown: boolean;
  readonly methodSame: boolean;
}
