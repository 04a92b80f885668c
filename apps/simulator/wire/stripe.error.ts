import type Stripe from 'stripe';

/** The fields of Stripe's `error` object. */
export interface ErrorFields {
  readonly type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  readonly message: string;
  readonly code?: string | undefined;
  readonly decline_code?: string | undefined;
  readonly param?: string | undefined;
  readonly charge?: string | undefined;
  readonly advice_code?: string | undefined;
  readonly network_advice_code?: string | undefined;
  readonly network_decline_code?: string | undefined;
  readonly payment_intent?: Stripe.PaymentIntent | undefined;
  readonly setup_intent?: Stripe.SetupIntent | undefined;
  readonly payment_method?: Stripe.PaymentMethod | undefined;
}

/** A refusal as Stripe words it. */
export class ProviderError extends Error {
  /**
   * @param begun whether the endpoint had begun its work: Stripe then stores the refusal under the idempotency key; a refusal of the request itself is not stored
   */
  constructor(readonly status: number, readonly fields: ErrorFields, readonly begun = false) {
    super(fields.message);
  }

  get body(): object {
    const { code } = this.fields;
    return { error: code === undefined ? this.fields : { ...this.fields, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` } };
  }
}

export const badRequest = (message: string, extra: { code?: string; param?: string } = {}): ProviderError =>
  new ProviderError(400, { type: 'invalid_request_error', message, ...extra });

/** The request was well formed, but the object is in no state for it. */
export const badState = (message: string, code: string, extra: Partial<ErrorFields> = {}): ProviderError =>
  new ProviderError(400, { type: 'invalid_request_error', message, code, ...extra }, true);

/** @param noun as Stripe says it: `payment_intent`, `customer`, `PaymentMethod` */
export const noSuch = (noun: string, id: string, param = 'id', status: 400 | 404 = 404): ProviderError =>
  new ProviderError(status, { type: 'invalid_request_error', message: `No such ${noun}: '${id}'`, code: 'resource_missing', param });

export const apiError = (): ProviderError =>
  new ProviderError(500, { type: 'api_error', message: 'Sorry! There was an error while talking to one of our backends. Support has been notified.' }, true);

export const rateLimited = (): ProviderError =>
  new ProviderError(429, { type: 'invalid_request_error', code: 'rate_limit', message: 'Request rate limit exceeded. Learn more about rate limits at https://stripe.com/docs/rate-limits.' });
