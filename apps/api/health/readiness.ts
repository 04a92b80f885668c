import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { redisState } from '#platform/queue';

/** Dependency injection token of the Redis that holds the queue: its address, or null. */
export const REDIS_URL = Symbol('REDIS_URL');

export interface ReadinessReport {
  readonly ready: boolean;
  /** Why not, for the operator; null when ready. */
  readonly reason: string | null;
  /** What does not work although requests are answered; null when all does. */
  readonly degraded: string | null;
}

const PATIENCE_MS = 2_500;

/** Whether requests can be answered now. Asks database and Redis each time, so it recovers as soon as they do. */
@Injectable()
export class Readiness {
  constructor(
    private readonly database: Database,
    @Inject(REDIS_URL) private readonly redisUrl: string | null,
  ) {}

  async check(): Promise<ReadinessReport> {
    const [reason, degraded] = await Promise.all([this.askDatabase(), this.askRedis()]);
    return { ready: reason === null, reason, degraded };
  }

  private async askDatabase(): Promise<string | null> {
    const asked = this.database.query('SELECT 1 FROM audit_head WHERE id = 1');
    try {
      const rows = await Promise.race([asked, outOfPatience()]);
      return rows.length > 0 ? null : 'the database is not migrated';
    } catch (error) {
      asked.catch(() => undefined);
      const message = error instanceof Error ? error.message : 'unknown';
      return `the database does not answer: ${message.split('\n')[0] ?? ''}`;
    }
  }

  /** No request needs the Redis: without it, work in the background waits. */
  private async askRedis(): Promise<string | null> {
    if (this.redisUrl === null) return null;
    const state = await redisState(this.redisUrl);
    if (state.kind === 'fit') return null;
    return `background work waits: the Redis ${state.kind === 'away' ? `does not answer: ${state.reason}` : state.reason}`;
  }
}

function outOfPatience(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS).unref();
  });
}
