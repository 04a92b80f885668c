// Written by `npm run codegen` from apps/api/schema.graphql and the *.graphql.ts files; do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AcknowledgeViolationInput = {
  readonly explanation: string;
  readonly holdId: string;
};

export type ActionControl = {
  /** made by the client once per intent, kept over reloads and retries */
  readonly idempotencyKey?: string | null | undefined;
  readonly mode: ActionMode;
  readonly note?: string | null | undefined;
  /** the hash of the plan that was previewed; needed to execute */
  readonly planHash?: string | null | undefined;
  readonly reasonCode?: string | null | undefined;
};

export type ActionMode =
  | 'EXECUTE'
  | 'PREVIEW';

export type ActionRequestFilter = {
  readonly status?: RequestStatus | null | undefined;
};

export type AdjustPointsInput = {
  readonly points: number;
  readonly subscriberId: string;
  readonly validDays?: number | null | undefined;
};

export type AskProviderInput = {
  readonly chargeId: string;
};

export type AuditFilter = {
  readonly action?: string | null | undefined;
  readonly actorId?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly outcome?: string | null | undefined;
  readonly subjectId?: string | null | undefined;
  readonly subjectType?: string | null | undefined;
  readonly subscriberId?: string | null | undefined;
  readonly to?: string | null | undefined;
};

export type AwaitTransferInput = {
  readonly lineId: string;
};

export type AwaitedOf =
  | 'CONFIRMATION'
  | 'TRANSFER';

export type BulkRowStatus =
  | 'DECLINED'
  | 'DONE'
  | 'PENDING'
  | 'REFUSED'
  | 'RUNNING'
  | 'SKIPPED'
  | 'WAITING';

export type BulkRunInput = {
  /** renewNow, extendValidity, setAutoRenew, openCase */
  readonly action: string;
  /** of setAutoRenew */
  readonly autoRenew?: boolean | null | undefined;
  /** of extendValidity */
  readonly days?: number | null | undefined;
  readonly filter?: WorklistFilter | null | undefined;
  readonly note?: string | null | undefined;
  readonly reasonCode: string;
  /** rows chosen by hand; without them, all that the filter selects now */
  readonly renewalIds?: ReadonlyArray<string> | null | undefined;
  /** of openCase */
  readonly subject?: string | null | undefined;
};

export type BulkStatus =
  | 'CANCELED'
  | 'CANCELING'
  | 'DONE'
  | 'PAUSED'
  | 'PREPARING'
  | 'READY'
  | 'RUNNING';

export type Certainty =
  | 'CERTAIN'
  | 'LIKELY'
  | 'UNDETERMINED';

export type ChangePlanInput = {
  readonly lineId: string;
  readonly planVersionId: string;
};

export type ChargeFilter = {
  readonly failureClass?: FailureClass | null | undefined;
  readonly market?: string | null | undefined;
  readonly requestedBy?: string | null | undefined;
  readonly status?: ChargeStatus | null | undefined;
};

export type ChargeStatus =
  | 'AWAITING'
  | 'CANCELED'
  | 'FAILED'
  | 'PENDING'
  | 'SUCCEEDED'
  | 'UNKNOWN';

export type CheckAskedBy =
  | 'DOCTOR'
  | 'SCHEDULE'
  | 'STAFF';

export type CheckDepth =
  | 'ALL'
  | 'NEW';

export type CloseCaseInput = {
  readonly caseId: string;
};

export type CloseUnknownChargeInput = {
  readonly chargeId: string;
  readonly evidence: string;
  readonly outcome: string;
};

export type CloseUnknownRefundInput = {
  readonly chargeId: string;
  readonly evidence: string;
  readonly outcome: string;
};

export type CreatePlanInput = {
  readonly balanceFirst: boolean;
  readonly chargeDaysBefore: number;
  readonly code: string;
  readonly currency: string;
  readonly extensionPolicy: string;
  readonly graceDays: number;
  readonly kind: string;
  readonly market: string;
  readonly maxAccumulatedDays?: number | null | undefined;
  readonly name: string;
  readonly periodCount: number;
  readonly periodUnit: string;
  readonly pointsEarned: number;
  readonly pointsValidDays: number;
  readonly priceMinor: number;
  readonly quarantineDays: number;
  readonly retryOffsetsDays: ReadonlyArray<number>;
  readonly suspendedDays: number;
};

export type DisputeStatus =
  | 'DROPPED'
  | 'INQUIRY'
  | 'LOST'
  | 'OPEN'
  | 'WON';

export type EffectKind =
  | 'AUTO_RENEW_SWITCHED'
  | 'AWAITING_STOPPED'
  | 'BALANCE_SPENT'
  | 'CARD_LINK_REQUESTED'
  | 'CASE_CLOSED'
  | 'CASE_OPENED'
  | 'CHARGE_REQUESTED'
  | 'CONSENT_RESTORED'
  | 'FIELD_CHANGED'
  | 'MONEY_RELEASED'
  | 'PLAN_CHANGED'
  | 'PLAN_CREATED'
  | 'PLAN_RETIRED'
  | 'PLAN_VERSION_PUBLISHED'
  | 'POINTS_POSTED'
  | 'PROVIDER_ASKED'
  | 'REFUND_REQUESTED'
  | 'TRANSFER_RECEIVED'
  | 'UNKNOWN_CLOSED'
  | 'UNKNOWN_REFUND_CLOSED'
  | 'VALIDITY_MOVED';

export type EvidenceWeight =
  | 'CONTEXT'
  | 'DECISIVE'
  | 'SUPPORTING';

export type ExtendValidityInput = {
  readonly days: number;
  readonly lineId: string;
};

export type FailureClass =
  | 'CONFIG'
  | 'CONSENT'
  | 'FIXABLE'
  | 'HARD'
  | 'SENSITIVE'
  | 'SOFT'
  | 'TECHNICAL';

export type IncidentScope =
  | 'ISSUER'
  | 'PROVIDER';

export type InvariantState =
  | 'FAILED'
  | 'NEVER_CHECKED'
  | 'NOT_YET'
  | 'OK'
  | 'VIOLATED';

export type LineStatus =
  | 'ACTIVE'
  | 'BARRED'
  | 'CREATED'
  | 'GRACE'
  | 'PORTED_OUT'
  | 'QUARANTINE'
  | 'RECYCLED'
  | 'SUSPENDED'
  | 'TERMINATED';

export type NextStepKind =
  | 'ACT'
  | 'ASK'
  | 'END'
  | 'WAIT';

export type OpenCaseInput = {
  readonly lineId?: string | null | undefined;
  readonly subject: string;
  readonly subscriberId: string;
};

export type PlanStatus =
  | 'ACTIVE'
  | 'RETIRED';

export type ProfileState =
  | 'DELETED'
  | 'DISABLED'
  | 'DOWNLOADED'
  | 'ENABLED'
  | 'INSTALLED'
  | 'RELEASED';

