import type { ChargeStatus, FailureCode } from '#payments';
import type { LineStatus } from '#subscribers';
import type { RenewalStatus } from '../domain/renewal.states.js';

/** One thing that happened around a renewal. `id` names the row it was read from; `at` is by the clock of whoever wrote it. */
interface Happened<Kind extends string> {
  readonly id: string;
  readonly kind: Kind;
  readonly at: Date;
}

export type RenewalBegun = Happened<'begun'>;

/** A charge of this renewal, or one of the same line near in time. */
export interface ChargeRequested extends Happened<'charge_requested'> {
  readonly chargeId: string;
  readonly renewalId: string;
  readonly reference: string;
  readonly number: number;
  readonly methodId: string;
  readonly by: 'schedule' | 'staff';
  readonly amountMinor: bigint;
  readonly currency: string;
}

export interface ExchangeHeld extends Happened<'exchange'> {
  readonly chargeId: string;
  readonly seq: number;
  readonly how: 'create' | 'query' | 'webhook' | 'settlement' | 'staff';
  readonly outcome: 'succeeded' | 'failed' | 'unknown' | 'awaiting' | 'not_found' | 'not_reached';
  /** What the answer says, normalised; null unless it is a refusal. */
  readonly code: FailureCode | null;
}

/** What a charge came to in the books; an open one has none. */
export interface ChargeSettled extends Happened<'charge_settled'> {
  readonly chargeId: string;
  readonly status: Exclude<ChargeStatus, 'pending' | 'unknown' | 'awaiting'>;
  readonly code: string | null;
}

export interface MoneyPosted extends Happened<'posted'> {
  readonly chargeId: string;
  /** Kind of the ledger transaction: 'renewal', 'suspense', 'refund' … */
  readonly entry: string;
  readonly amountMinor: bigint;
  readonly currency: string;
}

export interface ValidityMoved extends Happened<'validity_moved'> {
  readonly source: 'import' | 'charge' | 'staff' | 'undo' | 'plan_change' | 'refund';
  readonly before: Date | null;
  readonly after: Date;
  readonly chargeId: string | null;
}

export interface LineStepped extends Happened<'line_stepped'> {
  readonly before: LineStatus;
  readonly after: LineStatus;
}

/** Something that a member of staff did on the line or about the subscriber. */
export interface StaffActed extends Happened<'acted'> {
  readonly action: string;
  readonly status: string;
  /** Of setAutoRenew. */
  readonly autoRenew: boolean | null;
  /** Of changePlan: the version that the line was on before. */
  readonly planBefore: string | null;
}

export interface DetailsImported extends Happened<'imported'> {
  readonly fields: readonly string[];
}

export interface MethodAdded extends Happened<'method_added'> {
  readonly methodId: string;
}

export interface CaseOpened extends Happened<'case_opened'> {
  readonly chargeId: string | null;
  readonly topic: string | null;
  readonly open: boolean;
}

/** Where the renewal ended up, as far as it has. */
export interface RenewalRested extends Happened<'renewal_rested'> {
  readonly status: RenewalStatus;
  readonly code: string | null;
}

/** Failures that were joined, as they share provider, bank and reason in a short time. */
export interface IncidentJoined extends Happened<'incident_joined'> {
  readonly others: number;
  readonly open: boolean;
}

export type CaseEvent =
  | RenewalBegun
  | ChargeRequested
  | ExchangeHeld
  | ChargeSettled
  | MoneyPosted
  | ValidityMoved
  | LineStepped
  | StaffActed
  | DetailsImported
  | MethodAdded
  | CaseOpened
  | RenewalRested
  | IncidentJoined;

export type CaseEventKind = CaseEvent['kind'];

export interface MethodOnFile {
  readonly id: string;
  /** What stands for it to people: the brand with the last digits, or the masked account. */
  readonly label: string;
  /** null: no card. */
  readonly expiryMonth: number | null;
  readonly expiryYear: number | null;
  readonly isDefault: boolean;
  readonly status: 'usable' | 'blocked' | 'removed';
  /** Blocked because the cardholder took consent back, which the subscriber can give again. */
  readonly consentWithdrawn: boolean;
  /** Whether its provider is connected. */
  readonly served: boolean;
  /** Whether the subscriber can be given a link of its provider to confirm a charge. */
  readonly linked: boolean;
  /** Whether the charge door would let it pass now. */
  readonly admitted: boolean;
  readonly createdAt: Date;
}

/** How things stand now. */
export interface CaseState {
  readonly renewal: {
    readonly id: string;
    readonly status: RenewalStatus;
    readonly code: string | null;
    readonly attempts: number;
    readonly nextAttemptAt: Date | null;
    readonly periodStart: Date;
  };
  readonly line: {
    readonly id: string;
    readonly subscriberId: string;
    readonly status: LineStatus;
    readonly zone: string;
    readonly validTo: Date;
    readonly numberLostAt: Date;
    readonly autoRenew: boolean;
  };
  readonly plan: {
    readonly priceMinor: bigint;
    /** Whether one more paid period would extend the line now; a cap may leave nothing. */
    readonly extends: boolean;
  };
  /** The plan version that the line was on before it was changed, if it can be bought still. */
  readonly planToReturnTo: string | null;
  /** Charges of which nothing can be given back now: a refund is under way, the bank is asked for it, or the provider does not know them. */
  readonly notRefundable: readonly string[];
  readonly methods: readonly MethodOnFile[];
  /** The page on which the subscriber can enter a new card; null: none is open. `none_to_give`: no provider gives such pages. */
  readonly cardLink: { readonly endsAt: Date } | 'none_to_give' | null;
  /** Somebody else works on the line: what moves money is refused to the reader. */
  readonly takenByOther: boolean;
  /** No money may move until somebody answers for a fault in the books. */
  readonly moneyHeld: boolean;
  /** The open charge of the line and when the provider is asked about it next. */
  readonly openCharge: {
    readonly id: string;
    readonly status: ChargeStatus;
    readonly code: string | null;
    readonly nextCheckAt: Date | null;
    /** When the link ends under which the subscriber confirms it; null: nobody has to. */
    readonly confirmBy: Date | null;
  } | null;
}

/** Everything that a verdict rests on. The order of the events means nothing: clocks differ, and messages overtake each other. */
export interface CaseFile {
  readonly now: Date;
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
}
