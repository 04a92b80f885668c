import { lifeAxis } from './life.axis.js';

const terms = { chargeDaysBefore: 2, graceDays: 30, suspendedDays: 60, quarantineDays: 90, retryOffsetsDays: [0, 15, 45] };

describe('the picture of a line’s life', () => {
  test('stages follow each other from before the end of validity to the end of quarantine', () => {
    expect(lifeAxis(terms).map(({ stage, from, days }) => [stage, from, days])).toEqual([
      ['active', -7, 7],
      ['grace', 0, 30],
      ['suspended', 30, 60],
      ['quarantine', 90, 90],
    ]);
  });

  test('charge and retries lie in the stage of their day', () => {
    const [active, grace, suspended] = lifeAxis(terms);
    expect(active?.marks).toEqual([{ kind: 'charge', day: -2, at: 5 / 7 }]);
    expect(grace?.marks).toEqual([{ kind: 'retry', day: 0, at: 0 }, { kind: 'retry', day: 15, at: 0.5 }]);
    expect(suspended?.marks).toEqual([{ kind: 'retry', day: 45, at: 0.25 }]);
  });

  test('a plan without grace has no stage of it; a charge on the last day falls where validity ends', () => {
    const parts = lifeAxis({ ...terms, chargeDaysBefore: 0, graceDays: 0, retryOffsetsDays: [] });
    expect(parts.map(({ stage }) => stage)).toEqual(['active', 'suspended', 'quarantine']);
    expect(parts[1]?.marks).toEqual([{ kind: 'charge', day: 0, at: 0 }]);
  });

  test('an early first charge still has room before it', () => {
    expect(lifeAxis({ ...terms, chargeDaysBefore: 14 })[0]).toMatchObject({ from: -16, days: 16 });
  });
});
