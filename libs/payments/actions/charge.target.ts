import { TargetOf } from '#actions';
import type { ActionTarget, Reservation, TargetLoader } from '#actions';
import { Database } from '#platform/database';
import { LineLeases } from '#subscribers';

/** A charge as the target of actions. It changes with its line: the line's revision is its own, and the line is locked before it. */
@TargetOf('Charge')
export class ChargeTarget implements TargetLoader {
  constructor(
    private readonly database: Database,
    private readonly leases: LineLeases,
  ) {}

  async load(id: string, { lock }: { lock: boolean }): Promise<ActionTarget | null> {
    if (lock) {
      await this.database.query('SELECT 1 FROM line WHERE id = (SELECT line_id FROM charge WHERE id = $1) FOR UPDATE', [id]);
      await this.database.query('SELECT 1 FROM charge WHERE id = $1 FOR UPDATE', [id]);
    }
    const [charge] = await this.database.query<Omit<ActionTarget, 'type'>>(
      'SELECT c.id, l.revision, c.market, c.subscriber_id AS "subscriberId" FROM charge c JOIN line l ON l.id = c.line_id WHERE c.id = $1',
      [id],
    );
    return charge ? { type: 'Charge', ...charge } : null;
  }

  /** Who works on a line works on its charges. */
  async reserve({ id, subscriberId }: ActionTarget, { staff, action, claim }: Reservation): Promise<void> {
    const [charge] = await this.database.query<{ lineId: string }>('SELECT line_id AS "lineId" FROM charge WHERE id = $1', [id]);
    if (!charge) return;
    if (claim) await this.leases.claim({ id: charge.lineId, subscriberId }, staff, action);
    else await this.leases.refuseHeld(charge.lineId, staff);
  }

  async advance(id: string): Promise<number> {
    const [line] = await this.database.query<{ revision: number }>(
      'UPDATE line SET revision = revision + 1 WHERE id = (SELECT line_id FROM charge WHERE id = $1) RETURNING revision',
      [id],
    );
    return line?.revision ?? 0;
  }
}
