import { lifeSegments, placeOn } from './life.segments.js';

const line = {
  validFrom: '2027-01-01T00:00:00Z',
  validTo: '2027-02-01T00:00:00Z',
  zone: 'UTC',
  plan: { graceDays: 10, suspendedDays: 20, quarantineDays: 90 },
};

describe('the life of a line as a bar', () => {
  it('goes from the first day to the day the number is given out again, without holes', () => {
    const segments = lifeSegments(line);
    expect(segments.map(({ state, to }) => [state, to.toISOString().slice(0, 10)])).toEqual([
      ['ACTIVE', '2027-02-01'],
      ['GRACE', '2027-02-11'],
      ['SUSPENDED', '2027-03-03'],
      ['QUARANTINE', '2027-06-01'],
    ]);
    expect(segments.slice(1).every(({ from }, index) => from.getTime() === segments[index]?.to.getTime())).toBe(true);
    expect(segments.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  it('leaves out a state that the plan does not have', () => {
    expect(lifeSegments({ ...line, plan: { ...line.plan, graceDays: 0 } }).map(({ state }) => state)).toEqual(['ACTIVE', 'SUSPENDED', 'QUARANTINE']);
  });

  it('places a moment within its own state, and what lies outside at the ends', () => {
    const segments = lifeSegments(line);
    const [active, grace] = segments;
    expect(placeOn(segments, new Date('2026-01-01'))).toBe(0);
    expect(placeOn(segments, new Date('2027-02-06'))).toBeCloseTo((active?.share ?? 0) + (grace?.share ?? 0) / 2);
    expect(placeOn(segments, new Date('2030-01-01'))).toBeCloseTo(1);
  });
});