export type PublishPlanVersionInput = {
  readonly balanceFirst: boolean;
  readonly chargeDaysBefore: number;
  readonly currency: string;
  readonly extensionPolicy: string;
  readonly graceDays: number;
  readonly maxAccumulatedDays?: number | null | undefined;
  readonly periodCount: number;
  readonly periodUnit: string;
  readonly planId: string;
  readonly pointsEarned: number;
  readonly pointsValidDays: number;
  readonly priceMinor: number;
  readonly quarantineDays: number;
  readonly retryOffsetsDays: ReadonlyArray<number>;
  readonly suspendedDays: number;
};

export type ReceiveTransferInput = {
  readonly amountMinor: string;
  readonly bankReference: string;
  readonly chargeId: string;
};

export type RefundChargeInput = {
  readonly amountMinor?: string | null | undefined;
  readonly chargeId: string;
  readonly currency?: string | null | undefined;
  readonly kind: string;
};

export type RefundKind =
  | 'CORRECTION'
  | 'GOODWILL'
  | 'REVERSAL';

export type RefundStatus =
  | 'CANCELED'
  | 'FAILED'
  | 'PENDING'
  | 'SUCCEEDED'
  | 'UNKNOWN';

export type RenewNowInput = {
  readonly lineId: string;
  readonly paymentMethodId?: string | null | undefined;
};

export type RenewalCause =
  | 'AUTO_RENEW_OFF'
  | 'AWAITING_SUBSCRIBER'
  | 'BANK_DECLINED'
  | 'BANK_OUTAGE'
  | 'BANK_UNAVAILABLE'
  | 'BANK_WANTS_CONTACT'
  | 'CAP_REACHED'
  | 'CARD_DETAILS_WRONG'
  | 'CARD_EXPIRED'
  | 'CARD_LIMIT_REACHED'
  | 'CARD_UNUSABLE'
  | 'CHARGE_UNDER_WAY'
  | 'CONFIRMATION_NEEDED'
  | 'CONSENT_REVOKED'
  | 'CONTRADICTORY_ANSWERS'
  | 'DOUBLE_PAYMENT'
  | 'INSUFFICIENT_FUNDS'
  | 'LINE_OUT_OF_SERVICE'
  | 'METHOD_BLOCKED'
  | 'NOT_DETERMINED'
  | 'NOT_PAID'
  | 'NO_METHOD'
  | 'OTHER_AMOUNT_CAPTURED'
  | 'OUR_SETUP'
  | 'OUTCOME_UNKNOWN'
  | 'OVERTAKEN'
  | 'PAID_AFTER_LOSS'
  | 'PAID_LATE'
  | 'PAID_NOT_EXTENDED'
  | 'PAID_OVER_CAP'
  | 'PRICE_CHANGED'
  | 'PROCESSING_FAULT'
  | 'PROVIDER_UNREACHABLE'
  | 'REFUSED_AS_DUPLICATE'
  | 'RENEWED'
  | 'REQUEST_NEVER_RECEIVED'
  | 'RETRIES_EXHAUSTED'
  | 'RETRY_BUDGET_SPENT'
  | 'SENSITIVE_REFUSAL'
  | 'WORKER_AWAY';

export type RenewalStanding =
  | 'CLOSED'
  | 'LOST'
  | 'OPEN'
  | 'RENEWED';

export type RenewalStatus =
  | 'AWAITING'
  | 'CANCELED'
  | 'CHARGING'
  | 'DUE'
  | 'FAILED'
  | 'LAPSED'
  | 'RETRY_SCHEDULED'
  | 'SUCCEEDED'
  | 'UNKNOWN';

export type RequestStatus =
  | 'APPROVED'
  | 'AWAITING'
  | 'EXPIRED'
  | 'REFUSED'
  | 'WITHDRAWN';

export type RestoreConsentInput = {
  readonly evidence: string;
  readonly paymentMethodId: string;
  readonly subscriberId: string;
};

export type RetirePlanInput = {
  readonly planId: string;
};

export type SearchHitKind =
  | 'CASE'
  | 'CHARGE'
  | 'LINE'
  | 'RENEWAL'
  | 'SUBSCRIBER';

export type SendConfirmationLinkInput = {
  readonly lineId: string;
  readonly paymentMethodId?: string | null | undefined;
};

export type SendUpdateCardLinkInput = {
  readonly asDefault: boolean;
  readonly lineId: string;
};

export type SetAutoRenewInput = {
  readonly autoRenew: boolean;
  readonly lineId: string;
};

export type StaffRole =
  | 'ADMIN'
  | 'AGENT'
  | 'AUDITOR'
  | 'SUPERVISOR';

export type StopAwaitingInput = {
  readonly chargeId: string;
};

export type SubscriberFilter = {
  readonly autoRenew?: boolean | null | undefined;
  readonly market?: string | null | undefined;
  readonly planCode?: string | null | undefined;
  readonly status?: LineStatus | null | undefined;
};

export type SubscriberSort =
  | 'NAME'
  | 'NEWEST'
  | 'NUMBER_LOST_AT'
  | 'VALID_TO';

export type UpdateContactInput = {
  readonly consents?: ReadonlyArray<string> | null | undefined;
  readonly email?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly subscriberId: string;
  readonly zone?: string | null | undefined;
};

export type ValueType =
  | 'FLAG'
  | 'INSTANT'
  | 'MONEY'
  | 'NUMBER'
  | 'POINTS'
  | 'TEXT';

export type WorklistClaim =
  | 'FREE'
  | 'MINE'
  | 'TAKEN';

export type WorklistFilter = {
  readonly claim?: WorklistClaim | null | undefined;
  readonly failureClass?: FailureClass | null | undefined;
  /** a normalised failure code; see failureReasons */
  readonly failureCode?: string | null | undefined;
  readonly incidentId?: string | null | undefined;
  readonly lostWithinDays?: number | null | undefined;
  readonly market?: string | null | undefined;
  /** open for so many hours at most */
  readonly maxAgeHours?: number | null | undefined;
  /** open for so many hours at least, since the first attempt */
  readonly minAgeHours?: number | null | undefined;
  readonly status?: RenewalStatus | null | undefined;
};

export type OutcomeFieldsFragment = { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null };

export type ActionFormsQueryVariables = Exact<{ [key: string]: never; }>;


export type ActionFormsQuery = { readonly actionForms: ReadonlyArray<{ readonly name: string, readonly targetType: string, readonly allowed: boolean, readonly deniedReason: string | null, readonly reasonCodes: ReadonlyArray<string>, readonly movesMoney: boolean, readonly fields: ReadonlyArray<{ readonly name: string, readonly type: string, readonly required: boolean, readonly min: number | null, readonly max: number | null, readonly choices: ReadonlyArray<string> | null, readonly source: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly limit: number | null }> }> };

export type ActionSubjectQueryVariables = Exact<{
  id: string;
}>;


