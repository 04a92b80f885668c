import type { Effect } from '#actions';
import type { RenewalQuote } from '../renewal.desk.js';

/** What is charged, as the handler needs it and the preview names it. */
export interface ChargedMethod {
  readonly provider: string;
  /** null: the subscriber's bank transfers, which are taken up when there are none yet. */
  readonly paymentMethodId: string | null;
  readonly brand: string;
  readonly last4: string | null;
  readonly accountLabel: string | null;
}

/** The first effect is what is done; the others say what follows when it is paid. */
export function requestEffects({ line, amount, validToAfter, points }: RenewalQuote, method: ChargedMethod): Effect[] {
  const subject = { kind: 'charge_requested', subjectType: 'Line', subjectId: line.id } as const;
  const charge: Effect = { ...subject, field: 'charge', valueType: 'money', before: null, after: `${amount.minor} ${amount.currency}`, details: { ...method } };
  const validity: Effect = { ...subject, field: 'validTo', valueType: 'instant', before: line.validTo.toISOString(), after: validToAfter.toISOString() };
  const earned: Effect = { ...subject, field: 'points', valueType: 'points', before: null, after: String(points) };
  return points > 0n ? [charge, validity, earned] : [charge, validity];
}
