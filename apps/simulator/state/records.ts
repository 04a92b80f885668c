import { type CardFacts } from '../cards/card-facts.js';

/** What the simulator remembers; the shapes on the wire are made from these when asked for. Times are seconds since the epoch, amounts minor units. */
export interface Row {
  readonly id: string;
  readonly created: number;
}

export type Metadata = Record<string, string>;

export interface CustomerRow extends Row {
  email: string | null;
  name: string | null;
  phone: string | null;
  description: string | null;
  defaultMethod: string | null;
  metadata: Metadata;
  deleted: boolean;
}

export interface MethodRow extends Row {
  readonly card: CardFacts;
  readonly behaviour: string;
  readonly attachable: boolean;
  customer: string | null;
  attempts: number;
  setUp: boolean;
  /** Once detached, Stripe never lets it be used again. */
  detached: boolean;
  name: string | null;
  email: string | null;
  phone: string | null;
  metadata: Metadata;
}

/** Why the last attempt failed. `decline` is a key of the decline table, or null when the cardholder failed to authenticate. */
export interface Failure {
  readonly decline: string | null;
  readonly method: string;
  readonly charge: string | null;
}

export type IntentStatus = 'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'requires_capture' | 'canceled' | 'succeeded';

export interface IntentRow extends Row {
  amount: number;
  currency: string;
  customer: string | null;
  description: string | null;
  metadata: Metadata;
  method: string | null;
  readonly captureMethod: 'automatic' | 'automatic_async' | 'manual';
  readonly confirmationMethod: 'automatic' | 'manual';
  readonly automaticMethods: boolean;
  readonly secret: string;
  status: IntentStatus;
  latestCharge: string | null;
  amountReceived: number;
  failure: Failure | null;
  canceledAt: number | null;
  cancellationReason: string | null;
  setupFutureUsage: string | null;
  receiptEmail: string | null;
  statementDescriptor: string | null;
  statementDescriptorSuffix: string | null;
  returnUrl: string | null;
}

export interface SetupRow extends Row {
  customer: string | null;
  readonly description: string | null;
  readonly metadata: Metadata;
  readonly usage: string;
  readonly secret: string;
  method: string | null;
  status: 'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'canceled' | 'succeeded';
  failure: Failure | null;
  cancellationReason: string | null;
  returnUrl: string | null;
}

/** A hosted page on which a customer enters a card. */
export interface CheckoutRow extends Row {
  customer: string | null;
  readonly makesCustomer: boolean;
  readonly clientReference: string | null;
  readonly metadata: Metadata;
  readonly successUrl: string;
  readonly cancelUrl: string | null;
  readonly expiresAt: number;
  readonly setup: string;
  readonly secret: string;
  status: 'open' | 'complete' | 'expired';
}

export interface ChargeRow extends Row {
  readonly intent: string;
  readonly amount: number;
  readonly currency: string;
  readonly customer: string | null;
  readonly description: string | null;
  readonly metadata: Metadata;
  readonly method: string;
  readonly status: 'succeeded' | 'failed';
  /** A key of the decline table. */
  readonly decline: string | null;
  readonly risk: 'normal' | 'elevated' | 'highest';
  readonly authenticated: boolean;
  amountCaptured: number;
  /** Given back, or never taken when less than the authorised amount was captured. */
  amountRefunded: number;
  captured: boolean;
  transaction: string | null;
  dispute: string | null;
}

export interface RefundRow extends Row {
  readonly charge: string;
  readonly intent: string;
  readonly amount: number;
  readonly currency: string;
  readonly reason: string | null;
  metadata: Metadata;
  status: 'pending' | 'succeeded' | 'failed';
  transaction: string | null;
}

export interface DisputeRow extends Row {
  readonly charge: string;
  readonly intent: string;
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
  readonly transaction: string;
  status: 'needs_response' | 'won' | 'lost';
}

export interface TransactionRow extends Row {
  /** Signed: money out is negative. */
  readonly amount: number;
  readonly fee: number;
  readonly currency: string;
  readonly source: string;
  readonly type: 'charge' | 'refund' | 'adjustment' | 'refund_failure';
}

export interface EndpointRow extends Row {
  url: string;
  enabledEvents: string[];
  readonly secret: string;
  description: string | null;
  metadata: Metadata;
  disabled: boolean;
  deleted: boolean;
}

/** The stored answer of a keyed request. */
export interface AnswerRow extends Row {
  readonly path: string;
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
}
