import type { FailureCode } from '../failure.js';

/**
 * What an agent reads: what happened, what it means, what to do next. Nothing in it may hint at a lost or stolen card, nor
 * rest on an attempt that may not be planned or a second method that may not be on file: the same words stand beside every charge.
 */
export interface FailureWords {
  readonly title: string;
  readonly explanation: string;
  readonly advice: string;
  /** What may be said or written to the subscriber as it stands: neutral where the reason is sensitive, and without dates, which the notice adds. */
  readonly toSubscriber: string;
}

/** A reason without words does not compile. */
export type FailureWording = Readonly<Record<FailureCode, FailureWords>>;
