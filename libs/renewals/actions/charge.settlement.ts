import type { ActionSettlement } from '#actions';
import type { ChargeRecord } from '#payments';

/** How an action that is about one charge ended, by what became of the charge. */
export function settlementOf({ id, status }: ChargeRecord): ActionSettlement {
  return { chargeId: id, status: status === 'succeeded' ? 'completed' : status === 'failed' || status === 'canceled' ? 'declined' : 'pending' };
}
