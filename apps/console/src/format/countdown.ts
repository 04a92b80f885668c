/** How near something is that cannot be taken back: within a day, within a week, further away, or past. */
export type Urgency = 'over' | 'critical' | 'soon' | 'calm';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function urgencyOf(iso: string, now: Date): Urgency {
  const left = Date.parse(iso) - now.getTime();
  if (left <= 0) return 'over';
  if (left <= DAY) return 'critical';
  return left <= 7 * DAY ? 'soon' : 'calm';
}

/** A span in its largest sensible unit. Rounded towards zero: "in 1 hour" is never less than that. */
export function spanTo(iso: string, now: Date): { value: number; unit: Intl.RelativeTimeFormatUnit } {
  const millis = Date.parse(iso) - now.getTime();
  const size = Math.abs(millis);
  if (size < MINUTE) return { value: Math.trunc(millis / 1000), unit: 'second' };
  if (size < HOUR) return { value: Math.trunc(millis / MINUTE), unit: 'minute' };
  if (size < 2 * DAY) return { value: Math.trunc(millis / HOUR), unit: 'hour' };
  if (size < 60 * DAY) return { value: Math.trunc(millis / DAY), unit: 'day' };
  if (size < 730 * DAY) return { value: Math.trunc(millis / (30.4375 * DAY)), unit: 'month' };
  return { value: Math.trunc(millis / (365.25 * DAY)), unit: 'year' };
}

/** "in 3 days", "5 minutes ago", in the reader's language. */
export function relativeTime(iso: string, now: Date, tag: string): string {
  const { value, unit } = spanTo(iso, now);
  return new Intl.RelativeTimeFormat(tag, { numeric: unit === 'second' ? 'auto' : 'always' }).format(unit === 'second' ? 0 : value, unit);
}