export type ActionSubjectQuery = { readonly subscriber: { readonly id: string, readonly name: string, readonly email: string | null, readonly language: string, readonly zone: string, readonly market: string, readonly consents: ReadonlyArray<string>, readonly pointsBalance: string, readonly paymentMethods: ReadonlyArray<{ readonly id: string, readonly provider: string, readonly brand: string, readonly last4: string | null, readonly accountLabel: string | null, readonly expiryMonth: number | null, readonly expiryYear: number | null, readonly isDefault: boolean, readonly status: string, readonly blockedReason: string | null, readonly expired: boolean }>, readonly lines: ReadonlyArray<{ readonly id: string, readonly msisdn: string, readonly zone: string, readonly status: LineStatus, readonly validTo: string, readonly autoRenew: boolean, readonly openRenewal: { readonly id: string, readonly failure: { readonly class: FailureClass } | null } | null, readonly plan: { readonly id: string, readonly planId: string, readonly planName: string, readonly number: number, readonly periodUnit: string, readonly periodCount: number, readonly price: { readonly minor: string, readonly currency: string } } }>, readonly cases: ReadonlyArray<{ readonly id: string, readonly reference: string, readonly subject: string, readonly status: string, readonly openedAt: string, readonly lineId: string | null }>, readonly charges: ReadonlyArray<{ readonly renewalId: string, readonly status: ChargeStatus, readonly paymentMethod: { readonly id: string }, readonly failure: { readonly class: FailureClass } | null }> } };

export type MethodBudgetQueryVariables = Exact<{
  lineId: string;
  paymentMethodId: string;
}>;


export type MethodBudgetQuery = { readonly retryBudget: { readonly methodId: string, readonly brand: string, readonly network: string | null, readonly assumed: boolean, readonly nextAllowedAt: string | null, readonly never: string | null, readonly rules: ReadonlyArray<{ readonly id: string, readonly network: string, readonly counts: string, readonly used: number, readonly cap: number, readonly windowHours: number, readonly since: string | null, readonly source: string }> } };

export type PlanOffersQueryVariables = Exact<{ [key: string]: never; }>;


export type PlanOffersQuery = { readonly plans: ReadonlyArray<{ readonly id: string, readonly name: string, readonly code: string, readonly market: string, readonly status: PlanStatus, readonly current: { readonly id: string, readonly number: number, readonly periodUnit: string, readonly periodCount: number, readonly graceDays: number, readonly suspendedDays: number, readonly price: { readonly minor: string, readonly currency: string } } }> };

export type ActionChargeQueryVariables = Exact<{
  id: string;
}>;


export type ActionChargeQuery = { readonly charge: { readonly id: string, readonly reference: string, readonly status: ChargeStatus, readonly nextCheckAt: string | null, readonly provider: string, readonly providerReference: string | null, readonly amount: { readonly minor: string, readonly currency: string }, readonly paymentMethod: { readonly brand: string, readonly last4: string | null, readonly accountLabel: string | null }, readonly confirmation: { readonly url: string | null, readonly endsAt: string, readonly message: string | null } | null, readonly failure: { readonly code: string, readonly class: FailureClass, readonly title: string, readonly explanation: string, readonly advice: string, readonly rawCode: string | null } | null } };

export type ExtendValidityMutationVariables = Exact<{
  input: ExtendValidityInput;
  control: ActionControl;
}>;


export type ExtendValidityMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type RenewNowMutationVariables = Exact<{
  input: RenewNowInput;
  control: ActionControl;
}>;


export type RenewNowMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type SendConfirmationLinkMutationVariables = Exact<{
  input: SendConfirmationLinkInput;
  control: ActionControl;
}>;


export type SendConfirmationLinkMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type SendUpdateCardLinkMutationVariables = Exact<{
  input: SendUpdateCardLinkInput;
  control: ActionControl;
}>;


export type SendUpdateCardLinkMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type CardLinkQueryVariables = Exact<{
  id: string;
}>;


export type CardLinkQuery = { readonly subscriber: { readonly id: string, readonly cardLink: { readonly id: string, readonly status: string, readonly url: string | null, readonly endsAt: string, readonly message: string | null } | null } };

export type AwaitTransferMutationVariables = Exact<{
  input: AwaitTransferInput;
  control: ActionControl;
}>;


export type AwaitTransferMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type ReceiveTransferMutationVariables = Exact<{
  input: ReceiveTransferInput;
  control: ActionControl;
}>;


export type ReceiveTransferMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type CloseUnknownChargeMutationVariables = Exact<{
  input: CloseUnknownChargeInput;
  control: ActionControl;
}>;


export type CloseUnknownChargeMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type CloseUnknownRefundMutationVariables = Exact<{
  input: CloseUnknownRefundInput;
  control: ActionControl;
}>;


export type CloseUnknownRefundMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type StopAwaitingMutationVariables = Exact<{
  input: StopAwaitingInput;
  control: ActionControl;
}>;


export type StopAwaitingMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type ApproveRequestMutationVariables = Exact<{
  requestId: string;
  control: ActionControl;
}>;


export type ApproveRequestMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type RefundChargeMutationVariables = Exact<{
  input: RefundChargeInput;
  control: ActionControl;
}>;


export type RefundChargeMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type RefundableQueryVariables = Exact<{
  id: string;
}>;


export type RefundableQuery = { readonly charge: { readonly id: string, readonly refundable: { readonly minor: string, readonly currency: string } | null } };

export type ChangePlanMutationVariables = Exact<{
  input: ChangePlanInput;
  control: ActionControl;
}>;


export type ChangePlanMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type AdjustPointsMutationVariables = Exact<{
  input: AdjustPointsInput;
  control: ActionControl;
}>;


export type AdjustPointsMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type SetAutoRenewMutationVariables = Exact<{
  input: SetAutoRenewInput;
  control: ActionControl;
}>;


export type SetAutoRenewMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type UpdateContactMutationVariables = Exact<{
  input: UpdateContactInput;
  control: ActionControl;
}>;


export type UpdateContactMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type RestoreConsentMutationVariables = Exact<{
  input: RestoreConsentInput;
  control: ActionControl;
}>;


export type RestoreConsentMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type AskProviderMutationVariables = Exact<{
  input: AskProviderInput;
  control: ActionControl;
}>;


export type AskProviderMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type CreatePlanMutationVariables = Exact<{
  input: CreatePlanInput;
  control: ActionControl;
}>;


export type CreatePlanMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type PublishPlanVersionMutationVariables = Exact<{
  input: PublishPlanVersionInput;
  control: ActionControl;
}>;


export type PublishPlanVersionMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type RetirePlanMutationVariables = Exact<{
  input: RetirePlanInput;
  control: ActionControl;
}>;


export type RetirePlanMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type OpenCaseMutationVariables = Exact<{
  input: OpenCaseInput;
  control: ActionControl;
}>;


export type OpenCaseMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type CloseCaseMutationVariables = Exact<{
  input: CloseCaseInput;
  control: ActionControl;
}>;


export type CloseCaseMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type AcknowledgeViolationMutationVariables = Exact<{
  input: AcknowledgeViolationInput;
  control: ActionControl;
}>;


