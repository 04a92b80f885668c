import { TargetOf } from '#actions';
import type { ActionTarget, Reservation, TargetLoader } from '#actions';
import { Database } from '#platform/database';
import { LineLeases } from '../line.leases.js';

@TargetOf('Line')
export class LineTarget implements TargetLoader {
  constructor(
    private readonly database: Database,
    private readonly leases: LineLeases,
  ) {}

  async load(id: string, { lock }: { lock: boolean }): Promise<ActionTarget | null> {
    const [line] = await this.database.query<Omit<ActionTarget, 'type'>>(
      `SELECT id, revision, market, subscriber_id AS "subscriberId" FROM line WHERE id = $1 ${lock ? 'FOR UPDATE' : ''}`,
      [id],
    );
    return line ? { type: 'Line', ...line } : null;
  }

  async reserve(line: ActionTarget, { staff, action, claim }: Reservation): Promise<void> {
    if (claim) await this.leases.claim(line, staff, action);
    else await this.leases.refuseHeld(line.id, staff);
  }

  async advance(id: string): Promise<number> {
    const [line] = await this.database.query<{ revision: number }>(
      'UPDATE line SET revision = revision + 1 WHERE id = $1 RETURNING revision',
      [id],
    );
    return line?.revision ?? 0;
  }
}
