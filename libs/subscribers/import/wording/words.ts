/** What can be wrong with a row that no other part of the product refuses. */
export const ROW_FAULTS = [
  'ROW_INCOMPLETE', 'REQUIRED', 'TEXT_INVALID', 'ID_INVALID', 'LANGUAGE_INVALID', 'MARKET_UNKNOWN', 'CONSENT_UNKNOWN',
  'PROFILE_STATE_UNKNOWN', 'PLAN_UNKNOWN', 'PLAN_OF_OTHER_MARKET', 'DATE_OUT_OF_RANGE', 'VALIDITY_EMPTY', 'VALIDITY_LONG_OVER',
  'FLAG_INVALID', 'PROVIDER_UNKNOWN', 'TOKEN_INVALID', 'LAST4_INVALID', 'EXPIRY_INVALID', 'POINTS_INVALID', 'DUPLICATE_LINE',
  'DUPLICATE_MSISDN', 'DUPLICATE_ICCID', 'SUBSCRIBER_DIFFERS', 'MSISDN_TAKEN', 'ICCID_TAKEN', 'LINE_OF_ANOTHER', 'LINE_CLOSED',
  'MSISDN_DIFFERS', 'PLAN_DIFFERS', 'VALIDITY_SHORTER',
] as const;

export type RowFault = (typeof ROW_FAULTS)[number];

/** A fault without words does not compile. */
export type FaultWords = Readonly<Record<RowFault, string>>;
