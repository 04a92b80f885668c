import type { LineRecord } from '#subscribers';
import type { RenewalStatus } from './renewal.states.js';

/** `due`: a period comes to its end. `retry`: a failed charge is to be tried again. */
export type ClaimSource = 'due' | 'retry';

/** A line that is due, with the renewals that it may have. */
export interface DueLine extends LineRecord {
  /** The open renewal of whatever period. */
  readonly openId: string | null;
  readonly openStatus: RenewalStatus | null;
  readonly openPeriod: Date | null;
  /** When the open renewal is tried again. */
  readonly retryAt: Date | null;
  /** The renewal of the current period, in whatever state. */
  readonly renewalId: string | null;
  readonly renewalStatus: RenewalStatus | null;
  readonly renewalAttempts: number | null;
}
