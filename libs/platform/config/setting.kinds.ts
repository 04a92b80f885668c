import { z } from 'zod';

/** How the text of an environment variable becomes a value, and what to tell someone whose text does not. */
export interface Kind<T> {
  readonly schema: z.ZodType<T, string | undefined>;
  readonly expects: string;
}

export function wholeNumber(from: number, to: number): Kind<number> {
  const schema = z.string().regex(/^\d{1,9}$/).transform(Number).refine((value) => value >= from && value <= to);
  return { schema, expects: `a whole number from ${from} to ${to}` };
}

export function flag(): Kind<boolean> {
  return { schema: z.enum(['true', 'false']).transform((text) => text === 'true'), expects: 'true or false' };
}

export function choice<const T extends string>(...values: readonly [T, ...T[]]): Kind<T> {
  return { schema: z.string().refine((text): text is T => (values as readonly string[]).includes(text)), expects: `one of ${values.join(', ')}` };
}

/** An absolute address with one of these schemes (without the colon). */
export function address(...schemes: readonly string[]): Kind<string> {
  const fits = (text: string): boolean => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)) && new URL(text).hostname !== '';
  return { schema: z.string().refine(fits), expects: `an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}` };
}

/** The scheme, host and port of a site, without a path: pages are addressed from its root. */
export function origin(): Kind<string> {
  const fits = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text.replace(/\/$/, '');
  return { schema: z.string().refine(fits).transform((text) => new URL(text).origin), expects: 'http:// or https:// with a host and no path' };
}

export function text(pattern: RegExp, expects: string): Kind<string> {
  return { schema: z.string().regex(pattern), expects };
}

export function optional<T>(kind: Kind<T>): Kind<T | undefined> {
  return { schema: kind.schema.optional(), expects: kind.expects };
}
