import { parseArgs } from 'node:util';

/** How much is measured. Only full sizes are written into docs/. */
export interface Size {
  readonly name: 'full' | 'small';
  /** Subscribers of the large operator; lines are 1.15 times as many. */
  readonly many: number;
  readonly few: number;
  /** Subscribers with a complete past, the first ones of both operators. */
  readonly withPast: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  readonly renewals: number;
  /** Lines that are due at once when the memory of a run is measured. */
  readonly dueLines: number;
  /** Charges beside which a verdict is asked for. */
  readonly charges: number;
  readonly importRows: number;
  /** The page, counted in pages of 25, that is compared with the first one. */
  readonly deepPage: number;
}

export const SIZES: Readonly<Record<Size['name'], Size>> = {
  full: { name: 'full', many: 1_000_000, few: 10_000, withPast: 5_000, warmUpSeconds: 3, seconds: 8, renewals: 40_000, dueLines: 1_000_000, charges: 1_000_000, importRows: 1_000_000, deepPage: 10_000 },
  small: { name: 'small', many: 20_000, few: 10_000, withPast: 500, warmUpSeconds: 1, seconds: 3, renewals: 3_000, dueLines: 20_000, charges: 20_000, importRows: 20_000, deepPage: 400 },
};

export const CONNECTIONS = 16;

export const FIGURES = ['list', 'search', 'deep', 'page', 'renewals', 'provider', 'memory', 'verdict', 'import', 'console', 'start'] as const;
export type FigureName = (typeof FIGURES)[number];

export interface Options {
  readonly size: Size;
  readonly only: readonly FigureName[];
  /** Directory that gets V8 profiles of the api and the bare server; profiling slows both, so nothing is written into docs/ then. */
  readonly profile: string | null;
}

export const USAGE = `npm run bench -- [--only ${FIGURES.join(',')}] [--size small] [--profile DIRECTORY]`;

/** Throws with one line when an argument is not known. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({ args: [...args], options: { only: { type: 'string' }, size: { type: 'string', default: 'full' }, profile: { type: 'string' } } });
  const { size, only, profile } = values;
  if (size !== 'full' && size !== 'small') throw new Error(`--size is full or small: ${USAGE}`);
  const names = only?.split(',') ?? [...FIGURES];
  const unknown = names.filter((name) => !isFigure(name));
  if (unknown.length > 0) throw new Error(`There is no figure ${unknown.join(', ')}: ${USAGE}`);
  return { size: SIZES[size], only: names.filter(isFigure), profile: profile ?? null };
}

function isFigure(name: string): name is FigureName {
  return (FIGURES as readonly string[]).includes(name);
}
