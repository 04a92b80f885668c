import { newReference } from '#kernel';
import { HandlesEffect } from '#actions';
import type { ApplyContext, Effect, EffectHandler } from '#actions';
import { Database } from '#platform/database';

/** The case takes the id of the execution that opens it. */
@HandlesEffect('case_opened')
export class CaseOpenedEffect implements EffectHandler {
  constructor(private readonly database: Database) {}

  async apply(effect: Effect, { executionId, actorId, now }: ApplyContext): Promise<void> {
    await this.database.query(
      `INSERT INTO support_case (id, reference, subscriber_id, line_id, subject, status, opened_by, opened_at) VALUES ($1, $2, $3, $4, $5, 'open', $6, $7)`,
      [
        executionId,
        newReference('CAS'),
        effect.details?.['subscriberId'],
        effect.details?.['lineId'],
        effect.after,
        actorId,
        now,
      ],
    );
  }
}

@HandlesEffect('case_closed', (effect) => `EXISTS (SELECT FROM support_case k WHERE k.id = (${effect}->>'subjectId')::uuid AND k.status = ${effect}->>'after')`)
export class CaseClosedEffect implements EffectHandler {
  constructor(private readonly database: Database) {}

  async apply(effect: Effect, { now }: ApplyContext): Promise<void> {
    await this.database.query('UPDATE support_case SET status = $2, closed_at = $3 WHERE id = $1', [
      effect.subjectId,
      effect.after,
      effect.after === 'closed' ? now : null,
    ]);
  }

  invert(effect: Effect): Promise<Effect> {
    return Promise.resolve({ ...effect, before: effect.after, after: effect.before });
  }
}
