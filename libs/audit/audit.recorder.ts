import { Injectable } from '@nestjs/common';
import { canonicalJson } from '#kernel';
import { Database } from '#platform/database';
import type { AuditRecord } from './audit.record.js';

/**
 * Appends to the chain in the transaction of what it records. The append is the last statement before COMMIT, so the head of
 * the chain is locked for one round trip and the commit, and one lock serves all entries of a transaction.
 */
@Injectable()
export class AuditRecorder {
  constructor(private readonly database: Database) {}

  /** Must be called inside a transaction. */
  record(entry: AuditRecord): void {
    this.database.beforeCommit(this.append, canonicalJson(entry));
  }

  private readonly append = async (bodies: string[]): Promise<void> => {
    await this.database.query('SELECT audit_append($1::text[])', [bodies]);
  };
}
