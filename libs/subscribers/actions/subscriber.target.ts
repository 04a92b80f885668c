import { TargetOf } from '#actions';
import type { ActionTarget, TargetLoader } from '#actions';
import { Database } from '#platform/database';

@TargetOf('Subscriber')
export class SubscriberTarget implements TargetLoader {
  constructor(private readonly database: Database) {}

  async load(id: string, { lock }: { lock: boolean }): Promise<ActionTarget | null> {
    const [subscriber] = await this.database.query<Pick<ActionTarget, 'id' | 'revision' | 'market'>>(
      `SELECT id, revision, market FROM subscriber WHERE id = $1 ${lock ? 'FOR UPDATE' : ''}`,
      [id],
    );
    return subscriber ? { type: 'Subscriber', ...subscriber, subscriberId: subscriber.id } : null;
  }

  async advance(id: string): Promise<number> {
    const [subscriber] = await this.database.query<{ revision: number }>(
      'UPDATE subscriber SET revision = revision + 1 WHERE id = $1 RETURNING revision',
      [id],
    );
    return subscriber?.revision ?? 0;
  }
}