export type AcknowledgeViolationMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type UndoActionMutationVariables = Exact<{
  executionId: string;
  control: ActionControl;
}>;


export type UndoActionMutation = { readonly outcome: { readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly approvalBy: StaffRole | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }>, readonly limits: ReadonlyArray<{ readonly name: string, readonly unit: string, readonly value: number, readonly limit: number | null, readonly exceeded: boolean, readonly raisedBy: StaffRole | null }> }, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly reasonCode: string, readonly note: string | null, readonly auditSeq: string | null, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null, readonly replayed: boolean } | null, readonly request: { readonly id: string, readonly makerName: string, readonly expiresAt: string } | null } };

export type CountFieldsFragment = { readonly value: number, readonly moreThan: boolean };

export type WorklistRowFieldsFragment = { readonly renewalId: string, readonly subscriberId: string, readonly lineId: string, readonly name: string, readonly msisdn: string, readonly market: string, readonly zone: string, readonly lineStatus: LineStatus, readonly status: RenewalStatus, readonly failureCode: string | null, readonly failureTitle: string | null, readonly failureClass: FailureClass | null, readonly awaited: AwaitedOf | null, readonly attempts: number, readonly nextAttemptAt: string | null, readonly validTo: string, readonly numberLostAt: string, readonly planName: string, readonly amount: { readonly minor: string, readonly currency: string }, readonly lease: { readonly staffId: string, readonly staffName: string, readonly mine: boolean, readonly until: string, readonly secondsLeft: number } | null };

export type AuditRowFieldsFragment = { readonly seq: string, readonly recordedAt: string, readonly action: string, readonly actorKind: string, readonly actorName: string, readonly subjectType: string, readonly subjectId: string, readonly subscriberId: string | null, readonly outcome: string, readonly reasonCode: string | null, readonly executionId: string | null, readonly executionStatus: string | null };

export type SubscribersListQueryVariables = Exact<{
  filter?: SubscriberFilter | null | undefined;
  sort: SubscriberSort;
  descending: boolean;
  first: number;
  after?: string | null | undefined;
}>;


export type SubscribersListQuery = { readonly subscribers: { readonly rows: ReadonlyArray<{ readonly subscriberId: string, readonly lineId: string, readonly name: string, readonly msisdn: string, readonly market: string, readonly status: LineStatus, readonly planName: string, readonly validTo: string, readonly numberLostAt: string, readonly zone: string, readonly autoRenew: boolean }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly count: { readonly value: number, readonly moreThan: boolean } } };

