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

/** No two months that follow each other are longer: from here on at least two have passed. */
const TWO_MONTHS = 62 * DAY;

/**
 * A span in the unit that suits it: hours below 48, days up to 61, then whole calendar months (UTC), years from 24 of them.
 * Rounded towards zero, so "in 1 hour" is never less than that, and of two instants the later never reads as the nearer.
 */
export function spanTo(iso: string, now: Date): { value: number; unit: Intl.RelativeTimeFormatUnit } {
  const millis = Date.parse(iso) - now.getTime();
  const size = Math.abs(millis);
  if (size < MINUTE) return { value: Math.trunc(millis / 1000), unit: 'second' };
  if (size < HOUR) return { value: Math.trunc(millis / MINUTE), unit: 'minute' };
  if (size < 2 * DAY) return { value: Math.trunc(millis / HOUR), unit: 'hour' };
  if (size < TWO_MONTHS) return { value: Math.trunc(millis / DAY), unit: 'day' };
  const months = monthsBetween(now, new Date(iso));
  if (Math.abs(months) < 24) return { value: months, unit: 'month' };
  return { value: Math.trunc(months / 12), unit: 'year' };
}

/** Whole calendar months from one instant to another; negative into the past. */
function monthsBetween(from: Date, to: Date): number {
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  const reached = monthsAfter(from, months);
  if (months > 0 && reached > to.getTime()) return months - 1;
  return months < 0 && reached < to.getTime() ? months + 1 : months;
}

/** The same day and time of another month, or that month's last day where it has no such day. */
function monthsAfter(instant: Date, months: number): number {
  const year = instant.getUTCFullYear();
  const month = instant.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(instant.getUTCDate(), lastDay)) + (((instant.getTime() % DAY) + DAY) % DAY);
}

/** "in 3 days", "5 minutes ago", in the reader's language. */
export function relativeTime(iso: string, now: Date, tag: string): string {
  const { value, unit } = spanTo(iso, now);
  const text = new Intl.RelativeTimeFormat(tag, { numeric: unit === 'second' ? 'auto' : 'always' }).format(unit === 'second' ? 0 : value, unit);
  if (!tag.startsWith('zh')) return text;
  // What is just over is not "now" in Chinese, and Intl leaves no space between a number and its unit, as the texts around it do.
  return unit === 'second' && Date.parse(iso) < now.getTime() ? '刚刚' : text.replace(/(\d)(?=\p{Script=Han})/gu, '$1 ');
}
