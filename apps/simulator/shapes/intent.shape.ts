import type Stripe from 'stripe';
import { DECLINES } from '../cards/declines.table.js';
import { type ErrorFields } from '../wire/stripe.error.js';
import { type Failure, type IntentRow, type SetupRow } from '../state/records.js';
import { type Store } from '../state/store.js';
import { networkAdviceFor } from './charge.shape.js';
import { methodShape } from './method.shape.js';

/** Stripe's payment_intent object. @param authenticateAt where the cardholder authenticates a payment that waits for it */
export function intentShape(row: IntentRow, store: Store, authenticateAt: string): Stripe.PaymentIntent {
  return {
    id: row.id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: row.amount,
    amount_capturable: row.status === 'requires_capture' ? row.amount : 0,
    amount_details: { tip: {} },
    amount_received: row.amountReceived,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: row.automaticMethods ? { allow_redirects: 'always', enabled: true } : null,
    canceled_at: row.canceledAt,
    cancellation_reason: row.cancellationReason,
    capture_method: row.captureMethod,
    client_secret: `${row.id}_secret_${row.secret}`,
    confirmation_method: row.confirmationMethod,
    created: row.created,
    currency: row.currency,
    customer: row.customer,
    customer_account: null,
    description: row.description,
    excluded_payment_method_types: null,
    last_payment_error: row.failure && (failureShape(row.failure, store) as Stripe.PaymentIntent.LastPaymentError),
    latest_charge: row.latestCharge,
    livemode: false,
    managed_payments: null,
    metadata: row.metadata,
    next_action: nextAction(row, authenticateAt),
    on_behalf_of: null,
    payment_method: row.method,
    payment_method_configuration_details: null,
    payment_method_options: { card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' } },
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: row.receiptEmail,
    review: null,
    setup_future_usage: row.setupFutureUsage,
    shipping: null,
    source: null,
    statement_descriptor: row.statementDescriptor,
    statement_descriptor_suffix: row.statementDescriptorSuffix,
    status: row.status,
    transfer_data: null,
    transfer_group: null,
  };
}

/** Stripe's setup_intent object. */
export function setupShape(row: SetupRow, store: Store, authenticateAt: string): Stripe.SetupIntent {
  return {
    id: row.id,
    object: 'setup_intent',
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: row.cancellationReason,
    client_secret: `${row.id}_secret_${row.secret}`,
    created: row.created,
    customer: row.customer,
    customer_account: null,
    description: row.description,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: row.failure && (failureShape(row.failure, store) as Stripe.SetupIntent.LastSetupError),
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: row.metadata,
    next_action: nextAction(row, authenticateAt),
    on_behalf_of: null,
    payment_method: row.method,
    payment_method_configuration_details: null,
    payment_method_options: { card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' } },
    payment_method_types: ['card'],
    single_use_mandate: null,
    status: row.status,
    usage: row.usage,
  };
}

const nextAction = (row: IntentRow | SetupRow, url: string): { redirect_to_url: { return_url: string | null; url: string }; type: string } | null =>
  row.status === 'requires_action' ? { redirect_to_url: { return_url: row.returnUrl, url }, type: 'redirect_to_url' } : null;

const AUTHENTICATION_FAILED: ErrorFields = {
  type: 'invalid_request_error',
  code: 'payment_intent_authentication_failure',
  message: 'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
};

/** A failed attempt as it stands both in `last_payment_error` and in the answer with status 402. */
export function failureShape(failure: Failure, store: Store): ErrorFields {
  const method = store.method(failure.method);
  const payment_method = method && methodShape(method);
  const decline = failure.decline === null ? undefined : DECLINES.get(failure.decline);
  if (!decline) return { ...AUTHENTICATION_FAILED, payment_method };
  const { advice, networkDeclineCode } = decline;
  const networkAdvice = networkAdviceFor(decline, method?.card.brand);
  return {
    ...(advice !== null && { advice_code: advice }),
    ...(failure.charge !== null && { charge: failure.charge }),
    code: decline.code,
    decline_code: decline.declineCode,
    message: decline.message,
    ...(networkAdvice !== null && { network_advice_code: networkAdvice }),
    ...(networkDeclineCode !== null && { network_decline_code: networkDeclineCode }),
    ...(decline.code.startsWith('incorrect_') && { param: decline.code.slice('incorrect_'.length) }),
    payment_method,
    type: 'card_error',
  };
}
