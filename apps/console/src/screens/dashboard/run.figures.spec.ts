import { figuresOf, RUN_PARTS, runColumns, runMark, type Run } from './run.figures.js';

const RUN: Run = { id: 'r', mode: 'LIVE', startedAt: '2027-03-01T03:00:00Z', finishedAt: '2027-03-01T03:01:00Z', due: 10, charged: 7, succeeded: 5, failed: 1, unknown: 1, awaited: 0, skipped: 3, withheld: 0 };

test.each([RUN, { ...RUN, succeeded: 2 }, { ...RUN, succeeded: 3, awaited: 2 }, { ...RUN, due: 0, succeeded: 0, failed: 0, unknown: 0, skipped: 0 }])('the parts of a run are together what was due', (run) => {
  const figures = figuresOf(run);
  expect(RUN_PARTS.reduce((sum, part) => sum + figures[part], 0)).toBe(run.due);
  const shown = runColumns([run]).filter((column) => column !== 'due');
  expect(shown.reduce((sum, part) => sum + figures[part], 0)).toBe(run.due);
});

test('what is not settled has a column only where there is any', () => {
  expect(runColumns([RUN])).toEqual(['due', 'succeeded', 'failed', 'unknown', 'skipped']);
  expect(runColumns([RUN, { ...RUN, succeeded: 2 }])).toContain('open');
  expect(runColumns([RUN, { ...RUN, succeeded: 3, awaited: 2 }])).toContain('awaited');
});

test('what was left for a later run stands beside what was due, and only where there is any', () => {
  expect(runColumns([RUN])).not.toContain('withheld');
  const run = { ...RUN, withheld: 40 };
  expect(runColumns([RUN, run]).at(-1)).toBe('withheld');
  expect([figuresOf(run).withheld, figuresOf(run).open]).toEqual([40, 0]);
});

test('only a run that goes on and a rehearsal are marked', () => {
  expect([RUN, { ...RUN, finishedAt: null }, { ...RUN, mode: 'SHADOW' }, { ...RUN, mode: 'SHADOW', finishedAt: null }].map(runMark)).toEqual([null, 'running', 'shadow', 'running']);
});
