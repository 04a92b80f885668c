/** Messages about money that goes back are read one by one, and may wait for a charge that is not known yet; those about pages for cards have the provider asked; the others go in batches. */
export type WebhookLane = 'charge' | 'money_back' | 'card_link';

const MONEY_BACK: Readonly<Record<string, RegExp>> = {
  stripe: /^(?:refund\.|charge\.refund|charge\.dispute\.)/,
  paypal: /^(?:PAYMENT\.CAPTURE\.(?:REFUNDED|REVERSED)$|CUSTOMER\.DISPUTE\.)/,
};

const CARD_LINK: Readonly<Record<string, RegExp>> = { stripe: /^checkout\.session\./ };

export function laneOf(provider: string, type: string): WebhookLane {
  if (CARD_LINK[provider]?.test(type)) return 'card_link';
  return MONEY_BACK[provider]?.test(type) ? 'money_back' : 'charge';
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const GIVE_UP_AFTER = 5 * 24 * HOUR;

/** When a message whose charge is not known is read again: every minute of its first hour, then hourly for five days; null: never. */
export function readAgainAt(receivedAt: Date, now: Date): Date | null {
  const age = now.getTime() - receivedAt.getTime();
  if (age >= GIVE_UP_AFTER) return null;
  return new Date(now.getTime() + (age < HOUR ? MINUTE : HOUR));
}
