import { minorToDecimal } from '#kernel';
import type { CurrencyCode } from '#kernel';
import type { Captured, ProviderEvent, ProviderOutcome } from '#payments';

/** What became of a charge, as Stripe words it. */
export function stripeMessage(chargeId: string, number: string, outcome: ProviderOutcome): ProviderEvent {
  const metadata = { charge_id: chargeId };
  const eventId = `evt_${chargeId}_${number}`;
  if (outcome.kind === 'succeeded') {
    const { reference: id, captured } = outcome;
    const object = { id, status: 'succeeded', amount_received: Number(captured.minor), currency: captured.currency.toLowerCase(), metadata };
    return { provider: 'stripe', eventId, type: 'payment_intent.succeeded', payload: { data: { object } } };
  }
  const refusal = outcome.kind === 'failed' ? outcome : null;
  const object = {
    id: `pi_${chargeId}`,
    status: 'requires_payment_method',
    last_payment_error: { code: 'card_declined', decline_code: refusal?.raw, network_advice_code: refusal?.advice ?? undefined },
    metadata,
  };
  return { provider: 'stripe', eventId, type: 'payment_intent.payment_failed', payload: { data: { object } } };
}

/** The same as PayPal words it. */
export function paypalMessage(chargeId: string, number: string, outcome: ProviderOutcome): ProviderEvent {
  const paid = outcome.kind === 'succeeded' ? outcome.captured : { minor: 1n, currency: 'EUR' };
  const resource = {
    id: `cap_${chargeId}_${number}`,
    status: outcome.kind === 'succeeded' ? 'COMPLETED' : 'DECLINED',
    amount: { value: minorToDecimal(paid.minor, paid.currency as CurrencyCode), currency_code: paid.currency },
    custom_id: chargeId,
    supplementary_data: { related_ids: { order_id: `pi_${chargeId}` } },
    ...(outcome.kind === 'failed' && { processor_response: { response_code: outcome.raw } }),
  };
  const type = outcome.kind === 'succeeded' ? 'PAYMENT.CAPTURE.COMPLETED' : 'PAYMENT.CAPTURE.DECLINED';
  return { provider: 'paypal', eventId: `WH-${chargeId}-${number}`, type, payload: { resource } };
}

export interface ToldRefund {
  readonly reference: string;
  readonly refundId: string | null;
  readonly chargeId: string;
  readonly money: Captured;
  readonly status: 'pending' | 'succeeded' | 'failed';
}

/** What became of a refund. PayPal sends no such messages that we read. */
export function refundMessage({ reference, refundId, chargeId, money, status }: ToldRefund, number: number): ProviderEvent {
  const metadata = refundId === null ? {} : { refund_id: refundId };
  const object = { id: reference, payment_intent: `pi_${chargeId}`, amount: Number(money.minor), currency: money.currency.toLowerCase(), status, metadata };
  const type = status === 'failed' ? 'refund.failed' : number % 2 === 0 ? 'refund.created' : 'refund.updated';
  return { provider: 'stripe', eventId: `evt_${reference}_${number}`, type, payload: { data: { object } } };
}
