import { foldText } from '#kernel';

/** Words that begin a family name of several words: `Mohamed Ben Ali` is filed under `ben ali`. */
const PARTICLES = new Set(
  'ait al abou abu af bel ben bin bou da dal dalla de del della den der des di do dos du el haj ibn la las le los mac mc o oulad ould san st ten ter van von zu zum'.split(' '),
);

export interface NameKeys {
  /** Folded, as written: `amelie le gall`. */
  readonly nameKey: string;
  /** Folded, family name first: `le gall amelie`. */
  readonly nameKeyLast: string;
}

/** What is stored beside a name so that a btree finds it by the beginning of its words, in either order. */
export function nameKeys(name: string): NameKeys {
  const words = wordsOf(name);
  const family = familyAt(words);
  return { nameKey: words.join(' '), nameKeyLast: [...words.slice(family), ...words.slice(0, family)].join(' ') };
}

/** The words of a name as its keys hold them, hyphens taken apart, apostrophes left out. */
export function nameWords(text: string): string[] {
  return wordsOf(text).flatMap((word) => word.split(' '));
}

/** What is stored beside an e-mail address for search: folded, so that case and accents do not matter. */
export function emailKey(email: string): string {
  return foldText(email);
}

/** `Jean-Pierre` stays one word here, with a space in it, so that a double name is not torn apart. */
function wordsOf(text: string): string[] {
  return foldText(text)
    .replace(/['’ʼ`´]/g, '')
    .split(/[\s,;]+/)
    .map((word) => word.replace(/[\p{Pd}._·]+/gu, ' ').trim())
    .filter((word) => word !== '');
}

function familyAt(words: readonly string[]): number {
  const particle = words.findIndex((word, index) => index > 0 && index < words.length - 1 && PARTICLES.has(word));
  return particle > 0 ? particle : Math.max(words.length - 1, 0);
}
