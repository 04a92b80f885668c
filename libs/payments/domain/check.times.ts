/**
 * When the provider is asked about a charge whose outcome is not known, counted from the charge's making: after five
 * minutes, an hour, then once a day for as long as it takes. Also how long a request can be under way at most.
 */
export const FIRST_CHECK_MINUTES = 5;
const CHECKS_MINUTES = [FIRST_CHECK_MINUTES, 60];
const DAY_MINUTES = 24 * 60;

/** The next planned moment to ask after now. Moments that an outage swallowed are not made up for. */
export function nextCheckAt(createdAt: Date, now: Date): Date {
  const age = (now.getTime() - createdAt.getTime()) / 60_000;
  const minutes = CHECKS_MINUTES.find((planned) => planned > age) ?? (Math.floor(Math.max(age, 0) / DAY_MINUTES) + 1) * DAY_MINUTES;
  return new Date(createdAt.getTime() + minutes * 60_000);
}
