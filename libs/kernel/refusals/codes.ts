/**
 * What sort of refusal it is: who has to do something about it.
 * auth: sign in or ask for the right · input: correct what was sent · conflict: look again, then repeat · limit: less, later or with
 * approval · state: not possible as things are · outage: wait · internal: our fault.
 */
export type RefusalKind = 'auth' | 'input' | 'conflict' | 'limit' | 'state' | 'outage' | 'internal';

/** The closed list of refusal codes, each with its kind. A code added here does not compile until every catalogue has its message. */
export const refusalKinds = {
  UNAUTHENTICATED: 'auth',
  FORBIDDEN: 'auth',
  NOT_FOUND: 'input',
  SIGN_IN_FAILED: 'auth',
  SIGN_IN_THROTTLED: 'limit',
  SESSION_EXPIRED: 'auth',
  ORIGIN_REFUSED: 'auth',
  BAD_INPUT: 'input',
  UNKNOWN_FIELD: 'input',
  MSISDN_INVALID: 'input',
  ICCID_INVALID: 'input',
  EID_INVALID: 'input',
  IMSI_INVALID: 'input',
  EMAIL_INVALID: 'input',
  DATE_INVALID: 'input',
  ZONE_UNKNOWN: 'input',
  CURRENCY_UNKNOWN: 'input',
  CURRENCY_MISMATCH: 'input',
  AMOUNT_INVALID: 'input',
  CARD_NUMBER_REFUSED: 'input',
  REASON_REQUIRED: 'input',
  REASON_UNKNOWN: 'input',
  NOTE_REQUIRED: 'input',
  IDEMPOTENCY_KEY_REQUIRED: 'input',
  IDEMPOTENCY_KEY_REUSED: 'conflict',
  IDEMPOTENCY_IN_PROGRESS: 'conflict',
  PLAN_HASH_REQUIRED: 'input',
  PLAN_EXPIRED: 'conflict',
  CONFLICT: 'conflict',
  LIMIT_EXCEEDED: 'limit',
  APPROVAL_REQUIRED: 'limit',
  REQUEST_AWAITING: 'conflict',
  REQUEST_OWN: 'auth',
  REQUEST_NOT_YOURS: 'auth',
  REQUEST_DECIDED: 'conflict',
  REQUEST_EXPIRED: 'conflict',
  REQUEST_STALE: 'conflict',
  ILLEGAL_TRANSITION: 'state',
  LINE_LOCKED: 'conflict',
  LINE_CLAIMED: 'conflict',
  LEASE_LOST: 'conflict',
  BULK_TOO_LARGE: 'limit',
  BULK_CANCELED: 'state',
  LINE_TERMINATED: 'state',
  CHARGE_IN_PROGRESS: 'conflict',
  CHARGE_OUTCOME_UNKNOWN: 'state',
  MONEY_HELD: 'state',
  CHARGE_NOT_PAID: 'state',
  CHARGE_REFUNDED: 'state',
  CHARGE_DISPUTED: 'state',
  REFUND_IN_PROGRESS: 'conflict',
  REFUND_TOO_LARGE: 'limit',
  REFUND_NEEDS_REVERSAL: 'state',
  REFUND_NEEDS_CORRECTION: 'state',
  REVERSAL_IS_WHOLE: 'input',
  REFUND_NOT_AT_PROVIDER: 'state',
  CHARGE_AWAITED: 'state',
  CHARGE_MONEY_WAITS: 'state',
  CHARGE_NOT_AWAITED: 'state',
  PAYMENT_METHOD_MISSING: 'state',
  PAYMENT_METHOD_EXPIRED: 'state',
  RETRY_BUDGET_SPENT: 'limit',
  RETRY_FORBIDDEN: 'state',
  CHARGE_SETTLED: 'state',
  CHARGE_STILL_ASKED: 'state',
  CHARGE_TAKEN_OTHERWISE: 'state',
  CHARGE_PAID_MEANWHILE: 'state',
  PROVIDER_JUST_ASKED: 'limit',
  PLAN_RETIRED: 'state',
  PLAN_CODE_TAKEN: 'conflict',
  PLAN_VERSION_DRAFT: 'state',
  POINTS_INSUFFICIENT: 'state',
  NOTHING_TO_CHANGE: 'state',
  UNDO_NOT_POSSIBLE: 'state',
  UNDO_EXPIRED: 'state',
  ALREADY_UNDONE: 'state',
  QUERY_TOO_LARGE: 'limit',
  QUERY_TOO_DEEP: 'limit',
  QUERY_TOO_COMPLEX: 'limit',
  ONE_MONEY_ACTION: 'limit',
  PAGE_SIZE: 'limit',
  CURSOR_INVALID: 'input',
  DATABASE_UNAVAILABLE: 'outage',
  PROVIDER_UNAVAILABLE: 'outage',
  FILE_EMPTY: 'input',
  FILE_ENCODING: 'input',
  FILE_HEADER: 'input',
  FILE_BROKEN: 'input',
  IMPORT_STOPPED: 'input',
  CONFIGURATION_INVALID: 'internal',
  INTERNAL: 'internal',
} as const satisfies Record<string, RefusalKind>;

export type RefusalCode = keyof typeof refusalKinds;

export const REFUSAL_CODES = Object.keys(refusalKinds) as readonly RefusalCode[];

/** Whether a text that came over the wire is one of the codes. */
export function isRefusalCode(text: string): text is RefusalCode {
  return Object.hasOwn(refusalKinds, text);
}

/** A message for every code, or it does not compile. */
export type RefusalCatalogue = Readonly<Record<RefusalCode, string>>;
