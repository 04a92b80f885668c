import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { LINE_COLUMNS } from './domain/line.record.js';
import type { LineRecord } from './domain/line.record.js';

@Injectable()
export class LineReader {
  constructor(private readonly database: Database) {}

  /** Lines by id, in no particular order; unknown ids are left out. */
  find(ids: readonly string[]): Promise<LineRecord[]> {
    return this.database.query<LineRecord>(`SELECT ${LINE_COLUMNS} FROM line WHERE id = ANY($1::uuid[])`, [ids]);
  }

  /** Locks the lines to the end of the transaction, in id order so that two callers cannot deadlock, and reads them. */
  lock(ids: readonly string[]): Promise<LineRecord[]> {
    return this.database.query<LineRecord>(`SELECT ${LINE_COLUMNS} FROM line WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`, [ids]);
  }
}
