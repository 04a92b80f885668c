import type { Locale } from '#kernel';
import { isFailureCode } from '../failure.js';
import { en } from './en.js';
import { fr } from './fr.js';
import type { FailureWording, FailureWords } from './words.js';
import { zh } from './zh.js';

export const wordings: Readonly<Record<Locale, FailureWording>> = { en, fr, zh };

/** The reason in words. A stored code that this version does not know reads as an unrecognised refusal. */
export function failureWording(code: string, locale: Locale): FailureWords {
  return wordings[locale][isFailureCode(code) ? code : 'unrecognised'];
}
