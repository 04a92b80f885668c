import { moneyText, numberText } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { TermName, Version } from './plan.terms.js';
import { retryWords } from './retry.words.js';

const UNITS = ['day', 'month', 'year'] as const;

/** A term of a version in words: `12 months`, `2 days before the end`. */
export function useTermText(): (version: Version, term: TermName) => string {
  const { t, tag, locale, label } = useText();
  return (version, term) => {
    switch (term) {
      case 'price':
        return moneyText(version.price, locale);
      case 'period': {
        const unit = UNITS.find((known) => known === version.periodUnit.toLowerCase()) ?? 'day';
        return t(`plans.period.${unit}`, { count: version.periodCount });
      }
      case 'extensionPolicy':
        return label('plans.policy', version.extensionPolicy.toLowerCase());
      case 'maxAccumulatedDays':
        return version.maxAccumulatedDays === null ? t('plans.noCap') : t('plans.days', { count: version.maxAccumulatedDays });
      case 'chargeDaysBefore':
        return version.chargeDaysBefore === 0 ? t('plans.atEnd') : t('plans.beforeEnd', { count: version.chargeDaysBefore });
      case 'retryOffsetsDays':
        return retryWords(version.retryOffsetsDays, { t });
      case 'pointsEarned':
        return numberText(version.pointsEarned, tag);
      case 'balanceFirst':
        return t(version.balanceFirst ? 'plans.balanceFirst' : 'plans.balanceNotFirst');
      case 'graceDays':
      case 'suspendedDays':
      case 'quarantineDays':
      case 'pointsValidDays':
        return t('plans.days', { count: version[term] });
    }
  };
}
