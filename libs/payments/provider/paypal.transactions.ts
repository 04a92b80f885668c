import type { Clock, Money } from '#kernel';
import { fromPaypalAmount, toPaypalAmount } from './paypal.amount.js';
import type { PaypalConnection } from './paypal.connection.js';
import type { ProviderOutcome, ProviderRequest, SettlementLine, SettlementWindow } from './payment.provider.js';
import { answerOf, questionFailed } from './paypal.session.js';
import { paypalShapes, readPaypal } from './paypal.wire.js';
import type { PaypalSearch } from './paypal.wire.js';

const HOUR = 3_600_000;
/** Transactions are in the search after three hours at most, PayPal says; a day leaves room for an outage. */
const SEARCH_LAG_MS = 24 * HOUR;
const PAGE = 500;
const MAX_PAGES = 20;

/** PayPal's books, which run behind: the last witness for an order that PayPal itself has forgotten. */
export class PaypalTransactions {
  constructor(
    private readonly paypal: PaypalConnection,
    private readonly clock: Clock,
  ) {}

  async find(request: ProviderRequest): Promise<ProviderOutcome> {
    if (this.clock.now().getTime() - request.createdAt.getTime() < SEARCH_LAG_MS) return unknown('search_lags', null);
    try {
      for (let page = 1; page <= MAX_PAGES; page += 1) {
        const found = await this.page(windowOf(request), request.amount, page);
        const own = (found.transaction_details ?? []).find(({ transaction_info: { custom_field: charge } }) => charge === request.chargeId);
        if (own) return outcomeOf(own.transaction_info, request.providerReference ?? '');
        if (page >= (found.total_pages ?? 1)) return { kind: 'not_found' };
      }
      return unknown('too_many_charges', String(PAGE * MAX_PAGES));
    } catch (error) {
      return questionFailed(error);
    }
  }

  /** Payments that PayPal took in a time, a page at a time; refunds and fees are no payments. */
  async *taken(window: SettlementWindow): AsyncGenerator<readonly SettlementLine[]> {
    for (let page = 1; ; page += 1) {
      const found = await this.page(window, null, page);
      yield (found.transaction_details ?? []).flatMap(({ transaction_info: info }) => lineOf(info));
      if (page >= (found.total_pages ?? 1)) return;
    }
  }

  private async page({ from, to }: SettlementWindow, amount: Money | null, page: number): Promise<PaypalSearch> {
    const value = amount && toPaypalAmount(amount);
    const body = await answerOf(this.paypal, ({ search }) =>
      search.searchTransactions({
        startDate: from.toISOString(),
        endDate: to.toISOString(),
        ...(value !== null && typeof value !== 'string' && { transactionCurrency: value.currency_code }),
        fields: 'transaction_info',
        pageSize: PAGE,
        page,
      }),
    );
    const found = readPaypal(paypalShapes.search, body);
    if (!found) throw new Error('unreadable');
    return found;
  }
}

function windowOf({ createdAt }: ProviderRequest): SettlementWindow {
  return { from: new Date(createdAt.getTime() - HOUR), to: new Date(createdAt.getTime() + SEARCH_LAG_MS) };
}

type Transaction = NonNullable<PaypalSearch['transaction_details']>[number]['transaction_info'];

/** Event codes of payments that were received; source: developer.paypal.com/docs/reports/reference/tcodes. */
const PAYMENT = /^T00/;

function lineOf({ transaction_id: id, transaction_status: status, transaction_event_code: event, transaction_initiation_date: at, custom_field: chargeId, transaction_amount: amount }: Transaction): SettlementLine[] {
  if (id === undefined || at === undefined || !amount || status !== 'S' || !PAYMENT.test(event ?? '')) return [];
  const captured = fromPaypalAmount(amount);
  return captured.minor > 0n ? [{ id, chargeId: chargeId ?? null, reference: null, captured, takenAt: new Date(at) }] : [];
}

function outcomeOf({ transaction_status: status, transaction_amount: amount }: Transaction, reference: string): ProviderOutcome {
  if (status === 'S' && amount) return { kind: 'succeeded', reference, captured: fromPaypalAmount(amount), requestId: null };
  if (status === 'D') return { kind: 'failed', reference, raw: 'TRANSACTION_REFUSED', network: null, advice: null, message: null, requestId: null };
  return { ...unknown('still_under_way', status ?? null), reference };
}

function unknown(note: 'search_lags' | 'too_many_charges' | 'still_under_way', detail: string | null): Extract<ProviderOutcome, { kind: 'unknown' }> {
  return { kind: 'unknown', note, detail, reference: null, requestId: null };
}
