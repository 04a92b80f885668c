import { TargetOf } from '#actions';
import type { ActionTarget, TargetLoader } from '#actions';
import { Database } from '#platform/database';

/** A hold stands for all markets; its revision rises with what is found, so that nobody answers for more than they have seen. */
@TargetOf('MoneyHold')
export class MoneyHoldTarget implements TargetLoader {
  constructor(private readonly database: Database) {}

  async load(id: string, { lock }: { lock: boolean }): Promise<ActionTarget | null> {
    const [found] = await this.database.query<{ revision: number }>(`SELECT revision FROM money_hold WHERE id = $1 ${lock ? 'FOR UPDATE' : ''}`, [id]);
    return found ? { type: 'MoneyHold', id, revision: found.revision, market: '', subscriberId: null } : null;
  }

  async advance(id: string): Promise<number> {
    const [advanced] = await this.database.query<{ revision: number }>('UPDATE money_hold SET revision = revision + 1 WHERE id = $1 RETURNING revision', [id]);
    return advanced?.revision ?? 0;
  }
}
