import { type World } from '../world.js';
import { malformed } from './problem.js';

const STATUS = { COMPLETED: 'S', PARTIALLY_REFUNDED: 'S', REFUNDED: 'S', PENDING: 'P', DECLINED: 'D' } as const;
const MONTH_MS = 31 * 86_400_000;

/** PayPal's transaction search over captures, as far as dates, currency and pages go. */
export function searchTransactions(world: World, query: URLSearchParams): object {
  const [from, to] = [Date.parse(query.get('start_date') ?? ''), Date.parse(query.get('end_date') ?? '')];
  if (Number.isNaN(from) || Number.isNaN(to) || to < from || to - from > MONTH_MS) throw malformed('INVALID_DATE_RANGE', 'Start and end date are needed and lie 31 days apart at most.');
  const [currency, size, page] = [query.get('transaction_currency'), Number(query.get('page_size') ?? 100), Number(query.get('page') ?? 1)];
  const visible = world.now() - world.settings.searchLagMs;
  const found = world.store.captures.all().filter(({ created, amount }) => {
    const at = created * 1000;
    return at >= from && at <= to && at <= visible && (currency === null || amount.currency_code === currency);
  });
  return {
    transaction_details: found.slice((page - 1) * size, page * size).map(({ id, created, amount, customId, invoiceId, status }) => ({
      transaction_info: {
        transaction_id: id, transaction_event_code: 'T0003', transaction_initiation_date: new Date(created * 1000).toISOString(), transaction_amount: amount,
        transaction_status: STATUS[status], ...(customId !== null && { custom_field: customId }), ...(invoiceId !== null && { invoice_id: invoiceId }),
      },
    })),
    page, total_items: found.length, total_pages: Math.max(1, Math.ceil(found.length / size)),
  };
}
