import fc from 'fast-check';
import { canonicalJson } from './canonical.js';

describe('canonical JSON', () => {
  test('the example of RFC 8785', () => {
    const value = { numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 1e-27], string: '€$\u000f\nA\'B"\\\\"/', literals: [null, true, false] };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('keys are sorted by UTF-16 unit, at every depth', () => {
    expect(canonicalJson({ '€': 1, '\r': 2, '😀': 3, b: { z: 1, a: 2 }, '\ufb33': 4, 1: 5 })).toBe(
      '{"\\r":2,"1":5,"b":{"a":2,"z":1},"€":1,"😀":3,"\ufb33":4}',
    );
  });

  test('dates, big integers and missing members have one way to be written', () => {
    expect(canonicalJson({ at: new Date('2026-03-01T10:00:00Z'), minor: 2n ** 60n, none: undefined, zero: -0 })).toBe(
      '{"at":"2026-03-01T10:00:00.000Z","minor":"1152921504606846976","zero":0}',
    );
  });

  test('the same value gives the same text in whatever order it was built, and reads back', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('a member named __proto__ is a member', () => {
    expect(canonicalJson(JSON.parse('{"__proto__":{"a":1},"b":2}'))).toBe('{"__proto__":{"a":1},"b":2}');
  });

  test.each([
    ['undefined', undefined], ['a hole', [undefined]], ['NaN', NaN], ['Infinity', { a: Infinity }], ['a function', { a: () => 1 }], ['a symbol', [Symbol('s')]],
    ['a Map', new Map([[1, 2]])], ['a Set', { a: new Set() }], ['an instance', new (class Thing { a = 1; })()], ['an invalid date', new Date(NaN)],
    ['a lone surrogate', 'x\ud800'], ['a lone surrogate as key', { '\udfff': 1 }], ['bytes', new Uint8Array(2)],
  ])('%s is not bent into JSON', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  test('the error says where', () => {
    expect(() => canonicalJson({ a: [1, { b: NaN }] })).toThrow('$.a[1].b');
  });
});
