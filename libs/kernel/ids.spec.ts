import fc from 'fast-check';
import { isUuid, newId, newReference, parseReference, type ReferencePrefix } from './ids.js';

describe('ids', () => {
  test('new ids are UUIDv7, different, and sort by the time of their making', () => {
    const ids = Array.from({ length: 200 }, () => newId());
    expect(new Set(ids).size).toBe(200);
    expect([...ids].sort()).toEqual(ids);
    expect(ids.every((id) => isUuid(id) && id[14] === '7')).toBe(true);
  });

  test.each(['', 'x', '00000000-0000-0000-0000-000000000000', '01a2046e-c5b8-73dc-878c-f683e7fb088', '01a2046ec5b873dc878cf683e7fb088b'])(
    '%p is no id',
    (text) => {
      expect(isUuid(text)).toBe(false);
    },
  );

  test('a reference is read back however it is typed', () => {
    const prefix = fc.constantFrom<ReferencePrefix>('CHG', 'CAS', 'REF', 'IMP');
    fc.assert(
      fc.property(prefix, fc.boolean(), fc.boolean(), fc.boolean(), (kind, lower, dash, confused) => {
        const reference = newReference(kind);
        let body = reference.slice(4);
        if (confused) body = body.replace(/0/g, 'O').replace(/1/g, 'l');
        const typed = ` ${kind}${dash ? '-' : ' '}${body} `;
        expect(reference).toMatch(/^[A-Z]{3}-[0-9A-HJKMNP-TV-Z]{8}$/);
        expect(parseReference(lower ? typed.toLowerCase() : typed)).toBe(reference);
      }),
    );
  });

  test.each(['', 'CHG', 'CHG-1234567', 'CHG-123456789', 'XYZ-12345678', 'CHG-1234567U', '+33612345678', 'C'.repeat(100)])(
    '%p is no reference',
    (text) => {
      expect(parseReference(text)).toBeNull();
    },
  );
});
