import type { ActionSettlement } from '#actions';
import type { ChargeRecord, ChargeStatus } from '#payments';

/** What is not here is still open. A charge that waits for the subscriber has done what was asked. */
const ENDS: Partial<Record<ChargeStatus, ActionSettlement['status']>> = { succeeded: 'completed', awaiting: 'completed', failed: 'declined', canceled: 'declined' };

/** How an action that is about one charge ended, by what became of the charge. */
export function settlementOf({ id, status }: ChargeRecord): ActionSettlement {
  return { chargeId: id, status: ENDS[status] ?? 'pending' };
}
