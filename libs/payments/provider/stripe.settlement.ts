import type Stripe from 'stripe';
import type { SettlementLine, SettlementWindow } from './payment.provider.js';
import { fromStripeAmount } from './stripe.amount.js';

const PAGE = 100;

/** What Stripe entered into its merchant's balance for charges, oldest day first; the amounts are those of the charges, before fees and exchange. */
export async function* stripeSettlement(stripe: Stripe, { from, to }: SettlementWindow): AsyncGenerator<readonly SettlementLine[]> {
  for (let after: string | undefined; ; ) {
    const page = await stripe.balanceTransactions.list({
      type: 'charge',
      created: { gte: secondsOf(from), lt: secondsOf(to) },
      expand: ['data.source'],
      limit: PAGE,
      ...(after !== undefined && { starting_after: after }),
    });
    yield page.data.flatMap(lineOf);
    after = page.data.at(-1)?.id;
    if (!page.has_more || after === undefined) return;
  }
}

function lineOf({ id, source, created }: Stripe.BalanceTransaction): SettlementLine[] {
  if (source === null || typeof source === 'string' || source.object !== 'charge') return [];
  const { payment_intent: intent, metadata, amount_captured: amount, currency } = source;
  return [{
    id,
    chargeId: metadata['charge_id'] ?? null,
    reference: typeof intent === 'string' ? intent : (intent?.id ?? null),
    captured: fromStripeAmount(amount, currency),
    takenAt: new Date(created * 1_000),
  }];
}

function secondsOf(at: Date): number {
  return Math.floor(at.getTime() / 1_000);
}
