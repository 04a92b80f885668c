import type { ResultOf } from '../../api/document.js';
import type { Translator } from '../../i18n/translator.js';
import type { DashboardQuery } from './dashboard.graphql.js';

export type Dashboard = ResultOf<typeof DashboardQuery>['dashboard'];

/** The one sentence that says how urgent the day is. */
export function leadOf({ lostWithin24h, lostWithin7d }: Pick<Dashboard, 'lostWithin24h' | 'lostWithin7d'>, { t }: Pick<Translator, 't'>): string {
  if (lostWithin24h.value > 0) return t('dashboard.lead.lost', { count: lostWithin24h.value });
  if (lostWithin7d.value > 0) return t('dashboard.lead.week', { count: lostWithin7d.value });
  return t('dashboard.lead.calm');
}

/** By the clock on the reader's wall. */
export function partOfDay(now: Date, zone: string): 'morning' | 'afternoon' | 'evening' {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone: zone }).format(now));
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}
