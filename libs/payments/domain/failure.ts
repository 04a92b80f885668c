/** Who can do something about a failed charge. */
export const FAILURE_CLASSES = ['hard', 'soft', 'technical', 'fixable', 'sensitive', 'consent', 'config'] as const;
export type FailureClass = (typeof FAILURE_CLASSES)[number];

/** What would put it right. */
export type NextStep =
  | 'wait' // tried again by itself
  | 'other_method'
  | 'update_method'
  | 'call_bank'
  | 'authenticate' // the subscriber confirms in person (3-D Secure)
  | 'renew_consent'
  | 'operator' // a mistake of ours or of the set-up
  | 'review';

interface FailureKind {
  readonly class: FailureClass;
  readonly next: NextStep;
  /** Attempts in all, after which trying again is pointless although the class would allow it. */
  readonly maxAttempts?: number;
}

/** Every reason, normalised over providers. Lost and stolen cards share one code whose words say neither. */
export const FAILURES = {
  refer_to_bank: { class: 'soft', next: 'call_bank', maxAttempts: 3 },
  merchant_setup: { class: 'config', next: 'operator' },
  card_withdrawn: { class: 'hard', next: 'other_method' },
  declined_by_bank: { class: 'soft', next: 'other_method', maxAttempts: 4 },
  bank_forbids_retry: { class: 'hard', next: 'other_method' },
  processing_fault: { class: 'technical', next: 'wait' },
  not_supported: { class: 'hard', next: 'other_method' },
  amount_refused: { class: 'config', next: 'operator' },
  card_number_wrong: { class: 'hard', next: 'update_method' },
  try_again: { class: 'technical', next: 'wait' },
  card_refused: { class: 'sensitive', next: 'other_method' },
  account_closed: { class: 'hard', next: 'other_method' },
  insufficient_funds: { class: 'soft', next: 'wait' },
  card_expired: { class: 'fixable', next: 'update_method' },
  pin_problem: { class: 'fixable', next: 'other_method' },
  not_permitted: { class: 'hard', next: 'other_method' },
  payment_refused: { class: 'sensitive', next: 'review' },
  limit_reached: { class: 'soft', next: 'wait' },
  card_restricted: { class: 'soft', next: 'call_bank', maxAttempts: 3 },
  authentication_required: { class: 'fixable', next: 'authenticate' },
  security_code_wrong: { class: 'fixable', next: 'update_method' },
  address_mismatch: { class: 'fixable', next: 'update_method' },
  card_details_changed: { class: 'fixable', next: 'update_method' },
  bank_unavailable: { class: 'technical', next: 'wait' },
  legal_block: { class: 'hard', next: 'other_method' },
  consent_revoked: { class: 'consent', next: 'renew_consent' },
  duplicate_refused: { class: 'config', next: 'review' },
  retry_budget_spent: { class: 'soft', next: 'wait' },
  method_blocked: { class: 'hard', next: 'other_method' },
  no_payment_method: { class: 'fixable', next: 'update_method' },
  method_unknown: { class: 'fixable', next: 'update_method' },
  request_rejected: { class: 'config', next: 'operator' },
  provider_unreachable: { class: 'technical', next: 'wait' },
  never_received: { class: 'technical', next: 'wait' },
  not_received: { class: 'fixable', next: 'other_method' },
  not_confirmed: { class: 'fixable', next: 'authenticate' },
  amount_mismatch: { class: 'config', next: 'review' },
  paid_after_loss: { class: 'config', next: 'review' },
  unrecognised: { class: 'hard', next: 'other_method' },
} as const satisfies Record<string, FailureKind>;

export type FailureCode = keyof typeof FAILURES;

export function failureKind(code: FailureCode): FailureKind {
  return FAILURES[code];
}

export function isFailureCode(text: string): text is FailureCode {
  return Object.hasOwn(FAILURES, text);
}
