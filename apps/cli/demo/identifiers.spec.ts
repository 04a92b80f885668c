import { parseEid, parseIccid, parseImsi, parseMsisdn } from '#kernel';
import { demoEid, demoIccid, demoImsi, demoMsisdn } from './identifiers.js';
import { DEMO_MARKETS } from './markets.js';
import { Random } from './random.js';

const places = [0, 1, 2, 41, 999, 123_456, 999_999, 1_000_001, 2_999_999];

describe.each(DEMO_MARKETS.map((market) => [market.code, market] as const))('identifiers in %s', (_, market) => {
  it.each(places)('number %i can be in service', (index) => {
    const msisdn = demoMsisdn(market, index);
    expect(parseMsisdn(msisdn)).toBe(msisdn);
    expect(parseIccid(demoIccid(market, index))).not.toBeNull();
    expect(parseEid(demoEid(index))).not.toBeNull();
    expect(parseImsi(demoImsi(market, index))).not.toBeNull();
  });

  it('each line has its own', () => {
    const made = Array.from({ length: 5_000 }, (_entry, index) => index);
    for (const make of [demoMsisdn, demoIccid, demoImsi]) expect(new Set(made.map((index) => make(market, index))).size).toBe(made.length);
  });
});

describe('chance', () => {
  it('is the same for the same seeds, and another for others', () => {
    const draw = (...seeds: number[]) => {
      const random = new Random(...seeds);
      return Array.from({ length: 20 }, () => random.between(1, 1_000));
    };
    expect(draw(1, 2)).toEqual(draw(1, 2));
    expect(draw(1, 3)).not.toEqual(draw(1, 2));
  });

  it('spreads evenly over neighbours', () => {
    const share = Array.from({ length: 10_000 }, (_, index) => new Random(7, index).next()).filter((value) => value < 0.25).length / 10_000;
    expect(share).toBeGreaterThan(0.23);
    expect(share).toBeLessThan(0.27);
  });
});
