import { failureWording } from '../domain/wording/index.js';
import type { FailureClass } from '../domain/failure.js';
import type { StaffActor } from '#platform/access';

/** What a charge or a renewal stores of its failure. */
export interface StoredFailure {
  readonly failureCode: string | null;
  readonly failureClass: string | null;
  readonly rawCode: string | null;
  readonly networkCode: string | null;
  readonly adviceCode: string | null;
}

export interface FailureView {
  readonly code: string;
  readonly class: FailureClass;
  readonly title: string;
  readonly explanation: string;
  readonly advice: string;
  readonly rawCode: string | null;
  readonly networkCode: string | null;
  readonly adviceCode: string | null;
}

/** The failure in the reader's words; null if there is none. */
export function failureView(stored: StoredFailure, staff: StaffActor): FailureView | null {
  if (stored.failureCode === null || stored.failureClass === null) return null;
  return {
    code: stored.failureCode,
    class: stored.failureClass as FailureClass,
    ...failureWording(stored.failureCode, staff.locale),
    ...providerCodes(stored, stored.failureClass, staff),
  };
}

/** The title alone, for lists. */
export function failureTitle(code: string | null, staff: StaffActor): string | null {
  return code === null ? null : failureWording(code, staff.locale).title;
}

interface ProviderCodes {
  readonly rawCode: string | null;
  readonly networkCode: string | null;
  readonly adviceCode: string | null;
}

/** Who talks to the subscriber does not see the codes behind a sensitive refusal: `stolen_card` must not be read out. */
export function providerCodes(codes: ProviderCodes, failureClass: string | null, { role }: StaffActor): ProviderCodes {
  if (role === 'agent' && failureClass === 'sensitive') return { rawCode: null, networkCode: null, adviceCode: null };
  return { rawCode: codes.rawCode, networkCode: codes.networkCode, adviceCode: codes.adviceCode };
}
