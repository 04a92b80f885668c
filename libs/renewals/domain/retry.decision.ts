import { addLocalDays } from '#kernel';
import { failureKind, retryAdvice } from '#payments';
import type { Failure } from '#payments';

export interface FailedAttempt {
  readonly failure: Failure;
  /** Advice code of the network or the provider. */
  readonly advice: string | null;
  /** Attempts made so far, this one included. */
  readonly attempts: number;
  /** Days relative to the end of validity at which the plan charges again, ascending. */
  readonly offsetsDays: readonly number[];
  readonly now: Date;
  /** End of validity that the renewal is to move. */
  readonly periodEnd: Date;
  /** IANA zone of the line. */
  readonly zone: string;
  readonly numberLostAt: Date;
  /** Only the subscriber can put it right: charging it by ourselves cannot succeed. */
  readonly onlyBySubscriber: boolean;
  /** From when the networks' rules allow another attempt; null: never with this method. */
  readonly allowedFrom: Date | null;
}

export type RetryDecision = { readonly kind: 'retry'; readonly at: Date } | { readonly kind: 'needs_attention' };

const HOUR = 3_600_000;
/** Two charges of one renewal are at least so far apart, unless the fault was technical. */
const MIN_GAP_HOURS = 24;
/** A technical fault says nothing about the card: the first attempts after one come soon. */
const SOON_HOURS = [1, 4];

/**
 * What follows a failed charge. Only soft and technical failures are tried again by themselves, at the plan's times, not
 * against the network's advice, not before its rules allow it, and not once the number is lost; anything else waits for a person.
 */
export function decideAfterFailure(attempt: FailedAttempt): RetryDecision {
  const { failure, attempts, now, numberLostAt, allowedFrom, onlyBySubscriber } = attempt;
  const { maxAttempts } = { maxAttempts: Infinity, ...failureKind(failure.code) };
  const advice = retryAdvice(attempt.advice);
  if (onlyBySubscriber || (failure.class !== 'soft' && failure.class !== 'technical')) return { kind: 'needs_attention' };
  if (allowedFrom === null || advice.kind === 'never' || advice.kind === 'fix' || attempts >= maxAttempts) return { kind: 'needs_attention' };
  const soon = failure.class === 'technical' ? SOON_HOURS[attempts - 1] : undefined;
  const gapHours = soon ?? Math.max(MIN_GAP_HOURS, advice.kind === 'after' ? advice.hours : 0);
  const earliest = new Date(Math.max(hoursLater(now, gapHours).getTime(), allowedFrom.getTime()));
  const at = soon === undefined ? nextOfPlan(attempt, earliest) : earliest;
  return at && at < numberLostAt ? { kind: 'retry', at } : { kind: 'needs_attention' };
}

function nextOfPlan({ offsetsDays, periodEnd, zone }: FailedAttempt, earliest: Date): Date | undefined {
  return offsetsDays.map((days) => addLocalDays(periodEnd, zone, days)).find((at) => at >= earliest);
}

function hoursLater(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * HOUR);
}
