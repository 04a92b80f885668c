import { TargetOf } from '#actions';
import type { ActionTarget, TargetLoader } from '#actions';
import { Database } from '#platform/database';

@TargetOf('Case')
export class CaseTarget implements TargetLoader {
  constructor(private readonly database: Database) {}

  async load(id: string, { lock }: { lock: boolean }): Promise<ActionTarget | null> {
    const [found] = await this.database.query<Omit<ActionTarget, 'type'>>(
      `SELECT c.id, c.revision, s.market, c.subscriber_id AS "subscriberId"
       FROM support_case c JOIN subscriber s ON s.id = c.subscriber_id WHERE c.id = $1 ${lock ? 'FOR UPDATE OF c' : ''}`,
      [id],
    );
    return found ? { type: 'Case', ...found } : null;
  }

  async advance(id: string): Promise<number> {
    const [advanced] = await this.database.query<{ revision: number }>(
      'UPDATE support_case SET revision = revision + 1 WHERE id = $1 RETURNING revision',
      [id],
    );
    return advanced?.revision ?? 0;
  }
}
