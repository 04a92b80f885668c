import { TargetOf } from '#actions';
import type { ActionTarget, TargetLoader } from '#actions';
import { Database } from '#platform/database';

@TargetOf('Plan')
export class PlanTarget implements TargetLoader {
  constructor(private readonly database: Database) {}

  async load(id: string, { lock }: { lock: boolean }): Promise<ActionTarget | null> {
    const [plan] = await this.database.query<Pick<ActionTarget, 'id' | 'revision' | 'market'>>(
      `SELECT id, revision, market FROM plan WHERE id = $1 ${lock ? 'FOR UPDATE' : ''}`,
      [id],
    );
    return plan ? { type: 'Plan', ...plan, subscriberId: null } : null;
  }

  async advance(id: string): Promise<number> {
    const [plan] = await this.database.query<{ revision: number }>('UPDATE plan SET revision = revision + 1 WHERE id = $1 RETURNING revision', [id]);
    return plan?.revision ?? 0;
  }
}
