import type { Dashboard } from './lead.js';

export type Run = Dashboard['lastRuns'][number];

/** Where what was due has gone; together they are what was due. */
export const RUN_PARTS = ['succeeded', 'failed', 'unknown', 'awaited', 'skipped', 'open'] as const;
/** `withheld` was left for a later run, as its provider took no more just then. */
export type RunFigure = 'due' | (typeof RUN_PARTS)[number] | 'withheld';

/** What a run counted. `open` was begun and is not settled by the run: under way while it runs, left to the later checks afterwards. */
export function figuresOf({ due, succeeded, failed, unknown, awaited, skipped, withheld }: Run): Readonly<Record<RunFigure, number>> {
  return { due, succeeded, failed, unknown, awaited, skipped, withheld, open: Math.max(due - succeeded - failed - unknown - awaited - skipped, 0) };
}

/** Columns that are empty in most runs, and shown only where there is something in them. */
const RARE: readonly RunFigure[] = ['awaited', 'open', 'withheld'];

/** The columns to show. */
export function runColumns(runs: readonly Run[]): RunFigure[] {
  const parts = [...RUN_PARTS, 'withheld' as const].filter((part) => !RARE.includes(part) || runs.some((run) => figuresOf(run)[part] > 0));
  return ['due', ...parts];
}

/** What is said of a run beside its start: that it goes on, or that it only rehearsed; an ordinary run that has ended needs no word. */
export function runMark({ finishedAt, mode }: Run): 'running' | 'shadow' | null {
  if (finishedAt === null) return 'running';
  return mode === 'SHADOW' ? 'shadow' : null;
}
