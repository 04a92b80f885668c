import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';

export interface ReadinessReport {
  readonly ready: boolean;
  /** Why not, for the operator; null when ready. */
  readonly reason: string | null;
}

const PATIENCE_MS = 2_500;

/** Whether requests can be answered now. Asks the database each time, so it recovers as soon as the database does. */
@Injectable()
export class Readiness {
  constructor(private readonly database: Database) {}

  async check(): Promise<ReadinessReport> {
    const asked = this.database.query('SELECT 1 FROM audit_head WHERE id = 1');
    try {
      const rows = await Promise.race([asked, outOfPatience()]);
      return rows.length > 0 ? { ready: true, reason: null } : { ready: false, reason: 'the database is not migrated' };
    } catch (error) {
      asked.catch(() => undefined);
      const message = error instanceof Error ? error.message : 'unknown';
      return { ready: false, reason: `the database does not answer: ${message.split('\n')[0] ?? ''}` };
    }
  }
}

function outOfPatience(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS).unref();
  });
}
