import type { Locale } from '#kernel';
import { en } from './en.js';
import { fr } from './fr.js';
import type { TimelineKind, TimelineTitles } from './titles.js';
import { zh } from './zh.js';

export type { TimelineKind } from './titles.js';

const titles: Readonly<Record<Locale, TimelineTitles>> = { en, fr, zh };

/** The title of an entry in the reader's language. An action that has no title of its own is an action by staff. */
export function timelineTitle(kind: TimelineKind, word: string, locale: Locale): string {
  const words: Readonly<Record<string, string>> = titles[locale][kind];
  return words[word] ?? titles[locale].ACTION.other;
}
