import type { Clock } from '#kernel';
import type { KeepReference, PaymentProvider, ProviderOutcome, ProviderRequest, RefundRequest, SettlementLine, SettlementWindow } from './payment.provider.js';
import { toPaypalAmount } from './paypal.amount.js';
import type { PaypalMoney } from './paypal.amount.js';
import type { PaypalConnection } from './paypal.connection.js';
import { answerIn, outcomeOfOrder, outcomeOfPaypalError } from './paypal.outcome.js';
import { PaypalRefunds } from './paypal.refunds.js';
import { answerOf, questionFailed } from './paypal.session.js';
import { PaypalTransactions } from './paypal.transactions.js';
import { paypalShapes, readPaypal } from './paypal.wire.js';
import type { PaypalOrder } from './paypal.wire.js';

/** The whole order comes back, not its id alone. */
const WHOLE = 'return=representation';

/**
 * PayPal in two steps: an order is made, which takes nothing; its id is kept; then it is captured, which PayPal does once for
 * an order. So a charge without a kept id has certainly taken nothing, and any other can be asked about by its id (ADR 14).
 */
export class PaypalProvider implements PaymentProvider {
  private readonly refunds: PaypalRefunds;
  private readonly transactions: PaypalTransactions;

  constructor(
    private readonly paypal: PaypalConnection,
    clock: Clock,
  ) {
    this.refunds = new PaypalRefunds(paypal);
    this.transactions = new PaypalTransactions(paypal, clock);
  }

  async charge(request: ProviderRequest, keep: KeepReference): Promise<ProviderOutcome> {
    const amount = toPaypalAmount(request.amount);
    if (typeof amount === 'string') return { kind: 'failed', reference: null, raw: amount, network: null, advice: null, message: null, requestId: null };
    const made = request.providerReference ?? (await this.makeOrder(request, amount));
    if (typeof made !== 'string') return made;
    if (!(await isKept(keep, made))) return { kind: 'not_reached', note: 'not_sent', detail: null };
    return this.capture(made, request);
  }

  async find(request: ProviderRequest): Promise<ProviderOutcome> {
    // The capture is only sent once the order's id is kept.
    if (request.providerReference === null) return { kind: 'not_found' };
    try {
      return outcomeOfOrder(await this.order(request.providerReference), null);
    } catch (error) {
      // An order that nobody captured is forgotten after some hours; only the books of PayPal can say that it was not captured.
      return answerIn(error).status === 404 ? this.transactions.find(request) : questionFailed(error);
    }
  }

  refund(request: RefundRequest): Promise<ProviderOutcome> {
    return this.refunds.refund(request);
  }

  findRefund(request: RefundRequest): Promise<ProviderOutcome> {
    return this.refunds.find(request);
  }

  settled(window: SettlementWindow): AsyncIterable<readonly SettlementLine[]> {
    return this.transactions.taken(window);
  }

  /** The id of a new order; or why there is none, which is never that money may have moved. */
  private async makeOrder({ chargeId, reference }: ProviderRequest, amount: PaypalMoney): Promise<string | ProviderOutcome> {
    try {
      const body = await answerOf(this.paypal, ({ orders, words }) =>
        orders.createOrder({
          paypalRequestId: chargeId,
          body: {
            intent: words.capture,
            purchaseUnits: [{ amount: { currencyCode: amount.currency_code, value: amount.value }, customId: chargeId, invoiceId: reference }],
          },
        }),
      );
      return readPaypal(paypalShapes.order.pick({ id: true }), body)?.id ?? { kind: 'not_reached', note: 'no_answer', detail: 'unreadable' };
    } catch (error) {
      const outcome = outcomeOfPaypalError(error, null);
      return outcome.kind === 'unknown' ? { kind: 'not_reached', note: outcome.note, detail: outcome.detail } : outcome;
    }
  }

  private async capture(orderId: string, { chargeId, method }: ProviderRequest): Promise<ProviderOutcome> {
    try {
      const body = await answerOf(this.paypal, ({ orders, words }) =>
        orders.captureOrder({
          id: orderId,
          paypalRequestId: chargeId,
          prefer: WHOLE,
          body: { paymentSource: { paypal: { vaultId: method.token, storedCredential: words.merchantInitiated } } },
        }),
      );
      const order = readPaypal(paypalShapes.order, body);
      if (order?.id !== orderId) return { kind: 'unknown', note: 'no_answer', detail: 'unreadable', reference: orderId, requestId: null };
      if (order.status === 'PAYER_ACTION_REQUIRED') return { kind: 'failed', reference: orderId, raw: order.status, network: null, advice: null, message: null, requestId: null };
      const outcome = outcomeOfOrder(order, null);
      return outcome.kind === 'not_found' ? { kind: 'unknown', note: 'still_under_way', detail: order.status, reference: orderId, requestId: null } : outcome;
    } catch (error) {
      const outcome = outcomeOfPaypalError(error, orderId);
      if (outcome.kind !== 'failed' || outcome.raw !== 'ORDER_ALREADY_CAPTURED') return outcome;
      return { kind: 'unknown', note: 'still_under_way', detail: outcome.raw, reference: orderId, requestId: outcome.requestId };
    }
  }

  private async order(id: string): Promise<PaypalOrder> {
    const body = await answerOf(this.paypal, ({ orders }) => orders.getOrder({ id }));
    const order = readPaypal(paypalShapes.order, body);
    if (order?.id !== id) throw new Error('unreadable');
    return order;
  }
}

/** Without a kept reference nothing is captured, whatever kept it from being kept. */
async function isKept(keep: KeepReference, reference: string): Promise<boolean> {
  try {
    return await keep(reference);
  } catch {
    return false;
  }
}
