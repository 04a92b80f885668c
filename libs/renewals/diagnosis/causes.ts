import type { FailureCode } from '#payments';

/** Why a renewal failed: one of these is the verdict. A failure code says what a provider answered; a cause says what that came from. */
export const CAUSES = [
  // The bank or the card.
  'card_expired',
  'insufficient_funds',
  'card_limit_reached',
  'card_details_wrong',
  'card_unusable',
  'bank_declined',
  'bank_wants_contact',
  'confirmation_needed',
  'consent_revoked',
  'sensitive_refusal',
  'bank_unavailable',
  'bank_outage',
  'processing_fault',
  'refused_as_duplicate',
  // What there was to charge.
  'no_method',
  'method_blocked',
  'retry_budget_spent',
  // The way to the provider.
  'provider_unreachable',
  'request_never_received',
  'charge_under_way',
  'awaiting_subscriber',
  'not_paid',
  'outcome_unknown',
  'contradictory_answers',
  // Money that moved otherwise than it should.
  'other_amount_captured',
  'paid_late',
  'paid_after_loss',
  'paid_over_cap',
  'paid_not_extended',
  'double_payment',
  // Ourselves, and what people decided.
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
] as const;
export type Cause = (typeof CAUSES)[number];

/** What each failure code comes from, when nothing else in the history says otherwise. A code without a cause does not compile. */
export const CAUSE_OF_CODE = {
  refer_to_bank: 'bank_wants_contact',
  merchant_setup: 'our_setup',
  card_withdrawn: 'card_unusable',
  declined_by_bank: 'bank_declined',
  bank_forbids_retry: 'card_unusable',
  processing_fault: 'processing_fault',
  not_supported: 'card_unusable',
  amount_refused: 'our_setup',
  card_number_wrong: 'card_details_wrong',
  try_again: 'processing_fault',
  card_refused: 'sensitive_refusal',
  account_closed: 'card_unusable',
  insufficient_funds: 'insufficient_funds',
  card_expired: 'card_expired',
  pin_problem: 'card_unusable',
  not_permitted: 'card_unusable',
  payment_refused: 'sensitive_refusal',
  limit_reached: 'card_limit_reached',
  card_restricted: 'bank_wants_contact',
  authentication_required: 'confirmation_needed',
  security_code_wrong: 'card_details_wrong',
  address_mismatch: 'card_details_wrong',
  card_details_changed: 'card_details_wrong',
  bank_unavailable: 'bank_unavailable',
  legal_block: 'card_unusable',
  consent_revoked: 'consent_revoked',
  duplicate_refused: 'refused_as_duplicate',
  no_payment_method: 'no_method',
  method_unknown: 'card_details_wrong',
  request_rejected: 'our_setup',
  provider_unreachable: 'provider_unreachable',
  never_received: 'request_never_received',
  not_received: 'not_paid',
  not_confirmed: 'confirmation_needed',
  amount_mismatch: 'other_amount_captured',
  paid_after_loss: 'paid_after_loss',
  retry_budget_spent: 'retry_budget_spent',
  method_blocked: 'method_blocked',
  unrecognised: 'not_determined',
} as const satisfies Record<FailureCode, Cause>;

/** `certain`: the record proves it. `likely`: the record points to it, but a piece is missing or another reading remains. */
export const CERTAINTIES = ['certain', 'likely', 'undetermined'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** What would prove a verdict wrong, each put into words with its parameters. */
export const FALSIFIERS = [
  'card_valid_longer',
  'account_covered',
  'bank_says_otherwise',
  'money_on_statement',
  'others_pass',
  'others_fail_too',
  'provider_shows_otherwise',
  'answer_arrives',
  'one_payment_only',
  'method_existed',
  'switched_elsewhere',
  'moved_elsewhere',
  'run_was_there',
  'amount_agreed',
  'piece_found',
  'plan_allows_more',
] as const;
export type FalsifierCode = (typeof FALSIFIERS)[number];

/** Why something that was considered is not the cause. */
export const RULED_OUT = [
  'one_capture_at_most',
  'refunded_since',
  'answers_agree',
  'all_outcomes_known',
  'no_incident',
  'auto_renew_is_on',
  'same_amount',
  'earlier_attempt',
  'extended_by_payment',
  'nobody_moved_it',
  'run_was_in_time',
] as const;
export type RuledOutReason = (typeof RULED_OUT)[number];
