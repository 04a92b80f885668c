import { isCurrency, minorToDecimal, parseMinor, Refusal } from '#kernel';
import type { Draft } from '../../actions/fields/fields.props.js';
import type { CreatePlanInput, PlanTermsFieldsFragment, PublishPlanVersionInput } from '../../generated/types.js';

export type Version = PlanTermsFieldsFragment;
export type TermName = keyof Pick<
  Version,
  'price' | 'extensionPolicy' | 'maxAccumulatedDays' | 'chargeDaysBefore' | 'retryOffsetsDays' | 'graceDays' | 'suspendedDays' | 'quarantineDays' | 'pointsEarned' | 'pointsValidDays' | 'balanceFirst'
> | 'period';

/** Terms in the order in which they are read. */
export const TERMS: readonly TermName[] = [
  'price', 'balanceFirst', 'period', 'extensionPolicy', 'maxAccumulatedDays', 'chargeDaysBefore', 'retryOffsetsDays', 'graceDays', 'suspendedDays', 'quarantineDays', 'pointsEarned', 'pointsValidDays',
];

/** The terms of a plan as the forms carry them. */
export type TermsInput = Omit<PublishPlanVersionInput, 'planId'>;
export type PlanInput = Draft<CreatePlanInput & PublishPlanVersionInput>;

/** Which terms a version has that the one before it had not; none for the first. */
export function changedTerms(version: Version, before: Version | undefined): ReadonlySet<TermName> {
  return new Set(before ? TERMS.filter((term) => identity(version, term) !== identity(before, term)) : []);
}

function identity(version: Version, term: TermName): string {
  if (term === 'price') return `${version.price.minor} ${version.price.currency}`;
  if (term === 'period') return `${version.periodCount} ${version.periodUnit.toLowerCase()}`;
  if (term === 'retryOffsetsDays') return version.retryOffsetsDays.join();
  return String(version[term]).toLowerCase();
}

/** A version as the terms to begin the next one with. */
export function termsOf(version: Version): TermsInput {
  return {
    priceMinor: Number(version.price.minor),
    currency: version.price.currency,
    periodUnit: version.periodUnit.toLowerCase(),
    periodCount: version.periodCount,
    extensionPolicy: version.extensionPolicy.toLowerCase(),
    maxAccumulatedDays: version.maxAccumulatedDays,
    chargeDaysBefore: version.chargeDaysBefore,
    graceDays: version.graceDays,
    suspendedDays: version.suspendedDays,
    quarantineDays: version.quarantineDays,
    retryOffsetsDays: [...version.retryOffsetsDays],
    pointsEarned: version.pointsEarned,
    pointsValidDays: version.pointsValidDays,
    balanceFirst: version.balanceFirst,
  };
}

/** The version that these terms would make; null while one of them is missing or cannot be read. */
export function versionFrom(input: PlanInput, current: Version): Version | null {
  const { priceMinor, currency, periodUnit, periodCount, extensionPolicy, chargeDaysBefore, graceDays, suspendedDays, quarantineDays, pointsEarned, pointsValidDays } = input;
  if (priceMinor === undefined || currency === undefined || periodUnit === undefined || periodCount === undefined || extensionPolicy === undefined) return null;
  if (chargeDaysBefore === undefined || graceDays === undefined || suspendedDays === undefined || quarantineDays === undefined) return null;
  if (pointsEarned === undefined || pointsValidDays === undefined || Number.isNaN(input.maxAccumulatedDays)) return null;
  return {
    ...current,
    price: { minor: String(priceMinor), currency },
    periodUnit,
    periodCount,
    extensionPolicy,
    maxAccumulatedDays: input.maxAccumulatedDays ?? null,
    chargeDaysBefore,
    graceDays,
    suspendedDays,
    quarantineDays,
    retryOffsetsDays: input.retryOffsetsDays ?? [],
    pointsEarned,
    pointsValidDays,
    balanceFirst: input.balanceFirst ?? false,
  };
}

/** The days between which a retry makes sense, both exclusive; null while the durations that set them are missing or wrong. */
export function retryRange({ chargeDaysBefore, graceDays, suspendedDays }: PlanInput): { readonly first: number; readonly last: number } | null {
  if (chargeDaysBefore === undefined || graceDays === undefined || suspendedDays === undefined) return null;
  return chargeDaysBefore < 0 || graceDays < 0 || suspendedDays < 0 ? null : { first: -chargeDaysBefore, last: graceDays + suspendedDays };
}

/** `12,50` or `12.50` → 1250 for EUR; undefined while it is no amount of that currency. */
export function minorOf(text: string, currency: string): number | undefined {
  if (!isCurrency(currency)) return undefined;
  try {
    const minor = parseMinor(text.trim().replace(',', '.'), currency);
    return minor >= 0n && minor <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(minor) : undefined;
  } catch (thrown) {
    if (thrown instanceof Refusal) return undefined;
    throw thrown;
  }
}

/** 1250 EUR → `12.50`; empty while there is none. */
export function majorText(minor: number | undefined, currency: string | undefined): string {
  return minor === undefined || currency === undefined || !isCurrency(currency) ? '' : minorToDecimal(BigInt(minor), currency);
}

/** `Garder 12 – été` → `garder-12-ete`. */
export function codeFor(name: string): string {
  const plain = name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40);
}
