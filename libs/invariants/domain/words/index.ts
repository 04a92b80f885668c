import type { Locale } from '#kernel';
import type { Catalogues, Invariant, InvariantWords } from '../invariant.js';
import { en } from './en.js';
import { fr } from './fr.js';
import { zh } from './zh.js';

const CATALOGUES: Catalogues = { en, fr, zh };

export function invariantWords({ id }: Pick<Invariant, 'id'>, locale: Locale): InvariantWords {
  return CATALOGUES[locale].invariants[id];
}

/** Why it has nothing to check yet; null when it is checked. */
export function notYetWords(invariant: Invariant, locale: Locale): string | null {
  return 'notYet' in invariant ? CATALOGUES[locale].notYet[invariant.notYet] : null;
}
