import type { ForbiddenReason } from '#kernel';
import { retryAdvice } from './advice.js';
import { VISA_CATEGORY_OF_NETWORK_CODE, VISA_CATEGORY_OF_STRIPE_CODE } from './visa.categories.js';
import type { VisaCategory } from './visa.categories.js';

/**
 * Why a method must never be charged again. `consent`: the cardholder revoked it; consent given anew lifts it. `visa_category_1`:
 * the issuer will never approve. `advice`: the network or the provider forbids it.
 */
export type NeverReason = ForbiddenReason;

/** A decline as far as it is judged here. */
export interface DeclineCodes {
  readonly brand: string;
  readonly failureCode: string | null;
  readonly rawCode: string | null;
  readonly networkCode: string | null;
  readonly adviceCode: string | null;
}

/** What a decline forbids for good; null: it can pass. */
export function neverAgain({ brand, failureCode, rawCode, networkCode, adviceCode }: DeclineCodes): NeverReason | null {
  if (failureCode === 'consent_revoked') return 'consent';
  if (retryAdvice(adviceCode).kind === 'never' || failureCode === 'bank_forbids_retry') return 'advice';
  // Visa's categories bind Visa; a network whose rules nobody knows is taken to be as strict.
  return brand.toLowerCase() !== 'mastercard' && visaCategory(rawCode, networkCode) === 1 ? 'visa_category_1' : null;
}

/** The network's code knows better than the provider's. null: unknown. */
export function visaCategory(rawCode: string | null, networkCode: string | null): VisaCategory | null {
  return lookUp(VISA_CATEGORY_OF_NETWORK_CODE, networkCode?.toUpperCase()) ?? lookUp(VISA_CATEGORY_OF_STRIPE_CODE, rawCode) ?? null;
}

function lookUp(table: Readonly<Record<string, VisaCategory>>, key: string | null | undefined): VisaCategory | undefined {
  return key != null && Object.hasOwn(table, key) ? table[key] : undefined;
}
