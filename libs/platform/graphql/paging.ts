import { Refusal, isUuid } from '#kernel';

/** What a part of a page mark may be: text, an ISO instant to the microsecond, a whole number, a UUID. */
export type CursorPart = 'text' | 'instant' | 'integer' | 'uuid';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$/;
const INTEGER = /^-?\d{1,18}$/;
const MAX_LENGTH = 2_000;

const isPart: Record<CursorPart, (part: string) => boolean> = {
  text: (part) => !part.includes('\0'),
  instant: (part) => INSTANT.test(part) && !Number.isNaN(Date.parse(part)),
  integer: (part) => INTEGER.test(part),
  uuid: isUuid,
};

/**
 * An opaque page mark: where the last row of a page stands in its order.
 * @param list name of the list with its order, such as `subscribers.NAME.asc`; a mark of another list is refused
 * @param key values of the row's sort columns; an instant that needs microseconds is given as text
 */
export function encodeCursor(list: string, key: readonly (string | number | bigint | Date)[]): string {
  const parts = key.map((part) => (part instanceof Date ? part.toISOString() : String(part)));
  return Buffer.from(JSON.stringify([list, ...parts]), 'utf8').toString('base64url');
}

/** The key that {@link encodeCursor} was given, as text for SQL parameters; null without a mark. Refusal CURSOR_INVALID. */
export function decodeCursor(list: string, after: string | null | undefined, parts: readonly CursorPart[]): string[] | null {
  if (after === null || after === undefined) return null;
  const [name, ...key] = after.length > MAX_LENGTH ? [] : parseMark(after);
  const fits = name === list && key.length === parts.length;
  if (!fits || !parts.every((part, index) => isPart[part](key[index] ?? ''))) throw new Refusal('CURSOR_INVALID');
  return key;
}

/** The page size asked for; refusal PAGE_SIZE outside of 1 to `max`. */
export function pageSize(first: number, max = 100): number {
  if (!Number.isInteger(first) || first < 1 || first > max) throw new Refusal('PAGE_SIZE', { max });
  return first;
}

function parseMark(mark: string): string[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(mark, 'base64url').toString('utf8'));
    return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value : [];
  } catch {
    return [];
  }
}
