import Stripe from 'stripe';
import { STRIPE_CODES } from '../domain/decline.tables.js';
import type { ExchangeNote } from '../domain/exchange.notes.js';
import { ExchangeError } from './http.exchange.js';
import type { ChargeOutcome, ProviderOutcome } from './payment.provider.js';
import { pageLink } from './page.link.js';
import { fromStripeAmount } from './stripe.amount.js';

type StripeError = InstanceType<typeof Stripe.errors.StripeError>;

/** Metadata of an intent that the cardholder confirms in person. */
export const BY_LINK = { turn: 'subscriber' } as const;

/** What the state of a payment intent means for the charge behind it. */
export function outcomeOfIntent(intent: Stripe.PaymentIntent, requestId: string | null): ChargeOutcome {
  switch (intent.status) {
    case 'succeeded':
      return { kind: 'succeeded', reference: intent.id, captured: fromStripeAmount(intent.amount_received, intent.currency), requestId };
    case 'canceled':
      return failure(intent.id, requestId, { code: 'canceled' });
    case 'requires_action':
      if (intent.metadata['turn'] === BY_LINK.turn) return { kind: 'awaiting', reference: intent.id, link: pageLink(intent.next_action?.redirect_to_url?.url), requestId };
      return failure(intent.id, requestId, { code: 'authentication_required' });
    case 'requires_payment_method':
      return failure(intent.id, requestId, intent.last_payment_error ?? {});
    default:
      // Under way, held back, or in a state that Stripe invented since.
      return { kind: 'unknown', note: 'still_under_way', detail: intent.status, reference: intent.id, requestId };
  }
}

/** What an error of the SDK means for the money: refused for certain, never sent, or not known. */
export function outcomeOfError(error: unknown): ProviderOutcome {
  if (!(error instanceof Stripe.errors.StripeError)) return lost('adapter_fault', error instanceof Error ? error.message : String(error));
  const requestId = error.requestId ?? null;
  if (error instanceof Stripe.errors.StripeCardError) return failure(error.payment_intent?.id ?? null, requestId, error);
  if (error instanceof Stripe.errors.StripeInvalidRequestError) return rejected(error);
  if (error instanceof Stripe.errors.StripeAuthenticationError || error instanceof Stripe.errors.StripePermissionError) return rejected(error);
  const fault = exchangeFault(error);
  if (fault?.code === 'NOT_CONNECTED') return { kind: 'not_reached', note: 'no_connection', detail: fault.detail };
  return lost('no_answer', fault?.message ?? error.type, requestId, error.payment_intent?.id ?? null);
}

interface Declined {
  readonly code?: string | undefined;
  readonly decline_code?: string | undefined;
  readonly message?: string | undefined;
  readonly advice_code?: string | undefined;
  readonly network_decline_code?: string | undefined;
  readonly network_advice_code?: string | undefined;
  readonly payment_method?: { readonly card?: { readonly fingerprint?: string | null } | undefined } | undefined;
}

function failure(reference: string | null, requestId: string | null, declined: Declined): ProviderOutcome {
  const card = declined.payment_method?.card?.fingerprint;
  return {
    kind: 'failed',
    reference,
    raw: nonEmpty(declined.decline_code) ?? nonEmpty(declined.code) ?? 'card_declined',
    network: declined.network_decline_code ?? null,
    advice: declined.network_advice_code ?? declined.advice_code ?? null,
    message: declined.message ?? null,
    requestId,
    ...(card != null && { besides: { card } }),
  };
}

/** Our request was not accepted: nothing was done. Only codes that speak of the payment itself are taken as its reason. */
function rejected(error: StripeError): ProviderOutcome {
  const known = error.code !== undefined && Object.hasOwn(STRIPE_CODES, error.code);
  const aboutMethod = error.code !== 'resource_missing' || error.param === 'payment_method' || error.param === 'customer';
  return {
    kind: 'failed',
    reference: error.payment_intent?.id ?? null,
    raw: known && aboutMethod ? (error.code ?? 'request_rejected') : 'request_rejected',
    network: null,
    advice: null,
    message: [error.code, error.message].filter(Boolean).join(': '),
    requestId: error.requestId ?? null,
  };
}

function lost(note: ExchangeNote, detail: string, requestId: string | null = null, reference: string | null = null): ProviderOutcome {
  return { kind: 'unknown', note, detail, reference, requestId };
}

function exchangeFault({ detail }: StripeError): ExchangeError | null {
  return detail instanceof ExchangeError ? detail : null;
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
