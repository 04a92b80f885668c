import type { Translator } from '../../i18n/translator.js';

type Words = Pick<Translator, 't'>;

/** A day counted from the end of validity: `3 days before the end`, `2 days after`. */
export function dayWords(day: number, { t }: Words): string {
  if (day === 0) return t('plans.atEnd');
  return day < 0 ? t('plans.beforeEnd', { count: -day }) : t('plans.afterEnd', { count: day });
}

/** `5, 3 days before the end; at the end of validity; 2, 5 days after`: the days of retries, in their order. */
export function retryWords(days: readonly number[], { t }: Words): string {
  const before = days.filter((day) => day < 0).map((day) => -day);
  const after = days.filter((day) => day > 0);
  const groups = [
    ...(before.length > 0 ? [t('plans.retryDays.before', { count: Math.max(...before), days: listed(before, t) })] : []),
    ...(days.includes(0) ? [t('plans.atEnd')] : []),
    ...(after.length > 0 ? [t('plans.retryDays.after', { count: Math.max(...after), days: listed(after, t) })] : []),
  ];
  return groups.length === 0 ? t('plans.noRetries') : groups.reduce((first, second) => t('plans.retryDays.then', { first, second }));
}

function listed(days: readonly number[], t: Translator['t']): string {
  return days.map(String).reduce((first, second) => t('plans.retryDays.and', { first, second }));
}
