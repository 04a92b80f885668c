import type { PaypalConnection } from './paypal.connection.js';
import { toPaypalAmount } from './paypal.amount.js';
import { outcomeOfPaypalError, outcomeOfRefund } from './paypal.outcome.js';
import type { ProviderOutcome, RefundRequest } from './payment.provider.js';
import { answerOf, questionFailed } from './paypal.session.js';
import { paypalShapes, readPaypal } from './paypal.wire.js';
import type { PaypalOrder } from './paypal.wire.js';

/** PayPal's refunds: of the capture of an order, one for each of ours, under our id as its key. */
export class PaypalRefunds {
  constructor(private readonly paypal: PaypalConnection) {}

  async refund({ refundId, reference, amount, charge }: RefundRequest): Promise<ProviderOutcome> {
    const value = toPaypalAmount(amount);
    if (typeof value === 'string') return refused(value);
    let captureId: string | null;
    try {
      captureId = captureOf(await this.order(charge.providerReference));
    } catch (error) {
      const outcome = outcomeOfPaypalError(error, null);
      return outcome.kind === 'unknown' ? { kind: 'not_reached', note: outcome.note, detail: outcome.detail } : outcome;
    }
    if (captureId === null) return refused('CAPTURE_NOT_FOUND');
    try {
      const body = await answerOf(this.paypal, ({ payments }) =>
        payments.refundCapturedPayment({
          captureId,
          paypalRequestId: refundId,
          prefer: 'return=representation',
          body: { amount: { currencyCode: value.currency_code, value: value.value }, customId: refundId, invoiceId: reference },
        }),
      );
      const refund = readPaypal(paypalShapes.refund, body);
      return refund ? outcomeOfRefund(refund, null) : { kind: 'unknown', note: 'no_answer', detail: 'unreadable', reference: null, requestId: null };
    } catch (error) {
      return outcomeOfPaypalError(error, null);
    }
  }

  /** By its id, else among the refunds of its order, which are up to date. */
  async find({ refundId, charge, providerReference }: RefundRequest): Promise<ProviderOutcome> {
    try {
      if (providerReference !== null) {
        const refund = readPaypal(paypalShapes.refund, await answerOf(this.paypal, ({ payments }) => payments.getRefund({ refundId: providerReference })));
        if (!refund) throw new Error('unreadable');
        return outcomeOfRefund(refund, null);
      }
      const order = await this.order(charge.providerReference);
      const refund = (order.purchase_units ?? []).flatMap(({ payments }) => payments?.refunds ?? []).find(({ custom_id: id }) => id === refundId);
      return refund ? outcomeOfRefund(refund, null) : { kind: 'not_found' };
    } catch (error) {
      return questionFailed(error);
    }
  }

  private async order(id: string): Promise<PaypalOrder> {
    const order = readPaypal(paypalShapes.order, await answerOf(this.paypal, ({ orders }) => orders.getOrder({ id })));
    if (order?.id !== id) throw new Error('unreadable');
    return order;
  }
}

function captureOf({ purchase_units: units }: PaypalOrder): string | null {
  return (units ?? []).flatMap(({ payments }) => payments?.captures ?? []).at(-1)?.id ?? null;
}

function refused(raw: string): ProviderOutcome {
  return { kind: 'failed', reference: null, raw, network: null, advice: null, message: null, requestId: null };
}
