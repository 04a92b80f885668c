import type { Dashboard } from './lead.js';

export type Run = Dashboard['lastRuns'][number];

/** Where what was due has gone; together they are what was due. */
export const RUN_PARTS = ['succeeded', 'failed', 'unknown', 'skipped', 'open'] as const;
export type RunFigure = 'due' | (typeof RUN_PARTS)[number];

/** What a run counted. `open` was begun and is not settled by the run: under way while it runs, left to the later checks afterwards. */
export function figuresOf({ due, succeeded, failed, unknown, skipped }: Run): Readonly<Record<RunFigure, number>> {
  return { due, succeeded, failed, unknown, skipped, open: Math.max(due - succeeded - failed - unknown - skipped, 0) };
}

/** The columns to show: what is open only where there is any. */
export function runColumns(runs: readonly Run[]): RunFigure[] {
  const parts = RUN_PARTS.filter((part) => part !== 'open' || runs.some((run) => figuresOf(run).open > 0));
  return ['due', ...parts];
}

/** What is said of a run beside its start: that it goes on, or that it only rehearsed; an ordinary run that has ended needs no word. */
export function runMark({ finishedAt, mode }: Run): 'running' | 'shadow' | null {
  if (finishedAt === null) return 'running';
  return mode === 'SHADOW' ? 'shadow' : null;
}
