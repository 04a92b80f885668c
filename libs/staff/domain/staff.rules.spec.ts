import fc from 'fast-check';
import { assertGoodPassword } from './password.rules.js';
import { clearedCookie, sessionCookie, tokenFrom } from './session.cookie.js';
import { THROTTLE, delaySeconds } from './throttle.rules.js';

describe('a password', () => {
  const about = { email: 'amina.diallo@desk.test', name: 'Amina Diallo' };

  it.each(['quiet lamps over water', 'ééééàààà çççç 12', 'x9$kQ!mm2#Lp'])('"%s" is good', (password) => {
    expect(() => assertGoodPassword(password, about)).not.toThrow();
  });

  it.each([
    ['too short', 'x9$kQ!mm2#L'],
    ['too long', 'x9'.repeat(129)],
    ['with the own name', 'I am AMINA and I like tea'],
    ['with the product', 'Keepline-2027-keepline'],
    ['one piece again and again', 'abcabcabcabcabc'],
  ])('%s is refused', (_what, password) => {
    expect(() => assertGoodPassword(password, about)).toThrow('BAD_INPUT');
  });
});

describe('the wait after failed attempts', () => {
  it('is nothing at first, doubles, and never exceeds a quarter of an hour', () => {
    expect([1, 4, 5, 6, 7, 14, 15, 1_000].map((n) => delaySeconds(THROTTLE.account, n))).toEqual([0, 0, 1, 2, 4, 512, 900, 900]);
    fc.assert(fc.property(fc.nat({ max: 5_000 }), (n) => delaySeconds(THROTTLE.account, n + 1) >= delaySeconds(THROTTLE.account, n)));
  });

  it('is more patient with an address, behind which an office may sit', () => {
    expect(delaySeconds(THROTTLE.address, 30)).toBe(0);
  });
});

describe('the session cookie', () => {
  const token = 'A'.repeat(43);

  it('is bound to the host over https', () => {
    expect(sessionCookie(token, true)).toBe(`__Host-keepline=${token}; Path=/; HttpOnly; Secure; SameSite=Strict`);
    expect(clearedCookie(false)).toBe('keepline=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict');
  });

  it('is read under its own name only, and only if it can be one', () => {
    expect(tokenFrom(`a=b; __Host-keepline=${token}`, true)).toBe(token);
    expect(tokenFrom(`keepline=${token}`, true)).toBeNull();
    for (const header of [undefined, '', 'keepline=', 'keepline=short', `keepline=${'%00'.repeat(15)}`]) expect(tokenFrom(header, false)).toBeNull();
  });
});
