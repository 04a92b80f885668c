import canonicalize from 'canonicalize';

/**
 * RFC 8785 canonical JSON: the same value always gives the same text, whatever the order of its keys.
 * A Date becomes its ISO text, a bigint its decimal text, an undefined member is left out. TypeError for anything that
 * JSON would silently lose or bend: undefined items, functions, symbols, NaN, Map, Set, class instances, lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(toJson(value, '$'));
  if (text === undefined) throw new TypeError('Nothing to write as canonical JSON');
  return text;
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

function toJson(value: unknown, path: string): Json {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return wellFormed(value, path);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  if (Array.isArray(value)) return value.map((item, index) => toJson(item, `${path}[${index}]`));
  if (isPlainObject(value)) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return Object.fromEntries(members.map(([key, member]) => [wellFormed(key, path), toJson(member, `${path}.${key}`)]));
  }
  throw new TypeError(`No canonical JSON for what is at ${path}`);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function wellFormed(text: string, path: string): string {
  if (/\p{Cs}/u.test(text)) throw new TypeError(`Lone surrogate at ${path}`);
  return text;
}
