/**
 * When the provider is asked about a charge whose outcome is not known, counted from the charge's making: after five
 * minutes, an hour, then once a day for as long as it takes. Also how long a request can be under way at most.
 */
export const FIRST_CHECK_MINUTES = 5;
const CHECKS_MINUTES = [FIRST_CHECK_MINUTES, 60];
const THEN_EVERY_MINUTES = 24 * 60;

/** The next moment to ask, after so many checks have been made. */
export function nextCheckAt(createdAt: Date, checks: number, now: Date): Date {
  const planned = CHECKS_MINUTES[checks] ?? THEN_EVERY_MINUTES * (checks - CHECKS_MINUTES.length + 1);
  const at = createdAt.getTime() + planned * 60_000;
  // After an outage the plan may lie in the past: the next question then waits a day like any other.
  return at > now.getTime() ? new Date(at) : new Date(now.getTime() + THEN_EVERY_MINUTES * 60_000);
}
