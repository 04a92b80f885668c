import type { Evidence } from './evidence.js';
import type { MoneyBack } from './money.back.js';
import { evidenceInPaypalEvent } from './paypal.events.js';
import { moneyBackInPaypalEvent } from './paypal.money-back.js';
import { cardLinkInStripeEvent, evidenceInStripeEvent } from './stripe.events.js';
import { moneyBackInStripeEvent } from './stripe.money-back.js';

type EventReader<Said> = (type: string, payload: object) => Said | null;

interface Message {
  readonly provider: string;
  readonly type: string;
  readonly payload: object;
}

const EVIDENCE: ReadonlyMap<string, EventReader<Evidence>> = new Map([
  ['stripe', evidenceInStripeEvent],
  ['paypal', evidenceInPaypalEvent],
]);

const MONEY_BACK: ReadonlyMap<string, EventReader<MoneyBack>> = new Map([
  ['stripe', moneyBackInStripeEvent],
  ['paypal', moneyBackInPaypalEvent],
]);

/** The evidence in a signed message. One that cannot be read proves nothing, and is in nobody's way. */
export function evidenceIn(message: Message): Evidence | null {
  return saidIn(EVIDENCE, message);
}

/** What a signed message says of a refund or a dispute; null if nothing, or not in words that can be read. */
export function moneyBackIn(message: Message): MoneyBack | null {
  return saidIn(MONEY_BACK, message);
}

function saidIn<Said>(readers: ReadonlyMap<string, EventReader<Said>>, { provider, type, payload }: Message): Said | null {
  try {
    return readers.get(provider)?.(type, payload) ?? null;
  } catch {
    return null;
  }
}

/** Our id of the page for a new card that a signed message speaks of, or null. */
export function cardLinkIn({ provider, payload }: { readonly provider: string; readonly payload: object }): string | null {
  try {
    return provider === 'stripe' ? cardLinkInStripeEvent(payload) : null;
  } catch {
    return null;
  }
}
