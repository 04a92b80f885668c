/** Why staff do something: a closed list, translated in the console. */
export const REASON_CODES = [
  'customer_request',
  'payment_failure',
  'service_outage',
  'goodwill',
  'operator_error',
  'fraud_prevention',
  'retention',
  'number_rescue',
  'commercial_change',
  'correction',
  'other',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** 'other' says nothing by itself: it needs a note. */
export function needsNote(reason: ReasonCode): boolean {
  return reason === 'other';
}
