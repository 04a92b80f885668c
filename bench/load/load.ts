import { Child } from '../scene/child.js';

export interface Shot {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface LoadOrder {
  readonly url: string;
  readonly shots: readonly Shot[];
  readonly connections: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** How a good answer begins; any other is a fault. */
  readonly begins: string;
  /** The server's process. */
  readonly pid: number;
}

/** Times in milliseconds, as the client sees them. */
export interface LoadFigures {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Processor time of the server's process for one request, in microseconds, where the system tells it; unlike a rate it is the same on a busy machine. */
  readonly cpuMicros: number;
  /** Answers that were not 200, or began otherwise, or did not come. */
  readonly faults: number;
}

/** Sends requests from a process of its own and gives what came back. */
export async function sendLoad(order: LoadOrder, log: string): Promise<LoadFigures> {
  const child = Child.start('bench/load/load.process.ts', { log });
  try {
    child.send(order);
    const figures = await child.answer<LoadFigures>();
    if (figures.faults > 0) throw new Error(`${figures.faults} answers of ${order.url} were wrong`);
    return figures;
  } finally {
    await child.stop();
  }
}

/** The middle of several runs, figure by figure. */
export function medianOf(runs: readonly LoadFigures[]): LoadFigures {
  const of = (key: keyof LoadFigures): number => median(runs.map((run) => run[key]));
  return { perSecond: of('perSecond'), p50: of('p50'), p95: of('p95'), p99: of('p99'), cpuMicros: of('cpuMicros'), faults: of('faults') };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}
