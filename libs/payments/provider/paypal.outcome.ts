import { ExchangeError } from './http.exchange.js';
import { fromPaypalAmount } from './paypal.amount.js';
import type { ProviderOutcome } from './payment.provider.js';
import { paypalShapes, readPaypal } from './paypal.wire.js';
import type { PaypalCapture, PaypalOrder, PaypalProblem, PaypalRefund } from './paypal.wire.js';

type Unknown = Extract<ProviderOutcome, { kind: 'unknown' }>;
type Failed = Extract<ProviderOutcome, { kind: 'failed' }>;

/** PayPal would not let us in, so that nothing was asked. */
export class PaypalSignInRefused extends Error {}

/** What the state of an order means for the charge behind it. An order without a capture has taken nothing. */
export function outcomeOfOrder(order: PaypalOrder, requestId: string | null): ProviderOutcome {
  const captures = (order.purchase_units ?? []).flatMap(({ payments }) => payments?.captures ?? []);
  const paid = captures.find(({ status }) => isPaid(status)) ?? captures.at(-1);
  if (paid) return outcomeOfCapture(paid, order.id, requestId);
  if (order.status === 'COMPLETED') return stillUnderWay(order.status, order.id, requestId);
  return order.status === 'VOIDED' ? failed('ORDER_VOIDED', order.id, requestId) : { kind: 'not_found' };
}

/** What the state of a capture means. A capture that was given back later was paid all the same. */
export function outcomeOfCapture(capture: PaypalCapture, orderId: string, requestId: string | null): ProviderOutcome {
  if (isPaid(capture.status)) return { kind: 'succeeded', reference: orderId, captured: fromPaypalAmount(capture.amount), requestId, besides: { movement: capture.id } };
  if (capture.status !== 'DECLINED' && capture.status !== 'FAILED') return stillUnderWay([capture.status, capture.status_details?.reason].filter(Boolean).join(' '), orderId, requestId);
  const { response_code: code, payment_advice_code: advice } = capture.processor_response ?? {};
  return { ...failed(code ?? `CAPTURE_${capture.status}`, orderId, requestId), advice: advice ?? null };
}

export function outcomeOfRefund({ id, status, amount, status_details: details }: PaypalRefund, requestId: string | null): ProviderOutcome {
  if (status === 'COMPLETED') return { kind: 'succeeded', reference: id, captured: fromPaypalAmount(amount), requestId };
  if (status === 'FAILED' || status === 'CANCELLED') return failed(`REFUND_${status}`, id, requestId);
  return stillUnderWay([status, details?.reason].filter(Boolean).join(' '), id, requestId);
}

/** What an error of the SDK means once a request that moves money may have been sent: refused for certain, never sent, or not known. */
export function outcomeOfPaypalError(error: unknown, reference: string | null): ProviderOutcome {
  if (error instanceof PaypalSignInRefused) return { kind: 'not_reached', note: 'no_sign_in', detail: error.message };
  if (error instanceof ExchangeError) {
    return error.code === 'NOT_CONNECTED' ? { kind: 'not_reached', note: 'no_connection', detail: error.detail } : lost(error.message, reference);
  }
  const { status, body } = answerIn(error);
  if (status === null) return { ...lost(error instanceof Error ? error.message : String(error), reference), note: 'adapter_fault' };
  const problem = readPaypal(paypalShapes.problem, body);
  if (status === 401) return { kind: 'not_reached', note: 'no_sign_in', detail: problem?.name ?? 'HTTP 401' };
  if (!problem || status < 400 || status >= 500 || UNDECIDED.has(status)) return lost([`HTTP ${status}`, problem?.name].filter(Boolean).join(' '), reference, problem?.debug_id);
  return refused(problem, reference);
}

/** The answer that an error of the SDK carries, if one came: its status and text. */
export function answerIn(error: unknown): { readonly status: number | null; readonly body: unknown } {
  if (typeof error !== 'object' || error === null || !('statusCode' in error) || typeof error.statusCode !== 'number') return { status: null, body: null };
  return { status: error.statusCode, body: 'body' in error ? error.body : null };
}

/** Answers that do not say what became of the request: too slow, under way already, too many. */
const UNDECIDED: ReadonlySet<number> = new Set([408, 409, 425, 429]);

/** The issue is the reason; a name alone speaks of our request and not of the payment. */
function refused({ name, message, debug_id: requestId, details }: PaypalProblem, reference: string | null): Failed {
  const [detail] = details ?? [];
  const text = [detail?.issue ?? name, detail?.description ?? message].filter(Boolean).join(': ');
  return { ...failed(name === 'UNPROCESSABLE_ENTITY' && detail?.issue ? detail.issue : 'request_rejected', reference, requestId ?? null), message: text };
}

function failed(raw: string, reference: string | null, requestId: string | null): Failed {
  return { kind: 'failed', reference, raw, network: null, advice: null, message: null, requestId };
}

function stillUnderWay(detail: string, reference: string, requestId: string | null): Unknown {
  return { kind: 'unknown', note: 'still_under_way', detail, reference, requestId };
}

function lost(detail: string, reference: string | null, requestId: string | null = null): Unknown {
  return { kind: 'unknown', note: 'no_answer', detail, reference, requestId };
}

function isPaid(status: string): boolean {
  return status === 'COMPLETED' || status === 'PARTIALLY_REFUNDED' || status === 'REFUNDED';
}
