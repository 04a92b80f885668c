import { useText } from '../../i18n/LanguageContext.js';

const UNITS = ['day', 'month', 'year'] as const;

/** `every month`, `every 90 days`. */
export function usePeriodText(): (period: { periodUnit: string; periodCount: number }) => string {
  const { t } = useText();
  return ({ periodUnit, periodCount }) => {
    const unit = UNITS.find((known) => known === periodUnit.toLowerCase());
    if (!unit) return `${periodCount} ${periodUnit}`;
    return periodCount === 1 ? t(`actions.plans.each.${unit}`) : t(`actions.plans.every.${unit}`, { count: periodCount });
  };
}
