import type Stripe from 'stripe';
import { DECLINES, type Decline } from '../cards/declines.table.js';
import { type ChargeRow } from '../state/records.js';
import { type Store } from '../state/store.js';
import { billingShape } from './method.shape.js';

/** Stripe's charge object. */
export function chargeShape(row: ChargeRow, store: Store): Stripe.Charge {
  const method = store.method(row.method);
  const decline = declineOf(row);
  return {
    id: row.id,
    object: 'charge',
    amount: row.amount,
    amount_captured: row.amountCaptured,
    amount_refunded: row.amountRefunded,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: row.transaction,
    billing_details: billingShape(method),
    calculated_statement_descriptor: 'KEEPLINE',
    captured: row.captured,
    created: row.created,
    currency: row.currency,
    customer: row.customer,
    description: row.description,
    disputed: row.dispute !== null,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: row.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(row, decline, method?.card.brand),
    paid: row.status === 'succeeded',
    payment_intent: row.intent,
    payment_method: row.method,
    payment_method_details: { card: cardDetails(row, store), type: 'card' },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: row.status === 'succeeded' && row.amountRefunded === row.amount,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: row.status,
    transfer_data: null,
    transfer_group: null,
  };
}

const declineOf = (row: ChargeRow): Decline | undefined => (row.decline === null ? undefined : DECLINES.get(row.decline));

/** Only Mastercard sends merchant advice codes. */
export const networkAdviceFor = (decline: Decline, brand: string | undefined): string | null => (brand === 'mastercard' ? decline.networkAdviceCode : null);

function outcomeOf(row: ChargeRow, decline: Decline | undefined, brand: string | undefined): Stripe.Charge.Outcome {
  const risk = { risk_level: row.risk, risk_score: { normal: 17, elevated: 68, highest: 92 }[row.risk] };
  if (!decline) {
    return {
      advice_code: null, network_advice_code: null, network_decline_code: null, network_status: 'approved_by_network',
      reason: row.risk === 'elevated' ? 'elevated_risk_level' : null, ...risk, seller_message: 'Payment complete.', type: 'authorized',
    };
  }
  if (decline.outcome === 'blocked') {
    return {
      advice_code: decline.advice, network_advice_code: null, network_decline_code: null, network_status: 'not_sent_to_network',
      reason: 'highest_risk_level', ...risk, seller_message: 'Stripe blocked this payment as too risky.', type: 'blocked',
    };
  }
  const seller = decline.declineCode === 'generic_decline'
    ? 'The bank did not return any further details with this decline.'
    : `The bank returned the decline code \`${decline.declineCode}\`.`;
  return {
    advice_code: decline.advice, network_advice_code: networkAdviceFor(decline, brand), network_decline_code: decline.networkDeclineCode,
    network_status: 'declined_by_network', reason: decline.declineCode, ...risk, seller_message: seller, type: decline.outcome,
  };
}

function cardDetails(row: ChargeRow, store: Store): Stripe.Charge.PaymentMethodDetails.Card {
  const card = store.method(row.method)?.card;
  const approved = row.status === 'succeeded';
  return {
    amount_authorized: approved ? row.amount : null,
    authorization_code: approved ? row.id.slice(-6) : null,
    brand: card?.brand ?? null,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: row.decline === 'incorrect_cvc' ? 'fail' : null },
    country: card?.country ?? null,
    electronic_commerce_indicator: row.authenticated ? '05' : null,
    exp_month: card?.expMonth ?? 0,
    exp_year: card?.expYear ?? 0,
    fingerprint: card?.fingerprint ?? null,
    funding: card?.funding ?? null,
    installments: null,
    last4: card?.last4 ?? null,
    mandate: null,
    network: card?.brand ?? null,
    network_transaction_id: row.id.slice(-15),
    regulated_status: 'unregulated',
    three_d_secure: row.authenticated ? { authentication_flow: 'challenge', electronic_commerce_indicator: '05', exemption_indicator: null, result: 'authenticated', result_reason: null, transaction_id: row.id.slice(-20), version: '2.2.0' } : null,
    transaction_link_id: null,
    wallet: null,
  };
}
