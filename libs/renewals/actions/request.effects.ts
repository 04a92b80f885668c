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
  /** The subscriber confirms it in person. */
  readonly byLink?: true;
}

/** The first effect is what is done; the others say what follows when it is paid. */
export function requestEffects(quote: RenewalQuote, method: ChargedMethod): Effect[] {
  const { line, amount } = quote;
  const charge: Effect = { ...about(line.id, 'charge_requested'), field: 'charge', valueType: 'money', before: null, after: `${amount.minor} ${amount.currency}`, details: { ...method } };
  return [charge, ...consequences(quote, 'charge_requested')];
}

/** The prepaid balance pays at once. */
export function balanceEffects(quote: RenewalQuote): Effect[] {
  const { line, amount } = quote;
  const [before, after] = [line.balanceMinor, line.balanceMinor - amount.minor].map((minor) => `${minor} ${amount.currency}`);
  return [{ ...about(line.id, 'balance_spent'), field: 'balance', valueType: 'money', before: before ?? null, after: after ?? null }, ...consequences(quote, 'balance_spent')];
}

function consequences({ line, validToAfter, points }: RenewalQuote, kind: Effect['kind']): Effect[] {
  const validity: Effect = { ...about(line.id, kind), field: 'validTo', valueType: 'instant', before: line.validTo.toISOString(), after: validToAfter.toISOString() };
  const earned: Effect = { ...about(line.id, kind), field: 'points', valueType: 'points', before: null, after: String(points) };
  return points > 0n ? [validity, earned] : [validity];
}

function about(lineId: string, kind: Effect['kind']): Pick<Effect, 'kind' | 'subjectType' | 'subjectId'> {
  return { kind, subjectType: 'Line', subjectId: lineId };
}
