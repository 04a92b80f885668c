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

const chinesePlaces = new Map<string, string>();

/** `Europe/Paris` → `Paris`: enough to tell two zones apart on one screen. Chinese has words for the places: `法国`, `洛杉矶`. */
export function zonePlace(zone: string, tag: string): string {
  const city = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  if (!tag.startsWith('zh')) return city;
  const place = chinesePlaces.get(zone) ?? chinesePlace(zone, tag) ?? city;
  chinesePlaces.set(zone, place);
  return place;
}

/** `洛杉矶时间` without its last word; a zone that is no place is called by its offset, which is none either. */
function chinesePlace(zone: string, tag: string): string | undefined {
  const parts = new Intl.DateTimeFormat(tag, { timeZone: zone, timeZoneName: 'shortGeneric' }).formatToParts(0);
  return /^(.+)时间$/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '')?.[1];
}

/** Whether two zones show the same local time at that instant, whatever they are called. */
export function showSameTime(iso: string, a: string, b: string): boolean {
  return a === b || formatInstant(iso, 'dateTime', 'en-GB', a) === formatInstant(iso, 'dateTime', 'en-GB', b);
}
