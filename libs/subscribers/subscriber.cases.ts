import type { Locale } from '#kernel';

/** What a person has to decide about a subscriber's money. Each is about one charge. */
export type CaseTopic =
  | 'amount_mismatch'
  | 'paid_after_loss'
  | 'outcome_unresolved'
  | 'late_capture'
  | 'chargeback'
  | 'refund_unknown'
  | 'refund_returned'
  | 'refund_mismatch'
  | 'refund_elsewhere'
  | 'refund_late'
  | 'settlement_differs';

export interface CaseToOpen {
  readonly topic: CaseTopic;
  readonly subscriberId: string;
  readonly lineId: string;
  readonly renewalId: string;
  readonly chargeId: string;
  readonly openedAt: Date;
}

/** Where the features below ask for a case; whoever keeps the cases is handed in by the application. */
export abstract class SubscriberCases {
  /** Opens cases in the current transaction, one for each topic of a charge however often it is asked for. */
  abstract open(cases: readonly CaseToOpen[]): Promise<void>;

  /** What a case of the system's is about, in the reader's language. */
  abstract subjectOf(topic: CaseTopic, locale: Locale): string;
}
