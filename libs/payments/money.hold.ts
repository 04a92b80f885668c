import { Injectable } from '@nestjs/common';
import { AuditRecorder, SYSTEM } from '#audit';
import { Refusal, newId } from '#kernel';
import { Database } from '#platform/database';

/** A stop of everything that moves money, from the moment when the books were found to be wrong until somebody answers for it. */
export interface StandingHold {
  readonly id: string;
  readonly since: Date;
  readonly revision: number;
}

export interface HoldRelease {
  readonly holdId: string;
  readonly staffId: string;
  readonly executionId: string;
  readonly explanation: string;
  readonly at: Date;
}

/**
 * The house stops its own hand. Asked wherever a charge or a refund is written, so that no screen, schedule or script gets
 * round it. Outcomes are still recorded while it stands: they only say what is true.
 */
@Injectable()
export class MoneyHold {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditRecorder,
  ) {}

  /** The hold that stands, or null. */
  async standing(): Promise<StandingHold | null> {
    const [hold] = await this.database.query<StandingHold>('SELECT id, since, revision FROM money_hold WHERE acknowledged_at IS NULL');
    return hold ?? null;
  }

  /** @throws Refusal MONEY_HELD while a hold stands */
  async refuseWhileHeld(): Promise<void> {
    const hold = await this.standing();
    if (hold) throw new Refusal('MONEY_HELD', { since: hold.since.toISOString() });
  }

  /** Holds, or adds to the hold that stands; gives its id. In the transaction of what was found. */
  async place(reasons: readonly string[], at: Date): Promise<string> {
    const [hold] = await this.database.query<{ id: string; revision: number }>(
      `INSERT INTO money_hold AS h (id, since) VALUES ($1, $2)
       ON CONFLICT ((true)) WHERE acknowledged_at IS NULL DO UPDATE SET revision = h.revision + 1 RETURNING id, revision`,
      [newId(), at],
    );
    if (!hold) throw new Error('No hold was written');
    this.audit.record({
      action: hold.revision === 1 ? 'money.hold' : 'money.hold-more',
      actor: SYSTEM,
      subject: { type: 'MoneyHold', id: hold.id },
      outcome: 'done',
      details: { invariants: [...reasons] },
    });
    return hold.id;
  }

  /** Lets money move again. The caller holds the row's lock. */
  async release({ holdId, staffId, executionId, explanation, at }: HoldRelease): Promise<void> {
    await this.database.query(
      'UPDATE money_hold SET acknowledged_at = $2, acknowledged_by = $3, execution_id = $4, explanation = $5 WHERE id = $1 AND acknowledged_at IS NULL',
      [holdId, at, staffId, executionId, explanation],
    );
  }
}
