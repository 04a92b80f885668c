import type { ReasonCode } from '#actions';
import type { Verb } from '#permissions';

/** Actions of the bus that a verdict may propose. */
export type ProposedVerb = Extract<Verb, 'renewNow' | 'extendValidity' | 'setAutoRenew' | 'changePlan' | 'openCase' | 'askProvider' | 'refundCharge' | 'restoreConsent' | 'sendConfirmationLink' | 'sendUpdateCardLink'>;

/** What the reader of a verdict may do; what they may not do is not proposed to them. */
export interface Desk {
  readonly may: (verb: ProposedVerb) => boolean;
  /** Largest extension of the reader in days; null: any. */
  readonly extendDays: number | null;
}

/** Why an action is proposed. */
export const ACT_REASONS = ['other_method', 'method_added', 'same_method', 'send_link', 'send_card_link', 'gain_time', 'switch_on', 'return_to_plan', 'ask_provider', 'give_back', 'take_second_back', 'record_consent', 'put_before_person'] as const;
export type ActReason = (typeof ACT_REASONS)[number];

/** What the subscriber is asked for. */
export const ASKS = ['new_card', 'day_or_method', 'call_bank', 'confirm_payment', 'keep_number', 'agree_to_price'] as const;
export type Ask = (typeof ASKS)[number];

/** What is waited for. */
export const WAITS = ['next_attempt', 'provider_asked', 'answer_due', 'payment', 'confirmation', 'new_card', 'outage_over'] as const;
export type Wait = (typeof WAITS)[number];

/** Why there is nothing to do, or somebody else does it. */
export const ENDS = ['renewed', 'number_lost', 'period_moved', 'not_renewable', 'cap_leaves_nothing', 'case_is_open', 'colleague_works', 'tell_supervisor'] as const;
export type End = (typeof ENDS)[number];

/** `act`: an action of the bus. `ask`: of the subscriber. `wait`: it goes on by itself. `end`: nothing to do, or not here. */
export const STEP_KINDS = ['act', 'ask', 'wait', 'end'] as const;

/** One thing to do, in the order in which it should be tried. */
export type Step =
  | { readonly kind: 'act'; readonly verb: ProposedVerb; readonly input: Readonly<Record<string, unknown>>; readonly reasonCode: ReasonCode; readonly why: ActReason; readonly method?: string }
  | { readonly kind: 'ask'; readonly why: Ask }
  | { readonly kind: 'wait'; readonly why: Wait; readonly until: Date | null; readonly others?: number }
  | { readonly kind: 'end'; readonly why: End };
