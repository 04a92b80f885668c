import type { ChargeOutcome } from './payment.provider.js';

/** What a message proves about one of our charges. */
export interface Evidence {
  readonly chargeId: string;
  readonly outcome: ChargeOutcome;
}
