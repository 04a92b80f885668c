/** Everything that can stand in a timeline, by kind and what happened; a title that is missing does not compile. */
export const TIMELINE_WORDS = {
  RENEWAL: ['due', 'retry_scheduled', 'failed', 'succeeded', 'lapsed', 'canceled'],
  CHARGE: [
    'pending', 'unknown', 'awaiting', 'succeeded', 'failed', 'canceled', 'query', 'webhook', 'settlement', 'staff', 'refund_pending', 'refund_unknown', 'refund_succeeded', 'refund_failed', 'refund_canceled',
    'dispute_inquiry', 'dispute_open', 'dispute_won', 'dispute_lost', 'dispute_dropped',
  ],
  METHOD: ['added'],
  LINE: ['activate', 'expire', 'suspend', 'terminate', 'quarantine', 'recycle', 'recharge', 'bar', 'port_out'],
  VALIDITY: ['import', 'import_extension', 'charge', 'staff', 'undo', 'plan_change', 'refund'],
  POINTS: ['earn', 'spend', 'adjust', 'expire', 'reverse'],
  ACTION: [
    'extendValidity', 'renewNow', 'sendConfirmationLink', 'sendUpdateCardLink', 'awaitTransfer', 'receiveTransfer', 'stopAwaiting', 'refundCharge', 'changePlan', 'adjustPoints', 'switchOn', 'switchOff', 'updateContact', 'restoreConsent', 'askProvider', 'closeUnknownCharge', 'closeUnknownRefund', 'openCase', 'closeCase', 'undoAction', 'other',
  ],
  CASE: ['opened', 'closed'],
  IMPORT: ['changed'],
} as const;

export type TimelineKind = keyof typeof TIMELINE_WORDS;
export type TimelineTitles = { readonly [Kind in TimelineKind]: Readonly<Record<(typeof TIMELINE_WORDS)[Kind][number], string>> };
