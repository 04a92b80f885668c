import { addLocalDays, localDate, startOfLocalDay } from '#kernel';

/** Days as a reader chooses them, the last one included, as the instants that the server asks for; `YYYY-MM-DD` or empty. */
export function instantsOf(days: { from: string; to: string }, zone: string): { from: string | null; to: string | null } {
  return {
    from: days.from === '' ? null : startOfLocalDay(days.from, zone).toISOString(),
    to: days.to === '' ? null : addLocalDays(startOfLocalDay(days.to, zone), zone, 1).toISOString(),
  };
}

/** The reverse, for showing what is set. */
export function daysOf(range: { from?: string | null | undefined; to?: string | null | undefined }, zone: string): { from: string; to: string } {
  return {
    from: range.from ? localDate(new Date(range.from), zone) : '',
    to: range.to ? localDate(addLocalDays(new Date(range.to), zone, -1), zone) : '',
  };
}
