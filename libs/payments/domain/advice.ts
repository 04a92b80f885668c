/** What the network or the provider says about trying again. */
export type RetryAdvice =
  | { readonly kind: 'none' }
  | { readonly kind: 'never' }
  | { readonly kind: 'fix' } // new card data first
  | { readonly kind: 'after'; readonly hours: number };

/** Merchant advice codes as Mastercard numbers them, and Stripe's own advice; source: domain reference 4.6. */
const ADVICE: Readonly<Record<string, RetryAdvice>> = {
  '01': { kind: 'fix' },
  '02': { kind: 'after', hours: 24 },
  '03': { kind: 'never' },
  '04': { kind: 'never' }, // the token does not suit this merchant
  '21': { kind: 'never' }, // recurring payments were cancelled
  '24': { kind: 'after', hours: 1 },
  '25': { kind: 'after', hours: 24 },
  '26': { kind: 'after', hours: 48 },
  '27': { kind: 'after', hours: 96 },
  '28': { kind: 'after', hours: 144 },
  '29': { kind: 'after', hours: 192 },
  '30': { kind: 'after', hours: 240 },
  '40': { kind: 'never' }, // prepaid card that pays once
  '41': { kind: 'never' }, // virtual card number that pays once
  confirm_card_data: { kind: 'fix' },
  do_not_try_again: { kind: 'never' },
  try_again_later: { kind: 'after', hours: 24 },
};

/** Codes that nobody published say nothing. */
export function retryAdvice(code: string | null): RetryAdvice {
  return (code !== null && Object.hasOwn(ADVICE, code) ? ADVICE[code] : undefined) ?? { kind: 'none' };
}
