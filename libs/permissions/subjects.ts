/** Things that rules speak of, each with the fields that a condition may use. A rule on any other field does not compile. */
export interface SubjectFields {
  Subscriber: { market: string };
  Line: { market: string };
  Renewal: { market: string };
  Charge: { market: string };
  Case: { market: string };
  Loyalty: { market: string };
  Plan: { market: string };
  AuditEntry: { actorId: string | null };
  Request: { market: string };
  Invariant: object;
  Dashboard: object;
}

export type SubjectName = keyof SubjectFields;

export const SUBJECTS = [
  'Subscriber',
  'Line',
  'Renewal',
  'Charge',
  'Case',
  'Loyalty',
  'Plan',
  'AuditEntry',
  'Request',
  'Invariant',
  'Dashboard',
] as const satisfies readonly SubjectName[];

/** `read` and `export` for every subject, `decide` on what another person asked for, `claim` and `takeOver` of a line to work on it; the others are the actions of the action bus, by their own names. */
export const VERBS = [
  'read',
  'export',
  'claim',
  'takeOver',
  'bulk',
  'extendValidity',
  'renewNow',
  'refundCharge',
  'sendConfirmationLink',
  'sendUpdateCardLink',
  'awaitTransfer',
  'receiveTransfer',
  'stopAwaiting',
  'closeUnknownCharge',
  'closeUnknownRefund',
  'changePlan',
  'adjustPoints',
  'setAutoRenew',
  'updateContact',
  'restoreConsent',
  'askProvider',
  'openCase',
  'closeCase',
  'createPlan',
  'publishPlanVersion',
  'retirePlan',
  'decide',
  'acknowledgeViolation',
] as const;
export type Verb = (typeof VERBS)[number];
