import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { Database } from './database.js';

/** Exact up to the bound; `moreThan` the bound beyond. */
export interface BoundedCount {
  readonly value: number;
  readonly moreThan: boolean;
}

export const COUNT_BOUND = 10_000;
const KEPT_MS = 60_000;
const MAX_KEPT = 1_000;

/** Counts rows without reading more of them than a person wants to know about. */
@Injectable()
export class BoundedCounter {
  /** "More than 10,000" stays true for a while, so it is not counted again at once; a number is always counted. */
  private readonly beyond = new Map<string, number>();

  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param rows `FROM … WHERE …` of the rows to count */
  async count(rows: string, values: readonly unknown[] = []): Promise<BoundedCount> {
    const key = JSON.stringify([rows, values], (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    const now = this.clock.now().getTime();
    if ((this.beyond.get(key) ?? 0) > now) return { value: COUNT_BOUND, moreThan: true };
    const sql = `SELECT count(*)::int AS value FROM (SELECT 1 ${rows} LIMIT ${COUNT_BOUND + 1}) counted`;
    const value = (await this.database.query<{ value: number }>(sql, values))[0]?.value ?? 0;
    if (value <= COUNT_BOUND) return { value, moreThan: false };
    if (this.beyond.size >= MAX_KEPT) this.beyond.clear();
    this.beyond.set(key, now + KEPT_MS);
    return { value: COUNT_BOUND, moreThan: true };
  }
}
