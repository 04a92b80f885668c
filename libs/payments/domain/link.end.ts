/** A link is good for so long. */
const LINK_HOURS = 24;
/** With less time than this before the number is lost there is no use in a link. */
const LEAST_MINUTES = 15;

/** When a link ends that is given now: never after the number is lost. null: there is no time left for one. */
export function linkEnd(numberLostAt: Date, now: Date): Date | null {
  const end = Math.min(now.getTime() + LINK_HOURS * 3_600_000, numberLostAt.getTime());
  return end - now.getTime() < LEAST_MINUTES * 60_000 ? null : new Date(end);
}
