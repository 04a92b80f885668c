import { failureKind, isFailureCode } from '#payments';
import type { ChargeRecord, Failure } from '#payments';
import type { RenewalRecord } from '../renewal.record.js';

/**
 * What the renewal was waiting to be tried again for when the subscriber was asked to confirm it; it goes on with that if the link comes to nothing.
 * null: nothing goes on by itself.
 */
export function waitedFor({ failureCode: code }: RenewalRecord, { confirmBy }: ChargeRecord): Failure | null {
  if (confirmBy === null || code === null || !isFailureCode(code)) return null;
  const failure = { code, class: failureKind(code).class };
  return failure.class === 'soft' || failure.class === 'technical' ? failure : null;
}

/** Whether only the subscriber can put the renewal right: to charge it by ourselves again, whatever became of the link, cannot succeed. */
export function onlyBySubscriber(renewal: RenewalRecord, charge: ChargeRecord): boolean {
  return charge.confirmBy !== null && waitedFor(renewal, charge) === null;
}
