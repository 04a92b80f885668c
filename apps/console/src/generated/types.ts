// Written by `npm run codegen` from apps/api/schema.graphql and the *.graphql.ts files; do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type StaffRole =
  | 'AGENT'
  | 'SUPERVISOR'
  | 'ADMIN'
  | 'AUDITOR';

export type SearchHitKind =
  | 'LINE'
  | 'SUBSCRIBER'
  | 'CHARGE'
  | 'CASE'
  | 'RENEWAL';

export type LineStatus =
  | 'CREATED'
  | 'ACTIVE'
  | 'GRACE'
  | 'SUSPENDED'
  | 'TERMINATED'
  | 'QUARANTINE'
  | 'RECYCLED'
  | 'BARRED'
  | 'PORTED_OUT';

export type SubscriberSort =
  | 'NAME'
  | 'VALID_TO'
  | 'NUMBER_LOST_AT'
  | 'NEWEST';

export type SubscriberFilter = {
  readonly market?: string | null | undefined;
  readonly status?: LineStatus | null | undefined;
  readonly planCode?: string | null | undefined;
  readonly autoRenew?: boolean | null | undefined;
};

export type PlanStatus =
  | 'ACTIVE'
  | 'RETIRED';

export type RenewalStatus =
  | 'DUE'
  | 'CHARGING'
  | 'UNKNOWN'
  | 'RETRY_SCHEDULED'
  | 'FAILED'
  | 'SUCCEEDED'
  | 'LAPSED'
  | 'CANCELED';

export type ChargeStatus =
  | 'PENDING'
  | 'UNKNOWN'
  | 'SUCCEEDED'
  | 'FAILED'
  | 'CANCELED';

export type FailureClass =
  | 'HARD'
  | 'SOFT'
  | 'TECHNICAL'
  | 'FIXABLE'
  | 'SENSITIVE'
  | 'CONSENT'
  | 'CONFIG';

export type ChargeFilter = {
  readonly status?: ChargeStatus | null | undefined;
  readonly failureClass?: FailureClass | null | undefined;
  readonly market?: string | null | undefined;
  readonly requestedBy?: string | null | undefined;
};

export type WorklistFilter = {
  readonly status?: RenewalStatus | null | undefined;
  readonly failureClass?: FailureClass | null | undefined;
  readonly market?: string | null | undefined;
  readonly lostWithinDays?: number | null | undefined;
};

export type AuditFilter = {
  readonly actorId?: string | null | undefined;
  readonly action?: string | null | undefined;
  readonly subjectType?: string | null | undefined;
  readonly subjectId?: string | null | undefined;
  readonly subscriberId?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly outcome?: string | null | undefined;
};

export type CountFieldsFragment = { readonly value: number, readonly moreThan: boolean };

export type WorklistRowFieldsFragment = { readonly renewalId: string, readonly subscriberId: string, readonly lineId: string, readonly name: string, readonly msisdn: string, readonly market: string, readonly zone: string, readonly lineStatus: LineStatus, readonly status: RenewalStatus, readonly failureCode: string | null, readonly failureTitle: string | null, readonly failureClass: FailureClass | null, readonly attempts: number, readonly nextAttemptAt: string | null, readonly validTo: string, readonly numberLostAt: string, readonly planName: string, readonly amount: { readonly minor: string, readonly currency: string } };

export type AuditRowFieldsFragment = { readonly seq: string, readonly recordedAt: string, readonly action: string, readonly actorKind: string, readonly actorName: string, readonly subjectType: string, readonly subjectId: string, readonly subscriberId: string | null, readonly outcome: string, readonly reasonCode: string | null, readonly executionId: string | null };

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


