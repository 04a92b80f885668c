import { TargetOf } from '#actions';
import type { ActionTarget, TargetLoader } from '#actions';
import { Database } from '#platform/database';

@TargetOf('Line')
export class LineTarget implements TargetLoader {
  constructor(private readonly database: Database) {}

  async load(id: string, { lock }: { lock: boolean }): Promise<ActionTarget | null> {
    const [line] = await this.database.query<Omit<ActionTarget, 'type'>>(
      `SELECT id, revision, market, subscriber_id AS "subscriberId" FROM line WHERE id = $1 ${lock ? 'FOR UPDATE' : ''}`,
      [id],
    );
    return line ? { type: 'Line', ...line } : null;
  }

  async advance(id: string): Promise<number> {
    const [line] = await this.database.query<{ revision: number }>(
      'UPDATE line SET revision = revision + 1 WHERE id = $1 RETURNING revision',
      [id],
    );
    return line?.revision ?? 0;
  }
}
