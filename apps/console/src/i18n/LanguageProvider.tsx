import { isLocale, type Locale } from '#kernel';
import { useEffect, useState, type ReactNode } from 'react';
import { useSessionState } from '../data/SessionContext.js';
import { catalogues, LanguageContext } from './LanguageContext.js';
import { createTranslator, type Translator } from './translator.js';

/** The first of the browser's languages that we speak. */
export function browserLocale(languages: readonly string[]): Locale {
  return languages.map((language) => language.slice(0, 2).toLowerCase()).find(isLocale) ?? 'en';
}

export async function loadTranslator(locale: Locale): Promise<Translator> {
  return createTranslator(locale, await catalogues[locale]());
}

export interface LanguageProviderProps {
  /** Loaded before the first paint, so that no text blinks. */
  initial: Translator;
  children: ReactNode;
}

/** Speaks the language of the staff profile; before the sign-in, and after the sign-out, the one last spoken. */
export function LanguageProvider({ initial, children }: LanguageProviderProps) {
  const [translator, setTranslator] = useState(initial);
  const { me } = useSessionState();
  const wanted = me && isLocale(me.staff.locale) ? me.staff.locale : translator.locale;
  useEffect(() => {
    if (wanted === translator.locale) return;
    let current = true;
    void loadTranslator(wanted).then((next) => current && setTranslator(next));
    return () => {
      current = false;
    };
  }, [wanted, translator.locale]);
  useEffect(() => {
    document.documentElement.lang = translator.tag;
  }, [translator.tag]);
  return <LanguageContext value={translator}>{children}</LanguageContext>;
}