export type FailedRenewalsListQuery = { readonly failedRenewals: { readonly rows: ReadonlyArray<{ readonly renewalId: string, readonly subscriberId: string, readonly lineId: string, readonly name: string, readonly msisdn: string, readonly market: string, readonly zone: string, readonly lineStatus: LineStatus, readonly status: RenewalStatus, readonly failureCode: string | null, readonly failureTitle: string | null, readonly failureClass: FailureClass | null, readonly attempts: number, readonly nextAttemptAt: string | null, readonly validTo: string, readonly numberLostAt: string, readonly planName: string, readonly amount: { readonly minor: string, readonly currency: string } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly count: { readonly value: number, readonly moreThan: boolean } } };

export type ChargesListQueryVariables = Exact<{
  filter?: ChargeFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ChargesListQuery = { readonly charges: { readonly rows: ReadonlyArray<{ readonly id: string, readonly reference: string, readonly createdAt: string, readonly subscriberId: string, readonly name: string, readonly msisdn: string, readonly status: ChargeStatus, readonly failureCode: string | null, readonly failureTitle: string | null, readonly failureClass: FailureClass | null, readonly brand: string, readonly last4: string, readonly requestedBy: string, readonly amount: { readonly minor: string, readonly currency: string } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly count: { readonly value: number, readonly moreThan: boolean } } };

export type PlansListQueryVariables = Exact<{
  includeRetired: boolean;
}>;


export type PlansListQuery = { readonly plans: ReadonlyArray<{ readonly id: string, readonly code: string, readonly name: string, readonly market: string, readonly kind: string, readonly status: PlanStatus, readonly createdAt: string, readonly retiredAt: string | null, readonly current: { readonly id: string, readonly number: number, readonly periodUnit: string, readonly periodCount: number, readonly graceDays: number, readonly suspendedDays: number, readonly publishedAt: string, readonly price: { readonly minor: string, readonly currency: string } }, readonly linesOnPlan: { readonly value: number, readonly moreThan: boolean } }> };

export type AuditEntriesListQueryVariables = Exact<{
  filter?: AuditFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type AuditEntriesListQuery = { readonly auditEntries: { readonly rows: ReadonlyArray<{ readonly seq: string, readonly recordedAt: string, readonly action: string, readonly actorKind: string, readonly actorName: string, readonly subjectType: string, readonly subjectId: string, readonly subscriberId: string | null, readonly outcome: string, readonly reasonCode: string | null, readonly executionId: string | null }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type LoyaltyAdjustmentsListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type LoyaltyAdjustmentsListQuery = { readonly loyaltyAdjustments: { readonly rows: ReadonlyArray<{ readonly seq: string, readonly recordedAt: string, readonly action: string, readonly actorKind: string, readonly actorName: string, readonly subjectType: string, readonly subjectId: string, readonly subscriberId: string | null, readonly outcome: string, readonly reasonCode: string | null, readonly executionId: string | null }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

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

export type DashboardQueryVariables = Exact<{ [key: string]: never; }>;


export type DashboardQuery = { readonly dashboard: { readonly planCount: number, readonly openFailures: { readonly value: number, readonly moreThan: boolean }, readonly lostWithin24h: { readonly value: number, readonly moreThan: boolean }, readonly lostWithin7d: { readonly value: number, readonly moreThan: boolean }, readonly unknownOutcomes: { readonly value: number, readonly moreThan: boolean }, readonly byClass: ReadonlyArray<{ readonly failureClass: FailureClass, readonly count: number }>, readonly mostUrgent: ReadonlyArray<{ readonly renewalId: string, readonly subscriberId: string, readonly lineId: string, readonly name: string, readonly msisdn: string, readonly market: string, readonly zone: string, readonly lineStatus: LineStatus, readonly status: RenewalStatus, readonly failureCode: string | null, readonly failureTitle: string | null, readonly failureClass: FailureClass | null, readonly attempts: number, readonly nextAttemptAt: string | null, readonly validTo: string, readonly numberLostAt: string, readonly planName: string, readonly amount: { readonly minor: string, readonly currency: string } }>, readonly lastRuns: ReadonlyArray<{ readonly id: string, readonly mode: string, readonly startedAt: string, readonly finishedAt: string | null, readonly due: number, readonly charged: number, readonly succeeded: number, readonly failed: number, readonly unknown: number, readonly skipped: number }>, readonly recentActions: ReadonlyArray<{ readonly seq: string, readonly recordedAt: string, readonly action: string, readonly actorKind: string, readonly actorName: string, readonly subjectType: string, readonly subjectId: string, readonly subscriberId: string | null, readonly outcome: string, readonly reasonCode: string | null, readonly executionId: string | null }>, readonly chainHead: { readonly seq: string, readonly hash: string, readonly recordedAt: string | null } | null } };

export type SearchQueryVariables = Exact<{
  text: string;
}>;


export type SearchQuery = { readonly search: { readonly more: boolean, readonly hits: ReadonlyArray<{ readonly kind: SearchHitKind, readonly id: string, readonly subscriberId: string, readonly lineId: string | null, readonly title: string, readonly detail: string | null, readonly matchedOn: string, readonly exact: boolean, readonly lineStatus: LineStatus | null, readonly numberLostAt: string | null }> } };
