import type { Given } from './provider.refunds.js';

export interface RefundSeen {
  readonly id: string;
  readonly chargeId: string;
  readonly status: 'pending' | 'unknown' | 'succeeded' | 'failed' | 'canceled';
  readonly isReturned: boolean;
  readonly providerReference: string | null;
  readonly nextCheckAt: Date | null;
  readonly hasCase: boolean;
  /** As `500 EUR`. */
  readonly amount: string;
}

export const REFUNDS = `
  SELECT r.id, r.charge_id AS "chargeId", r.status, r.returned_at IS NOT NULL AS "isReturned", r.provider_reference AS "providerReference", r.next_check_at AS "nextCheckAt", r.amount_minor || ' ' || r.currency AS amount,
    EXISTS (SELECT FROM support_case k WHERE k.charge_id = r.charge_id) AS "hasCase"
  FROM refund r`;

/** Refunds and what the provider gave back, after every step. */
export function* lawsOfRefunds(refunds: readonly RefundSeen[], given: readonly Given[]): Generator<string> {
  const byReference = new Map(given.map((each) => [each.reference, each]));
  const asked = given.flatMap(({ refundId }) => refundId ?? []);
  if (new Set(asked).size < asked.length) yield `money was given back twice for a refund among ${asked.join(', ')}`;
  const known = new Set(refunds.map(({ id }) => id));
  for (const refundId of asked) if (!known.has(refundId)) yield `money was given back for refund ${refundId}, which is in no book`;
  for (const { id, status, providerReference, amount, nextCheckAt, hasCase } of refunds) {
    const truth = byReference.get(providerReference ?? '');
    if (status === 'succeeded' && !truth) yield `refund ${id} counts as given, and nothing was`;
    if (status === 'succeeded' && truth && inWords(truth) !== amount) yield `refund ${id} of ${amount} is in the books, and ${inWords(truth)} was given`;
    if ((status === 'pending' || status === 'unknown') && nextCheckAt === null && !hasCase) yield `refund ${id} is ${status}, and neither a question nor a person will ever close it`;
  }
}

/** Once faults have stopped, everything was delivered, and time has gone on. */
export function* endsOfRefunds(refunds: readonly RefundSeen[], given: readonly Given[]): Generator<string> {
  const byReference = new Map(refunds.map((refund) => [refund.providerReference, refund]));
  for (const { id, status, hasCase } of refunds) if ((status === 'pending' || status === 'unknown') && !hasCase) yield `refund ${id} is ${status} for ever, and no person knows`;
  for (const each of given) {
    const refund = byReference.get(each.reference);
    // Its message waits while nobody knows what became of one of ours for the same charge, which a person has to say.
    const waits = refunds.some(({ chargeId, status, hasCase }) => chargeId === each.chargeId && status === 'unknown' && hasCase);
    if (!refund && waits) continue;
    if (!refund) yield `${inWords(each)} was given back as ${each.reference}, and is in no book`;
    else if (refund.status === 'unknown' && refund.hasCase) continue;
    else if (each.status === 'failed' ? refund.status !== 'failed' : refund.status !== 'succeeded') yield `${inWords(each)} was given back as ${each.reference} (${each.status}), and the books say ${refund.status}`;
  }
}

function inWords({ minor, currency }: Given): string {
  return `${minor} ${currency}`;
}
