import { foldText } from '#kernel';
import type { TextKey } from '../i18n/catalogue.js';
import type { Translator } from '../i18n/translator.js';
import { paths } from '../paths.js';
import { groupHits, hitPath, type Hit } from './hits.js';

/** One row of the palette. */
export interface Entry {
  readonly key: string;
  readonly to: string;
  readonly title: string;
  /** Set for what the search found. */
  readonly hit?: Hit;
}

export interface EntryGroup {
  readonly title: string;
  readonly entries: readonly Entry[];
}

export function hitEntries(hits: readonly Hit[], { t }: Pick<Translator, 't'>): EntryGroup[] {
  return groupHits(hits).map((group) => ({
    title: t(`domain.hitKind.${group.kind}`),
    entries: group.hits.map((hit) => ({ key: `${hit.kind} ${hit.id}`, to: hitPath(hit), title: hit.title, hit })),
  }));
}

/** What the palette has to know of a screen. Said here and not taken from the list of screens, some of which search themselves. */
export interface SearchedScreen {
  readonly resource: string;
  readonly label: TextKey & `common.nav.${string}`;
}

/** "Go to …" for the screens whose name has what was typed; all of them while nothing is typed. */
export function commandEntries(screens: readonly SearchedScreen[], typed: string, { t }: Pick<Translator, 't'>): EntryGroup[] {
  const wanted = foldText(typed);
  const all: Entry[] = [
    { key: paths.dashboard, to: paths.dashboard, title: t('common.nav.dashboard') },
    ...screens.map(({ resource, label }) => ({ key: resource, to: `/${resource}`, title: t(label) })),
  ];
  const entries = all.filter(({ title }) => foldText(t('common.shortcuts.go', { screen: title })).includes(wanted));
  return entries.length > 0 ? [{ title: t('search.commands'), entries }] : [];
}
