import type { Effect } from '#actions';
import type { LineRecord } from '#subscribers';
import type { ReversalTerms } from '../refunds/reversal.terms.js';

/** What goes with the money of a reversal: the days that it gave, and its points. */
export function takenBackEffects(kind: Effect['kind'], line: LineRecord, { validity, points, stopsAutoRenew }: ReversalTerms): Effect[] {
  const onLine = { kind, subjectType: 'Line', subjectId: line.id } as const;
  const onPoints = { kind, subjectType: 'Subscriber', subjectId: line.subscriberId, valueType: 'points' } as const;
  const effects: Effect[] = [];
  if (validity) {
    const { before, after, isShifted } = validity;
    effects.push({ ...onLine, field: isShifted ? 'validToShifted' : 'validTo', valueType: 'instant', before: before.toISOString(), after: after.toISOString() });
  }
  if (stopsAutoRenew) effects.push({ ...onLine, field: 'autoRenew', valueType: 'flag', before: 'true', after: 'false' });
  if (points && points.taken > 0n) effects.push({ ...onPoints, field: 'points', before: String(points.spendable), after: String(points.spendable - points.taken) });
  if (points && points.writtenOff > 0n) effects.push({ ...onPoints, field: 'pointsWrittenOff', before: null, after: String(points.writtenOff) });
  return effects;
}
