/**
 * When the provider is asked about a charge whose outcome is not known, counted from the charge's making: after five minutes, an hour, then
 * once a day for five days. Then it is a person's. Source: domain reference 4.7 (Kill Bill). Also how long a request can be under way at most.
 */
export const FIRST_CHECK_MINUTES = 5;
const DAY_MINUTES = 24 * 60;
const CHECKS_MINUTES = [FIRST_CHECK_MINUTES, 60, ...[1, 2, 3, 4, 5].map((days) => days * DAY_MINUTES)];

/** The next planned moment to ask after now; null after the last. Moments that an outage swallowed are not made up for. */
export function nextCheckAt(createdAt: Date, now: Date): Date | null {
  const age = (now.getTime() - createdAt.getTime()) / 60_000;
  const minutes = CHECKS_MINUTES.find((planned) => planned > age);
  return minutes === undefined ? null : new Date(createdAt.getTime() + minutes * 60_000);
}

/** A request is given up on long before this, so that by then it has arrived or never will. */
export function isPastDelivery({ createdAt }: { readonly createdAt: Date }, now: Date): boolean {
  return now.getTime() - createdAt.getTime() >= FIRST_CHECK_MINUTES * 60_000;
}