export type FailedRenewalsListQueryVariables = Exact<{
  filter?: WorklistFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type FailedRenewalsListQuery = { readonly failedRenewals: { readonly rows: ReadonlyArray<{ readonly renewalId: string, readonly subscriberId: string, readonly lineId: string, readonly name: string, readonly msisdn: string, readonly market: string, readonly zone: string, readonly lineStatus: LineStatus, readonly status: RenewalStatus, readonly failureCode: string | null, readonly failureTitle: string | null, readonly failureClass: FailureClass | null, readonly awaited: AwaitedOf | null, readonly attempts: number, readonly nextAttemptAt: string | null, readonly validTo: string, readonly numberLostAt: string, readonly planName: string, readonly amount: { readonly minor: string, readonly currency: string }, readonly lease: { readonly staffId: string, readonly staffName: string, readonly mine: boolean, readonly until: string, readonly secondsLeft: number } | null }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly count: { readonly value: number, readonly moreThan: boolean } } };

export type ChargesListQueryVariables = Exact<{
  filter?: ChargeFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ChargesListQuery = { readonly charges: { readonly rows: ReadonlyArray<{ readonly id: string, readonly reference: string, readonly createdAt: string, readonly subscriberId: string, readonly name: string, readonly msisdn: string, readonly status: ChargeStatus, readonly failureCode: string | null, readonly failureTitle: string | null, readonly failureClass: FailureClass | null, readonly brand: string, readonly last4: string | null, readonly accountLabel: string | null, readonly requestedBy: string, readonly amount: { readonly minor: string, readonly currency: string } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly count: { readonly value: number, readonly moreThan: boolean } } };

export type PlansListQueryVariables = Exact<{
  includeRetired: boolean;
}>;


export type PlansListQuery = { readonly plans: ReadonlyArray<{ readonly id: string, readonly code: string, readonly name: string, readonly market: string, readonly kind: string, readonly status: PlanStatus, readonly createdAt: string, readonly retiredAt: string | null, readonly current: { readonly id: string, readonly number: number, readonly periodUnit: string, readonly periodCount: number, readonly graceDays: number, readonly suspendedDays: number, readonly publishedAt: string, readonly price: { readonly minor: string, readonly currency: string } }, readonly linesOnPlan: { readonly value: number, readonly moreThan: boolean } }> };

export type AuditEntriesListQueryVariables = Exact<{
  filter?: AuditFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type AuditEntriesListQuery = { readonly auditEntries: { readonly rows: ReadonlyArray<{ readonly seq: string, readonly recordedAt: string, readonly action: string, readonly actorKind: string, readonly actorName: string, readonly subjectType: string, readonly subjectId: string, readonly subscriberId: string | null, readonly outcome: string, readonly reasonCode: string | null, readonly executionId: string | null, readonly executionStatus: string | null }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type LoyaltyAdjustmentsListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type LoyaltyAdjustmentsListQuery = { readonly loyaltyAdjustments: { readonly rows: ReadonlyArray<{ readonly seq: string, readonly recordedAt: string, readonly subscriberId: string, readonly subscriberName: string, readonly points: string, readonly actorName: string, readonly reasonCode: string, readonly executionId: string, readonly undoOf: string | null, readonly undone: boolean, readonly undoable: boolean }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type ActionRequestsListQueryVariables = Exact<{
  filter?: ActionRequestFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ActionRequestsListQuery = { readonly actionRequests: { readonly rows: ReadonlyArray<{ readonly id: string, readonly action: string, readonly makerName: string, readonly own: boolean, readonly reasonCode: string, readonly status: RequestStatus, readonly requestedAt: string, readonly expiresAt: string, readonly decidedAt: string | null }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly count: { readonly value: number, readonly moreThan: boolean } } };

export type InvariantsListQueryVariables = Exact<{ [key: string]: never; }>;


export type InvariantsListQuery = { readonly invariants: { readonly invariants: ReadonlyArray<{ readonly id: string, readonly title: string, readonly state: InvariantState }> } };

export type MeFieldsFragment = { readonly sessionExpiresAt: string, readonly idleMinutes: number, readonly staff: { readonly id: string, readonly email: string, readonly name: string, readonly role: StaffRole, readonly locale: string, readonly zone: string, readonly markets: ReadonlyArray<string> | null } };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { readonly me: { readonly sessionExpiresAt: string, readonly idleMinutes: number, readonly staff: { readonly id: string, readonly email: string, readonly name: string, readonly role: StaffRole, readonly locale: string, readonly zone: string, readonly markets: ReadonlyArray<string> | null } } | null };

export type SignInMutationVariables = Exact<{
  email: string;
  password: string;
}>;


export type SignInMutation = { readonly signIn: { readonly me: { readonly sessionExpiresAt: string, readonly idleMinutes: number, readonly staff: { readonly id: string, readonly email: string, readonly name: string, readonly role: StaffRole, readonly locale: string, readonly zone: string, readonly markets: ReadonlyArray<string> | null } } } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { readonly signOut: boolean };

export type SetPreferencesMutationVariables = Exact<{
  locale?: string | null | undefined;
  zone?: string | null | undefined;
}>;


export type SetPreferencesMutation = { readonly setPreferences: { readonly sessionExpiresAt: string, readonly idleMinutes: number, readonly staff: { readonly id: string, readonly email: string, readonly name: string, readonly role: StaffRole, readonly locale: string, readonly zone: string, readonly markets: ReadonlyArray<string> | null } } };

export type LeaseFieldsFragment = { readonly staffId: string, readonly staffName: string, readonly mine: boolean, readonly until: string, readonly secondsLeft: number };

export type ClaimLineMutationVariables = Exact<{
  lineId: string;
}>;


export type ClaimLineMutation = { readonly claimLine: { readonly staffId: string, readonly staffName: string, readonly mine: boolean, readonly until: string, readonly secondsLeft: number } };

export type KeepLineMutationVariables = Exact<{
  lineId: string;
}>;


export type KeepLineMutation = { readonly keepLine: { readonly staffId: string, readonly staffName: string, readonly mine: boolean, readonly until: string, readonly secondsLeft: number } };

export type ReleaseLineMutationVariables = Exact<{
  lineId: string;
}>;


export type ReleaseLineMutation = { readonly releaseLine: boolean };

export type TakeOverLineMutationVariables = Exact<{
  lineId: string;
}>;


export type TakeOverLineMutation = { readonly takeOverLine: { readonly staffId: string, readonly staffName: string, readonly mine: boolean, readonly until: string, readonly secondsLeft: number } };

export type AuditEntryQueryVariables = Exact<{
  seq: string;
}>;


export type AuditEntryQuery = { readonly auditEntry: { readonly seq: string, readonly recordedAt: string, readonly hash: string, readonly prevHash: string, readonly hashMatches: boolean, readonly action: string, readonly actorKind: string, readonly actorId: string | null, readonly actorName: string, readonly subjectType: string, readonly subjectId: string, readonly subscriberId: string | null, readonly outcome: string, readonly reasonCode: string | null, readonly note: string | null, readonly requestId: string | null, readonly body: unknown, readonly plan: { readonly action: string, readonly hash: string, readonly targetType: string, readonly targetId: string | null, readonly reversible: boolean, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }> } | null, readonly execution: { readonly id: string, readonly action: string, readonly status: string, readonly executedAt: string, readonly actorName: string, readonly chargeId: string | null, readonly undoable: boolean, readonly undoOf: string | null, readonly undoneBy: string | null } | null } };

export type ChainHeadQueryVariables = Exact<{ [key: string]: never; }>;


export type ChainHeadQuery = { readonly dashboard: { readonly chainHead: { readonly seq: string, readonly hash: string, readonly recordedAt: string | null } | null } };

export type SubjectNamesQueryVariables = Exact<{
  id: string;
}>;


export type SubjectNamesQuery = { readonly subscriber: { readonly id: string, readonly name: string, readonly lines: ReadonlyArray<{ readonly id: string, readonly msisdn: string, readonly zone: string }> } };

export type BulkRunFieldsFragment = { readonly id: string, readonly reference: string, readonly action: string, readonly status: BulkStatus, readonly reasonCode: string, readonly note: string | null, readonly undoOf: string | null, readonly createdBy: string, readonly createdByName: string, readonly createdAt: string, readonly startedAt: string | null, readonly finishedAt: string | null, readonly figures: { readonly rows: number, readonly previewed: number, readonly wouldRun: number, readonly days: number, readonly money: ReadonlyArray<{ readonly minor: string, readonly currency: string }>, readonly byStatus: ReadonlyArray<{ readonly status: BulkRowStatus, readonly count: number }>, readonly refusals: ReadonlyArray<{ readonly code: string, readonly message: string, readonly count: number }> } };

export type BulkRunQueryVariables = Exact<{
  id: string;
}>;


export type BulkRunQuery = { readonly bulkRun: { readonly id: string, readonly reference: string, readonly action: string, readonly status: BulkStatus, readonly reasonCode: string, readonly note: string | null, readonly undoOf: string | null, readonly createdBy: string, readonly createdByName: string, readonly createdAt: string, readonly startedAt: string | null, readonly finishedAt: string | null, readonly figures: { readonly rows: number, readonly previewed: number, readonly wouldRun: number, readonly days: number, readonly money: ReadonlyArray<{ readonly minor: string, readonly currency: string }>, readonly byStatus: ReadonlyArray<{ readonly status: BulkRowStatus, readonly count: number }>, readonly refusals: ReadonlyArray<{ readonly code: string, readonly message: string, readonly count: number }> } } };

export type BulkRowsQueryVariables = Exact<{
  id: string;
  status?: BulkRowStatus | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type BulkRowsQuery = { readonly bulkRun: { readonly id: string, readonly rows: { readonly rows: ReadonlyArray<{ readonly n: number, readonly renewalId: string, readonly lineId: string, readonly subscriberId: string, readonly name: string, readonly msisdn: string, readonly verdict: string | null, readonly status: BulkRowStatus, readonly code: string | null, readonly message: string | null, readonly executionId: string | null }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type BulkRunsQueryVariables = Exact<{ [key: string]: never; }>;


export type BulkRunsQuery = { readonly bulkRuns: ReadonlyArray<{ readonly id: string, readonly reference: string, readonly action: string, readonly status: BulkStatus, readonly undoOf: string | null, readonly createdByName: string, readonly createdAt: string }> };

export type PrepareBulkRunMutationVariables = Exact<{
  input: BulkRunInput;
}>;


export type PrepareBulkRunMutation = { readonly prepared: { readonly id: string } };

export type PrepareBulkUndoMutationVariables = Exact<{
  runId: string;
}>;


export type PrepareBulkUndoMutation = { readonly prepared: { readonly id: string } };

export type StartBulkRunMutationVariables = Exact<{
  runId: string;
}>;


export type StartBulkRunMutation = { readonly startBulkRun: { readonly id: string } };

export type PauseBulkRunMutationVariables = Exact<{
  runId: string;
}>;


export type PauseBulkRunMutation = { readonly pauseBulkRun: { readonly id: string } };

export type ResumeBulkRunMutationVariables = Exact<{
  runId: string;
}>;


export type ResumeBulkRunMutation = { readonly resumeBulkRun: { readonly id: string } };

export type CancelBulkRunMutationVariables = Exact<{
  runId: string;
}>;


export type CancelBulkRunMutation = { readonly cancelBulkRun: { readonly id: string } };

export type FailureFieldsFragment = { readonly code: string, readonly class: FailureClass, readonly title: string, readonly explanation: string, readonly advice: string, readonly rawCode: string | null, readonly networkCode: string | null, readonly adviceCode: string | null };

export type BudgetFieldsFragment = { readonly methodId: string, readonly brand: string, readonly network: string | null, readonly assumed: boolean, readonly nextAllowedAt: string | null, readonly never: string | null, readonly rules: ReadonlyArray<{ readonly id: string, readonly network: string, readonly counts: string, readonly used: number, readonly cap: number, readonly windowHours: number, readonly since: string | null, readonly source: string }> };

export type ChargeQueryVariables = Exact<{
  id: string;
}>;


export type ChargeQuery = { readonly charge: { readonly id: string, readonly reference: string, readonly renewalId: string, readonly lineId: string, readonly subscriberId: string, readonly attemptNumber: number, readonly provider: string, readonly providerReference: string | null, readonly status: ChargeStatus, readonly requestedBy: string, readonly createdAt: string, readonly settledAt: string | null, readonly nextCheckAt: string | null, readonly amount: { readonly minor: string, readonly currency: string }, readonly failure: { readonly code: string, readonly class: FailureClass, readonly title: string, readonly explanation: string, readonly advice: string, readonly rawCode: string | null, readonly networkCode: string | null, readonly adviceCode: string | null } | null, readonly confirmation: { readonly url: string | null, readonly endsAt: string, readonly message: string | null } | null, readonly paymentMethod: { readonly id: string, readonly provider: string, readonly brand: string, readonly last4: string | null, readonly accountLabel: string | null, readonly expiryMonth: number | null, readonly expiryYear: number | null, readonly status: string, readonly expired: boolean }, readonly attempts: ReadonlyArray<{ readonly seq: number, readonly kind: string, readonly startedAt: string, readonly finishedAt: string, readonly outcome: string, readonly rawCode: string | null, readonly networkCode: string | null, readonly adviceCode: string | null, readonly message: string | null, readonly requestId: string | null }>, readonly postings: ReadonlyArray<{ readonly account: string, readonly amount: { readonly minor: string, readonly currency: string } }>, readonly refundable: { readonly minor: string, readonly currency: string } | null, readonly refunds: ReadonlyArray<{ readonly id: string, readonly reference: string, readonly kind: RefundKind, readonly status: RefundStatus, readonly failureCode: string | null, readonly rawCode: string | null, readonly requestedByName: string | null, readonly createdAt: string, readonly nextCheckAt: string | null, readonly validityBefore: string | null, readonly validityAfter: string | null, readonly pointsTaken: string, readonly pointsWrittenOff: string, readonly amount: { readonly minor: string, readonly currency: string }, readonly postings: ReadonlyArray<{ readonly account: string, readonly amount: { readonly minor: string, readonly currency: string } }> }>, readonly disputes: ReadonlyArray<{ readonly id: string, readonly status: DisputeStatus, readonly reason: string | null, readonly openedAt: string, readonly amount: { readonly minor: string, readonly currency: string }, readonly fee: { readonly minor: string, readonly currency: string }, readonly postings: ReadonlyArray<{ readonly account: string, readonly amount: { readonly minor: string, readonly currency: string } }> }>, readonly subscriber: { readonly id: string, readonly name: string }, readonly line: { readonly id: string, readonly msisdn: string, readonly status: LineStatus, readonly zone: string, readonly validTo: string }, readonly budget: { readonly methodId: string, readonly brand: string, readonly network: string | null, readonly assumed: boolean, readonly nextAllowedAt: string | null, readonly never: string | null, readonly rules: ReadonlyArray<{ readonly id: string, readonly network: string, readonly counts: string, readonly used: number, readonly cap: number, readonly windowHours: number, readonly since: string | null, readonly source: string }> } | null } };

export type DashboardQueryVariables = Exact<{ [key: string]: never; }>;


export type DashboardQuery = { readonly dashboard: { readonly planCount: number, readonly openFailures: { readonly value: number, readonly moreThan: boolean }, readonly lostWithin24h: { readonly value: number, readonly moreThan: boolean }, readonly lostWithin7d: { readonly value: number, readonly moreThan: boolean }, readonly unknownOutcomes: { readonly value: number, readonly moreThan: boolean }, readonly providers: ReadonlyArray<{ readonly provider: string, readonly state: string, readonly since: string, readonly retryAt: string | null }>, readonly byClass: ReadonlyArray<{ readonly failureClass: FailureClass, readonly count: number }>, readonly mostUrgent: ReadonlyArray<{ readonly renewalId: string, readonly subscriberId: string, readonly lineId: string, readonly name: string, readonly msisdn: string, readonly market: string, readonly zone: string, readonly lineStatus: LineStatus, readonly status: RenewalStatus, readonly failureCode: string | null, readonly failureTitle: string | null, readonly failureClass: FailureClass | null, readonly awaited: AwaitedOf | null, readonly attempts: number, readonly nextAttemptAt: string | null, readonly validTo: string, readonly numberLostAt: string, readonly planName: string, readonly amount: { readonly minor: string, readonly currency: string }, readonly lease: { readonly staffId: string, readonly staffName: string, readonly mine: boolean, readonly until: string, readonly secondsLeft: number } | null }>, readonly lastRuns: ReadonlyArray<{ readonly id: string, readonly mode: string, readonly startedAt: string, readonly finishedAt: string | null, readonly due: number, readonly charged: number, readonly succeeded: number, readonly failed: number, readonly unknown: number, readonly awaited: number, readonly skipped: number, readonly withheld: number }>, readonly recentActions: ReadonlyArray<{ readonly seq: string, readonly recordedAt: string, readonly action: string, readonly actorKind: string, readonly actorName: string, readonly subjectType: string, readonly subjectId: string, readonly subscriberId: string | null, readonly outcome: string, readonly reasonCode: string | null, readonly executionId: string | null, readonly executionStatus: string | null }>, readonly chainHead: { readonly seq: string, readonly hash: string, readonly recordedAt: string | null } | null } };

export type InvariantsQueryVariables = Exact<{ [key: string]: never; }>;


export type InvariantsQuery = { readonly invariants: { readonly lastRun: { readonly id: string, readonly askedBy: CheckAskedBy, readonly depth: CheckDepth, readonly startedAt: string } | null, readonly hold: { readonly id: string, readonly since: string } | null, readonly held: ReadonlyArray<{ readonly id: string, readonly invariant: string, readonly subjectType: string, readonly subjectId: string, readonly subscriberId: string | null, readonly facts: unknown, readonly foundAt: string }>, readonly gone: ReadonlyArray<{ readonly id: string, readonly invariant: string, readonly subjectType: string, readonly subjectId: string, readonly subscriberId: string | null, readonly facts: unknown, readonly foundAt: string, readonly goneAt: string | null, readonly acknowledgedAt: string | null, readonly acknowledgedBy: string | null }>, readonly invariants: ReadonlyArray<{ readonly id: string, readonly title: string, readonly statement: string, readonly money: boolean, readonly state: InvariantState, readonly notYet: string | null, readonly checkedAt: string | null, readonly depth: CheckDepth | null, readonly millis: number | null, readonly violations: number, readonly more: boolean, readonly failure: string | null, readonly open: ReadonlyArray<{ readonly id: string, readonly invariant: string, readonly subjectType: string, readonly subjectId: string, readonly subscriberId: string | null, readonly facts: unknown, readonly foundAt: string, readonly acknowledgedAt: string | null, readonly acknowledgedBy: string | null }> }> } };

export type CheckInvariantsMutationVariables = Exact<{ [key: string]: never; }>;


export type CheckInvariantsMutation = { readonly checkInvariants: string };

export type MoneyHoldQueryVariables = Exact<{ [key: string]: never; }>;


export type MoneyHoldQuery = { readonly moneyHold: { readonly id: string, readonly since: string } | null };

export type PlanTermsFieldsFragment = { readonly id: string, readonly number: number, readonly periodUnit: string, readonly periodCount: number, readonly extensionPolicy: string, readonly maxAccumulatedDays: number | null, readonly chargeDaysBefore: number, readonly graceDays: number, readonly suspendedDays: number, readonly quarantineDays: number, readonly retryOffsetsDays: ReadonlyArray<number>, readonly pointsEarned: number, readonly pointsValidDays: number, readonly balanceFirst: boolean, readonly publishedAt: string, readonly price: { readonly minor: string, readonly currency: string } };

export type PlanQueryVariables = Exact<{
  id: string;
}>;


export type PlanQuery = { readonly plan: { readonly id: string, readonly code: string, readonly name: string, readonly market: string, readonly kind: string, readonly status: PlanStatus, readonly createdAt: string, readonly retiredAt: string | null, readonly current: { readonly id: string, readonly number: number, readonly periodUnit: string, readonly periodCount: number, readonly extensionPolicy: string, readonly maxAccumulatedDays: number | null, readonly chargeDaysBefore: number, readonly graceDays: number, readonly suspendedDays: number, readonly quarantineDays: number, readonly retryOffsetsDays: ReadonlyArray<number>, readonly pointsEarned: number, readonly pointsValidDays: number, readonly balanceFirst: boolean, readonly publishedAt: string, readonly price: { readonly minor: string, readonly currency: string } }, readonly versions: ReadonlyArray<{ readonly id: string, readonly number: number, readonly periodUnit: string, readonly periodCount: number, readonly extensionPolicy: string, readonly maxAccumulatedDays: number | null, readonly chargeDaysBefore: number, readonly graceDays: number, readonly suspendedDays: number, readonly quarantineDays: number, readonly retryOffsetsDays: ReadonlyArray<number>, readonly pointsEarned: number, readonly pointsValidDays: number, readonly balanceFirst: boolean, readonly publishedAt: string, readonly price: { readonly minor: string, readonly currency: string } }>, readonly linesOnPlan: { readonly value: number, readonly moreThan: boolean } } };

export type PlanRetirementQueryVariables = Exact<{
  planId: string;
}>;


export type PlanRetirementQuery = { readonly auditEntries: { readonly rows: ReadonlyArray<{ readonly seq: string }> } };

export type RequestQueryVariables = Exact<{
  id: string;
}>;


export type RequestQuery = { readonly actionRequest: { readonly id: string, readonly action: string, readonly targetType: string, readonly targetId: string, readonly subscriberId: string | null, readonly makerName: string, readonly own: boolean, readonly reasonCode: string, readonly note: string | null, readonly status: RequestStatus, readonly requestedAt: string, readonly expiresAt: string, readonly checkerName: string | null, readonly decidedAt: string | null, readonly decisionNote: string | null, readonly executionId: string | null, readonly plan: { readonly action: string, readonly effects: ReadonlyArray<{ readonly kind: EffectKind, readonly subjectType: string, readonly subjectId: string, readonly field: string, readonly valueType: ValueType, readonly before: string | null, readonly after: string | null }> } } };

export type RefuseRequestMutationVariables = Exact<{
  id: string;
  note: string;
}>;


export type RefuseRequestMutation = { readonly refuseRequest: { readonly id: string, readonly status: RequestStatus } };

export type WithdrawRequestMutationVariables = Exact<{
  id: string;
}>;


export type WithdrawRequestMutation = { readonly withdrawRequest: { readonly id: string, readonly status: RequestStatus } };

export type SubscriberPageQueryVariables = Exact<{
  id: string;
}>;


export type SubscriberPageQuery = { readonly subscriber: { readonly id: string, readonly externalId: string, readonly name: string, readonly email: string | null, readonly language: string, readonly zone: string, readonly market: string, readonly consents: ReadonlyArray<string>, readonly pointsBalance: string, readonly maskedFields: ReadonlyArray<string>, readonly lines: ReadonlyArray<{ readonly id: string, readonly msisdn: string, readonly iccid: string | null, readonly eid: string | null, readonly imsi: string | null, readonly profileState: ProfileState, readonly zone: string, readonly status: LineStatus, readonly validFrom: string, readonly validTo: string, readonly validThrough: string, readonly serviceLostAt: string, readonly numberLostAt: string, readonly autoRenew: boolean, readonly renewAt: string | null, readonly balance: { readonly minor: string, readonly currency: string }, readonly plan: { readonly planId: string, readonly planName: string, readonly number: number, readonly periodUnit: string, readonly periodCount: number, readonly extensionPolicy: string, readonly maxAccumulatedDays: number | null, readonly graceDays: number, readonly suspendedDays: number, readonly quarantineDays: number, readonly pointsEarned: number, readonly price: { readonly minor: string, readonly currency: string } }, readonly lease: { readonly staffId: string, readonly staffName: string, readonly mine: boolean, readonly until: string, readonly secondsLeft: number } | null, readonly openRenewal: { readonly id: string, readonly status: RenewalStatus, readonly attempts: number, readonly nextAttemptAt: string | null, readonly numberLostAt: string, readonly amount: { readonly minor: string, readonly currency: string }, readonly failure: { readonly class: FailureClass, readonly title: string, readonly explanation: string, readonly advice: string, readonly rawCode: string | null, readonly networkCode: string | null } | null, readonly incident: { readonly id: string, readonly reference: string, readonly scope: IncidentScope, readonly provider: string, readonly issuer: string | null, readonly brand: string | null, readonly failureCode: string, readonly failureTitle: string | null, readonly startedAt: string, readonly closedAt: string | null, readonly affected: { readonly value: number, readonly moreThan: boolean } } | null } | null }>, readonly paymentMethods: ReadonlyArray<{ readonly id: string, readonly brand: string, readonly last4: string | null, readonly accountLabel: string | null, readonly expiryMonth: number | null, readonly expiryYear: number | null, readonly isDefault: boolean, readonly status: string, readonly blockedReason: string | null, readonly expired: boolean }>, readonly cardLink: { readonly id: string, readonly status: string, readonly url: string | null, readonly endsAt: string, readonly message: string | null } | null, readonly pointsLots: ReadonlyArray<{ readonly id: string, readonly quantity: string, readonly remaining: string, readonly expiresAt: string }>, readonly cases: ReadonlyArray<{ readonly id: string, readonly reference: string, readonly subject: string, readonly status: string, readonly openedAt: string, readonly closedAt: string | null, readonly openedByName: string | null, readonly chargeId: string | null }>, readonly renewals: ReadonlyArray<{ readonly id: string, readonly lineId: string, readonly periodStart: string, readonly status: RenewalStatus, readonly attempts: number, readonly nextAttemptAt: string | null, readonly settledAt: string | null, readonly amount: { readonly minor: string, readonly currency: string }, readonly failure: { readonly title: string } | null }>, readonly charges: ReadonlyArray<{ readonly id: string, readonly reference: string, readonly lineId: string, readonly renewalId: string, readonly status: ChargeStatus, readonly requestedBy: string, readonly createdAt: string, readonly nextCheckAt: string | null, readonly amount: { readonly minor: string, readonly currency: string }, readonly failure: { readonly title: string, readonly class: FailureClass } | null, readonly paymentMethod: { readonly id: string, readonly brand: string, readonly last4: string | null, readonly accountLabel: string | null } }>, readonly timeline: { readonly entries: ReadonlyArray<{ readonly id: string, readonly at: string, readonly kind: string, readonly title: string, readonly actorName: string | null, readonly lineId: string | null, readonly refId: string | null, readonly data: unknown }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type OlderTimelineQueryVariables = Exact<{
  id: string;
  after: string;
}>;


export type OlderTimelineQuery = { readonly subscriber: { readonly timeline: { readonly entries: ReadonlyArray<{ readonly id: string, readonly at: string, readonly kind: string, readonly title: string, readonly actorName: string | null, readonly lineId: string | null, readonly refId: string | null, readonly data: unknown }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } } };

export type IncidentFieldsFragment = { readonly id: string, readonly reference: string, readonly scope: IncidentScope, readonly provider: string, readonly issuer: string | null, readonly brand: string | null, readonly failureCode: string, readonly failureTitle: string | null, readonly startedAt: string, readonly closedAt: string | null, readonly affected: { readonly value: number, readonly moreThan: boolean } };

export type OpenIncidentsQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenIncidentsQuery = { readonly incidents: ReadonlyArray<{ readonly id: string, readonly reference: string, readonly scope: IncidentScope, readonly provider: string, readonly issuer: string | null, readonly brand: string | null, readonly failureCode: string, readonly failureTitle: string | null, readonly startedAt: string, readonly closedAt: string | null, readonly affected: { readonly value: number, readonly moreThan: boolean } }> };

export type RenewalQueryVariables = Exact<{
  id: string;
}>;


export type RenewalQuery = { readonly renewal: { readonly id: string, readonly lineId: string, readonly subscriberId: string, readonly periodStart: string, readonly status: RenewalStatus, readonly attempts: number, readonly nextAttemptAt: string | null, readonly numberLostAt: string, readonly extendedTo: string | null, readonly createdAt: string, readonly settledAt: string | null, readonly amount: { readonly minor: string, readonly currency: string }, readonly failure: { readonly code: string, readonly class: FailureClass, readonly title: string, readonly explanation: string, readonly advice: string, readonly rawCode: string | null, readonly networkCode: string | null, readonly adviceCode: string | null } | null, readonly plan: { readonly planId: string, readonly planName: string, readonly number: number }, readonly charges: ReadonlyArray<{ readonly id: string, readonly reference: string, readonly attemptNumber: number, readonly createdAt: string, readonly status: ChargeStatus, readonly requestedBy: string, readonly amount: { readonly minor: string, readonly currency: string }, readonly failure: { readonly code: string, readonly class: FailureClass, readonly title: string, readonly explanation: string, readonly advice: string, readonly rawCode: string | null, readonly networkCode: string | null, readonly adviceCode: string | null } | null, readonly paymentMethod: { readonly brand: string, readonly last4: string | null, readonly accountLabel: string | null } }>, readonly subscriber: { readonly id: string, readonly name: string }, readonly line: { readonly id: string, readonly msisdn: string, readonly status: LineStatus, readonly zone: string, readonly validTo: string }, readonly lease: { readonly staffId: string, readonly staffName: string, readonly mine: boolean, readonly until: string, readonly secondsLeft: number } | null, readonly incident: { readonly id: string, readonly reference: string, readonly scope: IncidentScope, readonly provider: string, readonly issuer: string | null, readonly brand: string | null, readonly failureCode: string, readonly failureTitle: string | null, readonly startedAt: string, readonly closedAt: string | null, readonly affected: { readonly value: number, readonly moreThan: boolean } } | null, readonly budget: { readonly methodId: string, readonly brand: string, readonly network: string | null, readonly assumed: boolean, readonly nextAllowedAt: string | null, readonly never: string | null, readonly rules: ReadonlyArray<{ readonly id: string, readonly network: string, readonly counts: string, readonly used: number, readonly cap: number, readonly windowHours: number, readonly since: string | null, readonly source: string }> } | null } };

export type FailureReasonsQueryVariables = Exact<{ [key: string]: never; }>;


export type FailureReasonsQuery = { readonly failureReasons: ReadonlyArray<{ readonly code: string, readonly failureClass: FailureClass, readonly title: string }> };

export type SearchQueryVariables = Exact<{
  text: string;
}>;


export type SearchQuery = { readonly search: { readonly more: boolean, readonly hits: ReadonlyArray<{ readonly kind: SearchHitKind, readonly id: string, readonly subscriberId: string, readonly lineId: string | null, readonly title: string, readonly detail: string | null, readonly matchedOn: string, readonly exact: boolean, readonly lineStatus: LineStatus | null, readonly numberLostAt: string | null }> } };

export type RenewalVerdictQueryVariables = Exact<{
  id: string;
}>;


export type RenewalVerdictQuery = { readonly renewal: { readonly id: string, readonly verdict: { readonly standing: RenewalStanding, readonly cause: RenewalCause, readonly certainty: Certainty, readonly title: string, readonly explanation: string, readonly toSubscriber: string, readonly falsifiers: ReadonlyArray<string>, readonly evidence: ReadonlyArray<{ readonly id: string, readonly at: string, readonly title: string, readonly detail: string | null, readonly weight: EvidenceWeight, readonly providerCodes: string | null }>, readonly ruledOut: ReadonlyArray<{ readonly cause: RenewalCause, readonly title: string, readonly reason: string }>, readonly steps: ReadonlyArray<{ readonly kind: NextStepKind, readonly title: string, readonly why: string, readonly action: string | null, readonly input: unknown, readonly reasonCode: string | null }> } } };
