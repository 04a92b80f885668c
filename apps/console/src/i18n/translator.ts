import type { Locale } from '#kernel';
import type { Catalogue, PluralForms, TextGroup, TextKey, TextParams } from './catalogue.js';

type Args<Key extends TextKey> = keyof TextParams<Key> extends never ? [] : [params: TextParams<Key>];

/** Texts of one language. */
export interface Translator {
  readonly locale: Locale;
  /** BCP 47 tag for Intl: how this language's staff write dates and numbers. */
  readonly tag: string;
  /** The text at `key`; its placeholders are required by type. Numbers are written as the language does. */
  readonly t: <Key extends TextKey>(key: Key, ...args: Args<Key>) => string;
  /** The text of a code that comes from the server; a code that the catalogue does not know is shown as words of its own. */
  readonly label: (group: TextGroup, code: string) => string;
  /** Untyped lookup for react-admin's own messages; null where there is none. */
  readonly find: (path: string, params?: Readonly<Record<string, unknown>>) => string | null;
}

/** Dates as `14 Apr 2027` and a 24-hour clock in English: unambiguous for an international staff. */
const TAGS: Readonly<Record<Locale, string>> = { en: 'en-GB', fr: 'fr-FR', zh: 'zh-CN' };

export function createTranslator(locale: Locale, catalogue: Catalogue): Translator {
  const tag = TAGS[locale];
  const plural = new Intl.PluralRules(tag);
  const number = new Intl.NumberFormat(tag);
  const write = (value: unknown): string => (typeof value === 'number' || typeof value === 'bigint' ? number.format(value) : String(value));
  const find = (path: string, params: Readonly<Record<string, unknown>> = {}): string | null => {
    const found = lookUp(catalogue, path);
    if (found === null) return null;
    const text = typeof found === 'string' ? found : formFor(found, plural, params['count']);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => write(params[name] ?? '…'));
  };
  return {
    locale,
    tag,
    find,
    t: (key, ...args: readonly unknown[]) => find(key, args[0] as Record<string, unknown> | undefined) ?? key,
    label: (group, code) => find(`${group}.${code}`) ?? inWords(code),
  };
}

function formFor(forms: PluralForms, plural: Intl.PluralRules, count: unknown): string {
  return forms[plural.select(typeof count === 'number' ? count : Number(count))] ?? forms.other;
}

function lookUp(catalogue: Catalogue, path: string): string | PluralForms | null {
  let node: unknown = catalogue;
  for (const step of path.split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) return null;
    node = (node as Record<string, unknown>)[step];
  }
  if (typeof node === 'string') return node;
  return typeof node === 'object' && node !== null && 'other' in node ? (node as PluralForms) : null;
}

/** `RETRY_SCHEDULED` and `retryScheduled` → `Retry scheduled`. */
function inWords(code: string): string {
  const words = code.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/[_.-]+/g, ' ').trim().toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
