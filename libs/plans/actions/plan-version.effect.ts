import type { Effect } from '#actions';
import type { PlanTerms } from './plan-terms.input.js';

type TermName = Exclude<keyof PlanTerms, 'priceMinor' | 'currency'>;

const TERMS: readonly TermName[] = [
  'periodUnit',
  'periodCount',
  'extensionPolicy',
  'maxAccumulatedDays',
  'chargeDaysBefore',
  'graceDays',
  'suspendedDays',
  'quarantineDays',
  'retryOffsetsDays',
  'pointsEarned',
  'pointsValidDays',
  'balanceFirst',
];

const VALUE_TYPES: Readonly<Record<string, Effect['valueType']>> = { number: 'number', boolean: 'flag' };

/**
 * What publishing a version changes: the price first, then every other term that differs from the version before.
 * The first effect carries all terms and is the one that is applied; the others say what comes true with it.
 */
export function versionEffects(planId: string, before: PlanTerms | null, number: number, terms: PlanTerms): Effect[] {
  const version = { kind: 'plan_version_published', subjectType: 'Plan', subjectId: planId } as const;
  return [
    { ...version, field: 'price', valueType: 'money', before: before && priceOf(before), after: priceOf(terms), details: { number, terms } },
    ...TERMS.filter((name) => textOf(terms[name]) !== textOf(before?.[name])).map((name): Effect => ({
      ...version,
      field: name,
      valueType: VALUE_TYPES[typeof terms[name]] ?? 'text',
      before: textOf(before?.[name]),
      after: textOf(terms[name]),
    })),
  ];
}

function priceOf({ priceMinor, currency }: PlanTerms): string {
  return `${priceMinor} ${currency}`;
}

function textOf(value: PlanTerms[TermName] | undefined): string | null {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? value.join(', ') : String(value);
}
