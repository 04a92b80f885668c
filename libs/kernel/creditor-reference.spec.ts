import fc from 'fast-check';
import { creditorReference, groupedReference, parseCreditorReference } from './creditor-reference.js';

const bodies = fc.stringMatching(/^[0-9A-Z]{1,21}$/);

describe('creditor references (ISO 11649)', () => {
  it.each([
    ['539007547034', 'RF18539007547034'], // the standard's own example
    ['2348231', 'RF712348231'],
  ])('of %s is %s', (body, reference) => {
    expect(creditorReference(body)).toBe(reference);
    expect(parseCreditorReference(reference)).toBe(reference);
  });

  it('is read as people type it, and printed as banks do', () => {
    expect(parseCreditorReference(' rf18 5390 0754 7034 ')).toBe('RF18539007547034');
    expect(groupedReference('RF18539007547034')).toBe('RF18 5390 0754 7034');
  });

  it('what is made can be read', () => {
    fc.assert(fc.property(bodies, (body) => parseCreditorReference(creditorReference(body)) === creditorReference(body)));
  });

  it('one digit for another, or one letter for another, is noticed', () => {
    const kinds = [Array.from('0123456789'), Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')];
    fc.assert(
      fc.property(bodies, fc.nat(), fc.nat(), (body, at, pick) => {
        const good = creditorReference(body);
        const place = 4 + (at % body.length);
        // A letter counts as two digits, so that one for a digit moves all before it: most of those are noticed, not all.
        const kind = kinds.find((each) => each.includes(good.charAt(place))) ?? [];
        const changed = good.slice(0, place) + (kind[pick % kind.length] ?? '') + good.slice(place + 1);
        return changed === good || parseCreditorReference(changed) === null;
      }),
    );
  });

  it('two swapped digits are noticed', () => {
    expect(parseCreditorReference('RF18539007547043')).toBeNull();
  });

  it.each(['', 'RF', 'RF18', 'RF18' + '1'.repeat(22), 'RF18 5390-0754_7034', 'DE18539007547034', '9'.repeat(61)])('%j is none', (text) => {
    expect(parseCreditorReference(text)).toBeNull();
  });

  it.each(['', 'A B', 'é', '1'.repeat(22)])('cannot be made of %j', (body) => {
    expect(() => creditorReference(body)).toThrow(RangeError);
  });
});
