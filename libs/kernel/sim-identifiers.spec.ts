import fc from 'fast-check';
import { parseEid } from './eid.js';
import { parseIccid } from './iccid.js';
import { parseImsi } from './imsi.js';
import { passesLuhn } from './luhn.js';

const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

describe('ICCID', () => {
  test.each([
    ['8944500102198304826', '8944500102198304826'],
    [' 8944 5001 0219 8304 826 ', '8944500102198304826'],
    ['８９４４５００１０２１９８３０４８２６', '8944500102198304826'],
    ['8944-5001-0219-8304-826', '8944500102198304826'],
  ])('%p is read', (text, iccid) => {
    expect(parseIccid(text)).toBe(iccid);
  });

  test.each(['', '8944500102198304827', '7944500102198304826', '89445001021983048', '8944500102198304826F', '89'.padEnd(23, '0'), 'x'.repeat(999)])(
    '%p is refused',
    (text) => {
      expect(parseIccid(text)).toBeNull();
    },
  );

  test('every body from 17 to 21 digits has exactly one check digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 15, max: 19 }).chain(digits), (body) => {
        const good = Array.from({ length: 10 }, (_, check) => `89${body}${check}`).filter((text) => parseIccid(text) === text);
        expect(good).toHaveLength(1);
        expect(passesLuhn(good[0] ?? '')).toBe(true);
      }),
    );
  });
});

describe('EID', () => {
  test('the example of the standard is read, also in groups', () => {
    expect(parseEid('89049032123451234512345678901235')).toBe('89049032123451234512345678901235');
    expect(parseEid('8904 9032 1234 5123 4512 3456 7890 1235')).toBe('89049032123451234512345678901235');
  });

  test.each(['', '89049032123451234512345678901236', '8904903212345123451234567890123', '890490321234512345123456789012350'])('%p is refused', (text) => {
    expect(parseEid(text)).toBeNull();
  });

  test('the check digits 98 − (body · 100 mod 97) make any body an EID, and a changed digit is found', () => {
    fc.assert(
      fc.property(digits(30), fc.nat({ max: 29 }), fc.integer({ min: 1, max: 9 }), (body, place, by) => {
        const check = String(98n - ((BigInt(body) * 100n) % 97n)).padStart(2, '0');
        expect(parseEid(body + check)).toBe(body + check);
        const changed = body.slice(0, place) + String((Number(body[place]) + by) % 10) + body.slice(place + 1);
        expect(parseEid(changed + check)).toBeNull();
      }),
    );
  });
});

describe('IMSI', () => {
  test.each([['208011234567890', '208011234567890'], ['310 150 12345678', '31015012345678']])('%p is read', (text, imsi) => {
    expect(parseImsi(text)).toBe(imsi);
  });

  test.each(['', '2080112345678', '2080112345678901', '20801123456789O', '+20801123456789'])('%p is refused', (text) => {
    expect(parseImsi(text)).toBeNull();
  });
});
