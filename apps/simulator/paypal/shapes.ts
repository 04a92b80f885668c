import { type Store } from '../state/store.js';
import { type CaptureRow, type OrderRow, type PaypalDisputeRow, type PaypalRefundRow } from './rows.js';

const time = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000', '');
const API = 'https://api.sandbox.paypal.com/v2/payments';
const named = ({ customId, invoiceId }: { customId: string | null; invoiceId: string | null }): object => ({ ...(customId !== null && { custom_id: customId }), ...(invoiceId !== null && { invoice_id: invoiceId }) });

export function captureShape(row: CaptureRow): object {
  return {
    id: row.id, status: row.status, amount: row.amount, final_capture: true, ...named(row),
    ...(row.status === 'PENDING' && { status_details: { reason: 'PENDING_REVIEW' } }),
    ...(row.responseCode !== null && { processor_response: { response_code: row.responseCode } }),
    supplementary_data: { related_ids: { order_id: row.order } },
    create_time: time(row.created), update_time: time(row.created), links: [],
  };
}

export function refundShape(row: PaypalRefundRow): object {
  return {
    id: row.id, status: 'COMPLETED', amount: row.amount, ...named(row), create_time: time(row.created), update_time: time(row.created),
    links: [{ rel: 'self', method: 'GET', href: `${API}/refunds/${row.id}` }, { rel: 'up', method: 'GET', href: `${API}/captures/${row.capture}` }],
  };
}

export function disputeShape(row: PaypalDisputeRow, capture: CaptureRow): object {
  return {
    dispute_id: row.id, create_time: time(row.created), update_time: time(row.created), reason: row.reason, status: row.outcome === null ? (row.stage === 'INQUIRY' ? 'OPEN' : 'UNDER_REVIEW') : 'RESOLVED',
    dispute_amount: capture.amount, dispute_life_cycle_stage: row.stage, dispute_channel: 'INTERNAL',
    ...(row.outcome !== null && { dispute_outcome: { outcome_code: row.outcome } }),
    disputed_transactions: [{
      seller_transaction_id: capture.id, create_time: time(capture.created), transaction_status: 'COMPLETED', gross_amount: capture.amount,
      ...(capture.invoiceId !== null && { invoice_number: capture.invoiceId }),
    }],
    links: [],
  };
}

export function orderShape(row: OrderRow, store: Store): object {
  const capture = row.capture === null ? undefined : store.captures.find(row.capture);
  const refunds = capture ? store.paypalRefunds.lookUp('capture', (refund) => refund.capture, capture.id) : [];
  return {
    id: row.id, intent: 'CAPTURE', status: row.status, create_time: time(row.created), links: [],
    purchase_units: [{
      reference_id: 'default', amount: row.amount, ...named(row),
      ...(capture && { payments: { captures: [captureShape(capture)], ...(refunds.length > 0 && { refunds: refunds.map(refundShape) }) } }),
    }],
  };
}
