import { z } from 'zod';
import { Refusal } from '#kernel';
import { Action, field } from '#actions';
import type { ActionPlanner, ActionTarget, Effect, PlanContext, PlannedChange } from '#actions';
import { drawFrom, spendable } from '../domain/lots.js';
import { PointsLedger } from '../points.ledger.js';

const input = z.object({
  subscriberId: field.id(),
  points: field.integer(-100_000, 100_000),
  validDays: field.integer(1, 3_650).nullish(),
});
type Input = z.infer<typeof input>;

const DEFAULT_VALID_DAYS = 365;
const DAY_MS = 86_400_000;

/** Gives points (a new lot) or takes them (from the lots that expire first). */
@Action<Input>({
  name: 'adjustPoints',
  subject: 'Loyalty',
  target: 'Subscriber',
  targetField: 'subscriberId',
  input,
  reasons: ['customer_request', 'goodwill', 'service_outage', 'operator_error', 'correction', 'retention', 'other'],
  reversible: true,
  limits: ['adjustPoints.points'],
})
export class AdjustPoints implements ActionPlanner<Input> {
  constructor(private readonly points: PointsLedger) {}

  async plan({ subscriberId, points, validDays }: Input, _target: ActionTarget | null, { now }: PlanContext): Promise<PlannedChange> {
    if (points === 0) throw new Refusal('NOTHING_TO_CHANGE');
    const lots = await this.points.lots(subscriberId);
    const before = spendable(lots, now);
    const details =
      points > 0
        ? { earned: String(points), expiresAt: new Date(now.getTime() + (validDays ?? DEFAULT_VALID_DAYS) * DAY_MS).toISOString() }
        : { draws: drawFrom(lots, BigInt(-points), now).map(({ lotId, quantity }) => ({ lotId, quantity: String(quantity) })) };
    return { effects: [pointsEffect(subscriberId, before, before + BigInt(points), details)], limits: [{ name: 'adjustPoints.points', value: Math.abs(points) }] };
  }
}

function pointsEffect(subscriberId: string, before: bigint, after: bigint, details: NonNullable<Effect['details']>): Effect {
  return {
    kind: 'points_posted',
    subjectType: 'Subscriber',
    subjectId: subscriberId,
    field: 'pointsBalance',
    valueType: 'points',
    before: String(before),
    after: String(after),
    details,
  };
}
