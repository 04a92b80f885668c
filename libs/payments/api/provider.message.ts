/** The escape of a zero character in JSON, and not a backslash's before `u0000`. */
const ZERO = /(?<!\\)(?:\\\\)*\\u0000/;

/** A signature says who sent it, not what it is. PostgreSQL holds every text but one with a zero character. */
export function canBeKept(event: { readonly id?: unknown; readonly type?: unknown }): boolean {
  return typeof event.id === 'string' && event.id !== '' && typeof event.type === 'string' && !ZERO.test(JSON.stringify(event));
}
