import type { Locale } from '#kernel';
import type { I18nProvider } from 'ra-core';
import { createContext, use } from 'react';
import type { Catalogue } from './catalogue.js';
import type { Translator } from './translator.js';

/** Each language is a file of its own, loaded when it is spoken. */
export const catalogues: Readonly<Record<Locale, () => Promise<Catalogue>>> = {
  en: async () => (await import('./en/index.js')).en,
  fr: async () => (await import('./fr/index.js')).fr,
  zh: async () => (await import('./zh/index.js')).zh,
};

/** The language by its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', fr: 'Français', zh: '简体中文' };

export const LanguageContext = createContext<Translator | null>(null);

/** The texts of the reader's language: `const { t } = useText()`. */
export function useText(): Translator {
  const translator = use(LanguageContext);
  if (!translator) throw new Error('useText outside LanguageContext');
  return translator;
}

/** react-admin's view of the same texts. The language is chosen by the session, so it cannot change it. */
export function asI18nProvider(translator: Translator): I18nProvider {
  return {
    translate: (key: string, options: { _?: string } = {}) => translator.find(key, options) ?? options._ ?? key,
    changeLocale: () => Promise.resolve(),
    getLocale: () => translator.locale,
  };
}
