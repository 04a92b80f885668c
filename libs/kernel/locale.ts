/** Languages of the staff and of the message catalogues. `zh` is Simplified Chinese. */
export const LOCALES = ['en', 'fr', 'zh'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'en';

/** The language of a subscriber (BCP 47) as far as we speak it. */
export function localeOf(language: string): Locale {
  const primary = language.slice(0, 2).toLowerCase();
  return isLocale(primary) ? primary : DEFAULT_LOCALE;
}

export function isLocale(text: string): text is Locale {
  return (LOCALES as readonly string[]).includes(text);
}
