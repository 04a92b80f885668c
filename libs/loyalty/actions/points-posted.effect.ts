import { Refusal } from '#kernel';
import { HandlesEffect } from '#actions';
import type { ApplyContext, Effect, EffectHandler, EffectStanding } from '#actions';
import { spendable } from '../domain/lots.js';
import type { Draw, Lot } from '../domain/lots.js';
import { PointsLedger } from '../points.ledger.js';

/** `earned` makes a lot; `draws` take from lots; `restores` give back to the lots that were drawn from. */
interface PointsDetails {
  readonly earned?: string;
  readonly expiresAt?: string;
  readonly draws?: readonly { readonly lotId: string; readonly quantity: string }[];
  readonly restores?: readonly { readonly lotId: string; readonly quantity: string }[];
}

/** Earned points are taken back from their own lot while it holds them; drawn points go back to theirs. A lot that has expired meanwhile takes and gives nothing. */
const standing: EffectStanding = (effect, now) => `CASE WHEN ${effect}->'details'->>'earned' IS NOT NULL
        THEN EXISTS (SELECT FROM points_lot l WHERE l.subscriber_id = (${effect}->>'subjectId')::uuid AND l.remaining >= (${effect}->'details'->>'earned')::bigint
          AND l.expires_at = (${effect}->'details'->>'expiresAt')::timestamptz AND l.expires_at > ${now})
        ELSE NOT EXISTS (SELECT FROM jsonb_array_elements(${effect}->'details'->'draws') draw JOIN points_lot l ON l.id = (draw->>'lotId')::uuid WHERE l.expires_at <= ${now}) END`;

@HandlesEffect('points_posted', standing)
export class PointsPostedEffect implements EffectHandler {
  constructor(private readonly points: PointsLedger) {}

  async apply(effect: Effect, { executionId, now, undo }: ApplyContext): Promise<void> {
    const { earned, expiresAt, draws, restores } = effect.details as PointsDetails;
    const posting = { subscriberId: effect.subjectId, ref: `execution:${executionId}`, at: now };
    const kind = undo ? 'reverse' : 'adjust';
    if (earned !== undefined && expiresAt !== undefined) {
      await this.points.earn([{ ...posting, kind: 'adjust', quantity: BigInt(earned), earnedAt: now, expiresAt: new Date(expiresAt) }]);
    }
    if (draws) await this.points.move(draws.map((draw) => movement(draw, -1n)), { ...posting, kind });
    if (restores) await this.points.move(restores.map((draw) => movement(draw, 1n)), { ...posting, kind });
  }

  async invert(effect: Effect, now: Date): Promise<Effect> {
    const { earned, draws } = effect.details as PointsDetails;
    const moved = draws ?? (await this.lotsEarnedBy(effect, BigInt(earned ?? '0')));
    const details = draws ? { restores: moved } : { draws: moved };
    const before = spendable(await this.points.lots(effect.subjectId), now);
    const change = BigInt(effect.before ?? '0') - BigInt(effect.after ?? '0');
    return { ...effect, before: String(before), after: String(before + change), details };
  }

  private async lotsEarnedBy(effect: Effect, quantity: bigint): Promise<{ lotId: string; quantity: string }[]> {
    const lots: Lot[] = await this.points.lots(effect.subjectId);
    const own = lots.find((lot) => lot.remaining >= quantity && lot.expiresAt.toISOString() === (effect.details as PointsDetails).expiresAt);
    if (!own) throw new Refusal('UNDO_NOT_POSSIBLE');
    return [{ lotId: own.id, quantity: String(quantity) }];
  }
}

function movement({ lotId, quantity }: { lotId: string; quantity: string }, sign: bigint): Draw {
  return { lotId, quantity: sign * BigInt(quantity) };
}
