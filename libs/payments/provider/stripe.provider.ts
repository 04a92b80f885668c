import type Stripe from 'stripe';
import type { Clock } from '#kernel';
import type { ChargeOutcome, PaymentProvider, ProviderOutcome, ProviderRequest, RefundRequest, SettlementLine, SettlementWindow } from './payment.provider.js';
import { toStripeAmount } from './stripe.amount.js';
import { StripeCardLinks } from './stripe.card-links.js';
import { stripeSettlement } from './stripe.settlement.js';
import { BY_LINK, outcomeOfError, outcomeOfIntent } from './stripe.outcome.js';
import { questionFailed, withdrawIntent } from './stripe.questions.js';
import { StripeRefunds } from './stripe.refunds.js';

const HOUR = 3_600_000;
/** Clocks may differ by this much when intents are listed by the time of their making. */
const CLOCK_SLACK_MS = HOUR;
/** Stripe's search runs behind its writes, normally by less than a minute, in an outage longer. */
const SEARCH_LAG_MS = HOUR;
const PAGE = 100;
/** No line is charged anywhere near as often within the window that is listed. */
const MAX_LISTED = 1_000;

/** Stripe through its official client: one payment intent per charge, confirmed at once: without the cardholder, or for the cardholder to go on with under a link. */
export class StripeProvider implements PaymentProvider {
  readonly cardLinks: StripeCardLinks;
  private readonly refunds: StripeRefunds;

  constructor(
    private readonly stripe: Stripe,
    private readonly clock: Clock,
    /** Where the bank sends the cardholder afterwards. */
    private readonly returnUrl: string,
  ) {
    this.refunds = new StripeRefunds(stripe);
    this.cardLinks = new StripeCardLinks(stripe, returnUrl);
  }

  async charge(request: ProviderRequest): Promise<ChargeOutcome> {
    const amount = toStripeAmount(request.amount);
    if (amount === null) return amountOutOfRange();
    try {
      const intent = await this.stripe.paymentIntents.create(
        {
          amount,
          currency: request.amount.currency.toLowerCase(),
          payment_method: request.method.token,
          ...(request.method.customer === null ? {} : { customer: request.method.customer }),
          ...this.turn(request),
          confirm: true,
          off_session: !request.byLink,
          metadata: { charge_id: request.chargeId, reference: request.reference, ...(request.byLink && BY_LINK) },
        },
        { idempotencyKey: request.chargeId },
      );
      return outcomeOfIntent(intent, intent.lastResponse.requestId);
    } catch (error) {
      return outcomeOfError(error);
    }
  }

  /** Whether anybody is there whom the bank can ask. */
  private turn({ byLink }: ProviderRequest): Pick<Stripe.PaymentIntentCreateParams, 'automatic_payment_methods' | 'allowed_payment_method_types' | 'return_url'> {
    return byLink ? { allowed_payment_method_types: ['card'], return_url: this.returnUrl } : { automatic_payment_methods: { enabled: true, allow_redirects: 'never' } };
  }

  async find(request: ProviderRequest): Promise<ChargeOutcome> {
    try {
      if (request.providerReference !== null) return await this.retrieve(request.providerReference);
      return request.method.customer === null ? await this.search(request) : await this.list(request, request.method.customer);
    } catch (error) {
      return questionFailed(error);
    }
  }

  withdraw(request: ProviderRequest): Promise<ChargeOutcome> {
    return withdrawIntent(this.stripe, request, () => this.find(request));
  }

  refund(request: RefundRequest): Promise<ProviderOutcome> {
    return this.refunds.refund(request);
  }

  findRefund(request: RefundRequest): Promise<ProviderOutcome> {
    return this.refunds.find(request);
  }

  settled(window: SettlementWindow): AsyncIterable<readonly SettlementLine[]> {
    return stripeSettlement(this.stripe, window);
  }

  private async retrieve(id: string): Promise<ChargeOutcome> {
    const intent = await this.stripe.paymentIntents.retrieve(id);
    return outcomeOfIntent(intent, intent.lastResponse.requestId);
  }

  /** The list is up to date, so that a charge that is not in it does not exist. */
  private async list(request: ProviderRequest, customer: string): Promise<ChargeOutcome> {
    const since = Math.floor((request.createdAt.getTime() - CLOCK_SLACK_MS) / 1000);
    let seen = 0;
    for await (const intent of this.stripe.paymentIntents.list({ customer, created: { gte: since }, limit: PAGE })) {
      if (intent.metadata['charge_id'] === request.chargeId) return outcomeOfIntent(intent, null);
      seen += 1;
      if (seen >= MAX_LISTED) return { kind: 'unknown', note: 'too_many_charges', detail: String(MAX_LISTED), reference: null, requestId: null };
    }
    return { kind: 'not_found' };
  }

  private async search(request: ProviderRequest): Promise<ChargeOutcome> {
    const { data } = await this.stripe.paymentIntents.search({ query: `metadata['charge_id']:'${request.chargeId}'`, limit: 1 });
    const [intent] = data;
    if (intent) return outcomeOfIntent(intent, null);
    const age = this.clock.now().getTime() - request.createdAt.getTime();
    return age < SEARCH_LAG_MS ? { kind: 'unknown', note: 'search_lags', detail: null, reference: null, requestId: null } : { kind: 'not_found' };
  }
}

function amountOutOfRange(): ProviderOutcome {
  return { kind: 'failed', reference: null, raw: 'invalid_amount', network: null, advice: null, message: null, requestId: null };
}
