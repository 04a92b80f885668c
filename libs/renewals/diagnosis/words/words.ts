import type { CaseEvent, CaseEventKind } from '../case.file.js';
import type { Cause, FalsifierCode, RuledOutReason } from '../causes.js';
import type { ActReason, Ask, End, Wait } from '../steps.js';

/** Causes that are more than a failure code, so that they need words of their own; the others are worded by the code that they came with. */
export const WORDED_CAUSES = [
  'bank_outage',
  'charge_under_way',
  'awaiting_subscriber',
  'outcome_unknown',
  'contradictory_answers',
  'paid_late',
  'paid_over_cap',
  'paid_not_extended',
  'double_payment',
  'our_setup',
  'price_changed',
  'auto_renew_off',
  'cap_reached',
  'overtaken',
  'line_out_of_service',
  'worker_away',
  'retries_exhausted',
  'renewed',
  'not_determined',
] as const satisfies readonly Cause[];
export type WordedCause = (typeof WORDED_CAUSES)[number];

export interface CauseWords {
  readonly title: string;
  readonly explanation: string;
  /** What may be said to the subscriber as it stands. */
  readonly toSubscriber: string;
}

/** What a sentence may name, formatted for the reader already. */
export interface Said {
  readonly at: string;
  readonly amount: string;
  readonly reference: string;
  readonly method: string;
  readonly days: number;
  readonly others: number;
}

export interface StepWords {
  readonly title: string;
  readonly why: string;
}

/** Values of an event's field that have words of their own. */
type Of<Kind extends CaseEventKind, Field extends keyof Extract<CaseEvent, { kind: Kind }>> = Extract<CaseEvent, { kind: Kind }>[Field] & string;
type Worded<Key extends string> = Readonly<Record<Key, string>>;

export interface EventWords {
  readonly begun: string;
  readonly charge: Worded<Of<'charge_requested', 'by'>>;
  readonly exchange: Worded<Of<'exchange', 'how'>>;
  readonly outcome: Worded<Of<'exchange', 'outcome'>>;
  readonly settled: Worded<Of<'charge_settled', 'status'>>;
  readonly posted: { readonly renewal: string; readonly suspense: string; readonly back: string; readonly other: string };
  readonly moved: Worded<Of<'validity_moved', 'source'>>;
  readonly line: Worded<Of<'line_stepped', 'after'>>;
  readonly acted: { readonly on: string; readonly off: string; readonly changePlan: string; readonly extendValidity: string; readonly renewNow: string; readonly other: string };
  readonly imported: string;
  readonly method: string;
  readonly caseOpened: string;
  readonly rested: Worded<Of<'renewal_rested', 'status'>>;
  readonly incident: (said: Said) => string;
}

/** Everything that a verdict says, in one language. A word that is missing does not compile. */
export interface VerdictWords {
  readonly causes: Readonly<Record<WordedCause, CauseWords>>;
  readonly falsifiers: Readonly<Record<FalsifierCode, (said: Said) => string>>;
  readonly ruledOut: Worded<RuledOutReason>;
  readonly acts: Readonly<Record<ActReason, (said: Said) => StepWords>>;
  readonly asks: Readonly<Record<Ask, StepWords>>;
  readonly waits: Readonly<Record<Wait, (said: Said) => StepWords>>;
  readonly ends: Readonly<Record<End, StepWords>>;
  readonly events: EventWords;
}
