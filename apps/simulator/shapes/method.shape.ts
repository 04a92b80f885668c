import type Stripe from 'stripe';
import { type MethodRow } from '../state/records.js';

/** Stripe's payment_method object. */
export function methodShape(row: MethodRow): Stripe.PaymentMethod {
  const { card } = row;
  return {
    id: row.id,
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: billingShape(row),
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: row.behaviour === 'incorrect_cvc' ? 'fail' : 'pass' },
      country: card.country,
      display_brand: card.brand === 'amex' ? 'american_express' : card.brand,
      exp_month: card.expMonth,
      exp_year: card.expYear,
      fingerprint: card.fingerprint,
      funding: card.funding,
      generated_from: null,
      last4: card.last4,
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: card.brand !== 'unionpay' },
      wallet: null,
    },
    created: row.created,
    customer: row.customer,
    customer_account: null,
    livemode: false,
    metadata: row.metadata,
    type: 'card',
  };
}

export const billingShape = (row: Pick<MethodRow, 'email' | 'name' | 'phone'> | undefined): Stripe.PaymentMethod.BillingDetails => ({
  address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
  email: row?.email ?? null,
  name: row?.name ?? null,
  phone: row?.phone ?? null,
  tax_id: null,
});
