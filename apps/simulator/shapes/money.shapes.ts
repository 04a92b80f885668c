import type Stripe from 'stripe';
import { type DisputeRow, type RefundRow, type TransactionRow } from '../state/records.js';
import { type Store } from '../state/store.js';

/** Stripe's refund object. */
export function refundShape(row: RefundRow): Stripe.Refund {
  return {
    id: row.id,
    object: 'refund',
    amount: row.amount,
    balance_transaction: row.transaction,
    charge: row.charge,
    created: row.created,
    currency: row.currency,
    customer: null,
    customer_account: null,
    destination_details: { card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' }, type: 'card' },
    ...(row.status === 'failed' && { failure_reason: 'expired_or_canceled_card' }),
    metadata: row.metadata,
    payment_intent: row.intent,
    payment_method: null,
    reason: row.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: row.status,
    transfer_reversal: null,
  };
}

const CATEGORY = { charge: 'charge', refund: 'refund', adjustment: 'dispute', refund_failure: 'refund_failure' } as const;
const DAYS_UNTIL_AVAILABLE = 2;

/** Stripe's balance_transaction object. */
export const transactionShape = (row: TransactionRow): Stripe.BalanceTransaction => ({
  id: row.id,
  object: 'balance_transaction',
  amount: row.amount,
  available_on: row.created + DAYS_UNTIL_AVAILABLE * 86_400,
  balance_type: 'payments',
  created: row.created,
  currency: row.currency,
  description: null,
  exchange_rate: null,
  fee: row.fee,
  fee_details: row.fee === 0 ? [] : [{ amount: row.fee, application: null, currency: row.currency, description: 'Stripe processing fees', type: 'stripe_fee' }],
  net: row.amount - row.fee,
  reporting_category: CATEGORY[row.type],
  source: row.source,
  status: 'pending',
  type: row.type,
});

const DAYS_TO_ANSWER = 9;
const EVIDENCE_FIELDS = [
  'access_activity_log', 'billing_address', 'cancellation_policy', 'cancellation_policy_disclosure', 'cancellation_rebuttal', 'customer_communication', 'customer_email_address',
  'customer_name', 'customer_purchase_ip', 'customer_signature', 'duplicate_charge_documentation', 'duplicate_charge_explanation', 'duplicate_charge_id', 'product_description',
  'receipt', 'refund_policy', 'refund_policy_disclosure', 'refund_refusal_explanation', 'service_date', 'service_documentation', 'shipping_address', 'shipping_carrier',
  'shipping_date', 'shipping_documentation', 'shipping_tracking_number', 'uncategorized_file', 'uncategorized_text',
] as const;
const NO_EVIDENCE = { ...Object.fromEntries(EVIDENCE_FIELDS.map((field) => [field, null])), enhanced_evidence: {} } as Stripe.Dispute.Evidence;

/** Stripe's dispute object. */
export function disputeShape(row: DisputeRow, store: Store): Stripe.Dispute {
  const transaction = store.transactions.find(row.transaction);
  return {
    id: row.id,
    object: 'dispute',
    amount: row.amount,
    balance_transactions: transaction ? [transactionShape(transaction)] : [],
    charge: row.charge,
    created: row.created,
    currency: row.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: { due_by: row.created + DAYS_TO_ANSWER * 86_400, enhanced_eligibility: {}, has_evidence: false, past_due: false, submission_count: 0, submission_method: 'manual' },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: row.intent,
    reason: row.reason,
    status: row.status,
  };
}
