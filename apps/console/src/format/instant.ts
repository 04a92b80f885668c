const formatters = new Map<string, Intl.DateTimeFormat>();

export type InstantStyle = 'date' | 'dateTime' | 'dateTimeSeconds' | 'time' | 'dayAndTime';

const STYLES: Readonly<Record<InstantStyle, Intl.DateTimeFormatOptions>> = {
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  dateTime: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  dateTimeSeconds: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit' },
  dayAndTime: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
};

/** An instant as the reader's language writes it, on the calendar of an IANA zone. */
export function formatInstant(iso: string, style: InstantStyle, tag: string, zone: string): string {
  const key = `${tag} ${zone} ${style}`;
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(tag, { ...STYLES[style], hourCycle: 'h23', timeZone: zone });
  formatters.set(key, formatter);
  const at = new Date(iso);
  return tag.startsWith('fr') ? frenchDate(formatter.formatToParts(at)) : formatter.format(at);
}

/** The first of a month is an ordinal in French, `1er mars`, which Intl does not know. */
function frenchDate(parts: readonly Intl.DateTimeFormatPart[]): string {
  return parts.map(({ type, value }) => (type === 'day' && value === '1' ? '1er' : value)).join('');
}

/** A calendar date (`YYYY-MM-DD`) as the language writes it; it belongs to no zone. */
export function formatLocalDate(date: string, tag: string): string {
  return formatInstant(`${date}T00:00:00Z`, 'date', tag, 'UTC');
}

/** `UTC+2` as the zone stands at that instant. */
export function zoneOffset(iso: string, tag: string, zone: string): string {
  const parts = new Intl.DateTimeFormat(tag, { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(new Date(iso));
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** `Europe/Paris` → `Paris`: enough to tell two zones apart on one screen. */
export function zoneCity(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** Whether two zones show the same local time at that instant, whatever they are called. */
export function showSameTime(iso: string, a: string, b: string): boolean {
  return a === b || formatInstant(iso, 'dateTime', 'en-GB', a) === formatInstant(iso, 'dateTime', 'en-GB', b);
}
