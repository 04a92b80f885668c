import type { LoadFigures } from '../load/load.js';
import type { Scene } from '../scene/scene.js';

/** One line of docs/benchmarks.md. */
export interface Reading {
  /** Stays the same from run to run: the history is kept by it. */
  readonly id: string;
  readonly title: string;
  readonly measured: string;
  /** What was measured beside it. */
  readonly baseline: string;
  readonly ratio: number | null;
  readonly target: string;
  /** Null: it has no target, it stands there for comparison. */
  readonly reached: boolean | null;
  readonly note: string;
}

export type Figure = (scene: Scene) => Promise<Reading[]>;

export function requests({ perSecond, p50, p95, p99, cpuMicros }: LoadFigures): string {
  const cpu = cpuMicros > 0 ? `, ${cpuMicros.toFixed(0)} µs of its processor time each` : '';
  return `${perSecond.toFixed(0)}/s, p50 ${p50.toFixed(1)} p95 ${p95.toFixed(1)} p99 ${p99.toFixed(1)} ms${cpu}`;
}

/** A figure for comparison only. */
export function context(id: string, title: string, measured: string, baseline: string, ratio: number | null, note = ''): Reading {
  return { id, title, measured, baseline, ratio, target: '', reached: null, note };
}
