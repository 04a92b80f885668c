import type Stripe from 'stripe';
import { type CustomerRow, type EndpointRow } from '../state/records.js';

/** Stripe's customer object, or what is left of one that was deleted. */
export function customerShape(row: CustomerRow): Stripe.Customer | Stripe.DeletedCustomer {
  if (row.deleted) return { id: row.id, object: 'customer', deleted: true };
  return {
    id: row.id,
    object: 'customer',
    address: null,
    balance: 0,
    created: row.created,
    currency: null,
    default_source: null,
    delinquent: false,
    description: row.description,
    discount: null,
    email: row.email,
    invoice_prefix: null,
    invoice_settings: { custom_fields: null, default_payment_method: row.defaultMethod, footer: null, rendering_options: null },
    livemode: false,
    metadata: row.metadata,
    name: row.name,
    phone: row.phone,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
}

/** Stripe's webhook_endpoint object; the secret is shown when it is made and never again. */
export function endpointShape(row: EndpointRow, show: 'with secret' | 'without secret'): Stripe.WebhookEndpoint | Stripe.DeletedWebhookEndpoint {
  if (row.deleted) return { id: row.id, object: 'webhook_endpoint', deleted: true };
  return {
    id: row.id,
    object: 'webhook_endpoint',
    api_version: null,
    application: null,
    created: row.created,
    description: row.description,
    enabled_events: row.enabledEvents,
    livemode: false,
    metadata: row.metadata,
    ...(show === 'with secret' && { secret: row.secret }),
    status: row.disabled ? 'disabled' : 'enabled',
    url: row.url,
  };
}
