import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Reading } from '../figures/figure.js';
import type { Machine } from './machine.js';

/** One figure of one run, as docs/benchmarks.history.csv keeps it. */
export interface Entry {
  readonly date: string;
  readonly commit: string;
  readonly machine: string;
  readonly id: string;
  readonly title: string;
  readonly measured: string;
  readonly baseline: string;
  readonly ratio: string;
  readonly target: string;
  readonly reached: string;
  readonly note: string;
}

const COLUMNS = ['date', 'commit', 'machine', 'id', 'title', 'measured', 'baseline', 'ratio', 'target', 'reached', 'note'] as const satisfies readonly (keyof Entry)[];

export function readHistory(file: string): Entry[] {
  if (!existsSync(file)) return [];
  return Papa.parse<Entry>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true }).data;
}

/** Adds a run at the end; what is there stays as it is. */
export function writeHistory(file: string, entries: readonly Entry[]): void {
  writeFileSync(file, `${Papa.unparse([...entries], { columns: [...COLUMNS], newline: '\n' })}\n`);
}

export function entryOf({ id, title, measured, baseline, ratio, target, reached, note }: Reading, { date, commit, description }: Machine): Entry {
  return { date, commit, machine: description, id, title, measured, baseline, ratio: ratio?.toFixed(2) ?? '', target, reached: reached === null ? '' : reached ? 'yes' : 'no', note };
}
