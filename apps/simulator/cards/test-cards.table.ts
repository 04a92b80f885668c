export type Brand = 'visa' | 'mastercard' | 'amex' | 'discover' | 'diners' | 'jcb' | 'unionpay';

/** A card that Stripe publishes for tests; source: docs.stripe.com/testing. */
export interface TestCard {
  readonly number: string;
  /** What follows `pm_card_` and `tok_` in the built-in ids; null when Stripe publishes only the number. */
  readonly name: string | null;
  readonly brand: Brand;
  readonly funding: 'credit' | 'debit' | 'prepaid';
  /** Grammar of names: behaviour.ts. */
  readonly behaviour: string;
  /** Stripe checks a card when it is attached: most declining cards cannot be saved. */
  readonly attachable: boolean;
}

type Row = readonly [number: string, name: string | null, behaviour?: string, attachable?: 'refused on attach'];

const ROWS: readonly Row[] = [
  ['4242424242424242', 'visa'],
  ['4000056655665556', 'visa_debit'],
  ['5555555555554444', 'mastercard'],
  ['2223003122003222', null],
  ['5200828282828210', 'mastercard_debit'],
  ['5105105105105100', 'mastercard_prepaid'],
  ['378282246310005', 'amex'],
  ['371449635398431', null],
  ['6011111111111117', 'discover'],
  ['3056930009020004', 'diners'],
  ['3566002020360505', 'jcb'],
  ['6200000000000005', 'unionpay'],

  ['4000000000000002', 'visa_chargeDeclined', 'generic_decline', 'refused on attach'],
  ['4000000000009995', 'visa_chargeDeclinedInsufficientFunds', 'insufficient_funds', 'refused on attach'],
  ['4000000000009987', 'visa_chargeDeclinedLostCard', 'lost_card', 'refused on attach'],
  ['4000000000009979', 'visa_chargeDeclinedStolenCard', 'stolen_card', 'refused on attach'],
  ['4000000000000069', 'chargeDeclinedExpiredCard', 'expired_card', 'refused on attach'],
  ['4000000000000127', 'chargeDeclinedIncorrectCvc', 'incorrect_cvc', 'refused on attach'],
  ['4000000000000119', 'chargeDeclinedProcessingError', 'processing_error', 'refused on attach'],
  ['4000000000006975', 'visa_chargeDeclinedVelocityLimitExceeded', 'card_velocity_exceeded', 'refused on attach'],
  ['4000000000000341', 'chargeCustomerFail', 'generic_decline'],

  ['4100000000000019', 'radarBlock', 'blocked'],
  ['4000000000004954', 'riskLevelHighest', 'blocked'],
  ['4000000000009235', 'riskLevelElevated', 'ok_elevated_risk'],

  ['4000002500003155', 'authenticationRequiredOnSetup', 'authentication_unless_set_up'],
  ['4000002760003184', 'authenticationRequired', 'authentication_always'],
  ['4000003800000446', 'authenticationRequiredSetupForOffSession', 'authentication_on_session'],
  ['4000008260003178', 'authenticationRequiredChargeDeclinedInsufficientFunds', 'authentication_then_insufficient_funds'],
  ['4000000000003220', 'threeDSecure2Required', 'authentication_always'],
  ['4000008400001629', 'threeDSecureRequiredChargeDeclined', 'authentication_then_generic_decline'],
  ['4000008400001280', 'threeDSecureRequiredProcessingError', 'authentication_then_processing_error'],
  ['4000000000003055', 'threeDSecureOptional'],

  ['4000000000000259', 'createDispute', 'ok_then_dispute_fraudulent'],
  ['4000000000002685', 'createDisputeProductNotReceived', 'ok_then_dispute_product_not_received'],
  ['4000000000007726', 'pendingRefund', 'ok_then_refund_pending'],
  ['4000000000005126', 'refundFail', 'ok_then_refund_fails'],
];

const BRANDS: readonly (readonly [RegExp, Brand])[] = [
  [/^4/, 'visa'], [/^(5[1-5]|2[2-7])/, 'mastercard'], [/^3[47]/, 'amex'], [/^6011/, 'discover'], [/^3[06]/, 'diners'], [/^35/, 'jcb'], [/^62/, 'unionpay'],
];

const brandOf = (number: string): Brand => BRANDS.find(([prefix]) => prefix.test(number))?.[1] ?? 'visa';
const fundingOf = (name: string | null): TestCard['funding'] => (name?.endsWith('_debit') ? 'debit' : name?.endsWith('_prepaid') ? 'prepaid' : 'credit');

export const TEST_CARDS: readonly TestCard[] = ROWS.map(([number, name, behaviour, refused]) => ({
  number, name, brand: brandOf(number), funding: fundingOf(name), behaviour: behaviour ?? 'ok', attachable: refused === undefined,
}));

const byNumber = new Map(TEST_CARDS.map((card) => [card.number, card]));
const byName = new Map(TEST_CARDS.flatMap((card) => (card.name === null ? [] : [[card.name, card] as const])));

export const testCardNumbered = (number: string): TestCard | undefined => byNumber.get(number);

/** @param id `pm_card_visa`, `tok_visa`, `pm_card_chargeDeclinedExpiredCard`, … */
export function testCardNamed(id: string): TestCard | undefined {
  const name = /^(?:pm_card|tok)_(.+)$/.exec(id)?.[1];
  return name === undefined ? undefined : byName.get(name);
}
