type Part = 'year' | 'month' | 'day';

const formatters = new Map<string, Intl.DateTimeFormat>();

/** A day (`YYYY-MM-DD`) in figures as the language writes it, such as `14/04/2027`; empty stays empty. */
export function dayText(day: string, tag: string): string {
  return day === '' ? '' : formatterOf(tag).format(new Date(`${day}T00:00:00Z`));
}

/** The day that was typed in the order of the language, or as ISO 8601 has it; null for what is no day of the calendar. */
export function dayTyped(text: string, tag: string): string | null {
  const typed = text.trim();
  if (typed === '') return '';
  const [, ...numbers] = /^(\d+)\D+(\d+)\D+(\d+)\D?$/.exec(typed) ?? [];
  const order: readonly Part[] = numbers[0]?.length === 4 ? ['year', 'month', 'day'] : orderOf(tag);
  const part = (name: Part): string => numbers[order.indexOf(name)] ?? '';
  if (part('year').length !== 4) return null;
  const day = `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
  const instant = new Date(`${day}T00:00:00Z`);
  // The 31st of April is read as the 1st of May, or not at all.
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day) ? day : null;
}

function orderOf(tag: string): Part[] {
  return formatterOf(tag).formatToParts(new Date('2027-04-14T00:00:00Z')).flatMap(({ type }) => (type === 'year' || type === 'month' || type === 'day' ? [type] : []));
}

function formatterOf(tag: string): Intl.DateTimeFormat {
  const formatter = formatters.get(tag) ?? new Intl.DateTimeFormat(tag, { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC' });
  formatters.set(tag, formatter);
  return formatter;
}
