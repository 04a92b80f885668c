import type { Locale } from '#kernel';
import { failureWording } from '#payments';
import type { FailureCode } from '#payments';
import { CAUSE_OF_CODE } from '../causes.js';
import type { Cause } from '../causes.js';
import { en } from './en.js';
import { fr } from './fr.js';
import type { CauseWords, VerdictWords, WordedCause } from './words.js';
import { WORDED_CAUSES } from './words.js';
import { zh } from './zh.js';

export const verdictWords: Readonly<Record<Locale, VerdictWords>> = { en, fr, zh };

const CODES = Object.keys(CAUSE_OF_CODE) as FailureCode[];

/** A cause in words: by the failure code that it came with where that says it all, else by its own. */
export function causeWords(cause: Cause, code: FailureCode | null, locale: Locale): CauseWords {
  if (code !== null && CAUSE_OF_CODE[code] === cause) return failureWording(code, locale);
  if (isWorded(cause)) return verdictWords[locale].causes[cause];
  const usual = CODES.find((candidate) => CAUSE_OF_CODE[candidate] === cause);
  return usual === undefined ? verdictWords[locale].causes.not_determined : failureWording(usual, locale);
}

function isWorded(cause: Cause): cause is WordedCause {
  return (WORDED_CAUSES as readonly Cause[]).includes(cause);
}
