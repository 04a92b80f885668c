import { type Row } from './records.js';

export interface Page<T> {
  readonly rows: readonly T[];
  readonly hasMore: boolean;
}

export interface PageRequest {
  readonly limit: number;
  readonly startingAfter?: string | undefined;
  readonly endingBefore?: string | undefined;
}

/** Rows of one kind, found by id, by a looked-up value, or newest first. */
export class Collection<T extends Row> {
  private rows: T[] = [];
  private readonly positions = new Map<string, number>();
  private readonly indexes = new Map<string, { covers: number; rows: Map<string, T[]> }>();

  constructor(private readonly written: (row: T) => void) {}

  get size(): number {
    return this.rows.length;
  }

  all(): readonly T[] {
    return this.rows;
  }

  find(id: string): T | undefined {
    const position = this.positions.get(id);
    return position === undefined ? undefined : this.rows[position];
  }

  add(row: T): T {
    this.restore(row);
    this.written(row);
    return row;
  }

  /** Tells that `row` of this collection was changed in place. */
  touch(row: T): void {
    this.written(row);
  }

  /** Puts back a row that was written before; the last writing of an id wins. */
  restore(row: T): void {
    const position = this.positions.get(row.id);
    if (position === undefined) this.positions.set(row.id, this.rows.push(row) - 1);
    else this.rows[position] = row;
  }

  clear(): void {
    this.rows = [];
    this.positions.clear();
    this.indexes.clear();
  }

  /**
   * Rows whose `keyOf` is or once was `value`, oldest first. The index is made at the first question, so that a run that never asks pays nothing;
   * a caller whose keys can change filters again and calls `forgetIndexes` on the change.
   */
  lookUp(index: string, keyOf: (row: T) => string | null | undefined, value: string): readonly T[] {
    const known = this.indexes.get(index) ?? { covers: 0, rows: new Map<string, T[]>() };
    this.indexes.set(index, known);
    for (; known.covers < this.rows.length; known.covers += 1) {
      const row = this.rows[known.covers];
      const key = row && keyOf(row);
      if (row === undefined || key === null || key === undefined) continue;
      const rows = known.rows.get(key);
      if (rows) rows.push(row);
      else known.rows.set(key, [row]);
    }
    return known.rows.get(value) ?? [];
  }

  forgetIndexes(): void {
    this.indexes.clear();
  }

  /** Stripe's paging: newest first, by the id of the last or first row seen. An unknown cursor gives an empty page. */
  page({ limit, startingAfter, endingBefore }: PageRequest, wanted: (row: T) => boolean = () => true): Page<T> {
    const towardsNewer = endingBefore !== undefined;
    const cursor = endingBefore ?? startingAfter;
    const step = towardsNewer ? 1 : -1;
    const from = cursor === undefined ? this.rows.length - 1 : (this.positions.get(cursor) ?? -2) + step;
    const rows: T[] = [];
    for (let at = from; at >= 0 && at < this.rows.length && rows.length <= limit; at += step) {
      const row = this.rows[at];
      if (row && wanted(row)) rows.push(row);
    }
    const hasMore = rows.length > limit;
    const page = rows.slice(0, limit);
    return { rows: towardsNewer ? page.reverse() : page, hasMore };
  }
}
