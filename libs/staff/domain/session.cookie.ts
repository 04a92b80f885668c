import { parseCookie, stringifySetCookie } from 'cookie';

/** `__Host-` makes the browser insist on Secure, Path=/ and no Domain; plain http on localhost cannot have it. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-keepline' : 'keepline';
}

const TOKEN = /^[\w-]{43}$/;

/** The session token in a Cookie header; null if there is none, or nothing that can be one. */
export function tokenFrom(header: string | undefined, secure: boolean): string | null {
  if (header === undefined) return null;
  const token = parseCookie(header)[cookieName(secure)];
  return token !== undefined && TOKEN.test(token) ? token : null;
}

/** Set-Cookie of a session that ends with the browser or, at the latest, on the server. */
export function sessionCookie(token: string, secure: boolean): string {
  return stringifySetCookie({ name: cookieName(secure), value: token, httpOnly: true, sameSite: 'strict', path: '/', secure });
}

export function clearedCookie(secure: boolean): string {
  return stringifySetCookie({ name: cookieName(secure), value: '', httpOnly: true, sameSite: 'strict', path: '/', secure, maxAge: 0 });
}
