import type { ChargeRecord, RefundRecord } from '#payments';
import type { LineRecord } from '#subscribers';

/** A refund as it stands under lock. */
export interface RefundCase {
  readonly line: LineRecord;
  readonly charge: ChargeRecord;
  readonly refund: RefundRecord;
}
