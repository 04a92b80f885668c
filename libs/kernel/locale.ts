/** Languages of the staff and of the message catalogues. `zh` is Simplified Chinese. */
export const LOCALES = ['en', 'fr', 'zh'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'en';

export function isLocale(text: string): text is Locale {
  return (LOCALES as readonly string[]).includes(text);
}
