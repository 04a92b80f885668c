/** What Stripe tells a merchant to do after a decline. */
export type Advice = 'confirm_card_data' | 'do_not_try_again' | 'try_again_later';

/** One way in which a card is refused. */
export interface Decline {
  /** Name in the table: the decline code, but for `blocked`. */
  readonly key: string;
  /** Error code on the API error; `card_declined` unless Stripe has a code of its own for this reason. */
  readonly code: string;
  readonly declineCode: string;
  /** ISO 8583 field 39, or null when the charge never reached the network. */
  readonly networkDeclineCode: string | null;
  readonly advice: Advice | null;
  /** Merchant advice code as Mastercard numbers it; other networks send none. */
  readonly networkAdviceCode: string | null;
  readonly message: string;
  readonly outcome: 'issuer_declined' | 'blocked' | 'invalid';
}

const DECLINED = 'Your card was declined.';
const UNSUPPORTED = 'Your card does not support this type of purchase.';
const SECURITY_CODE = "Your card's security code is incorrect.";
const NUMBER = 'Your card number is incorrect.';
const TRY_AGAIN = 'An error occurred while processing your card. Try again in a little bit.';
const VELOCITY = 'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.';
const SCA = 'Your card was declined. This transaction requires authentication.';

type Row = readonly [declineCode: string, networkDeclineCode: string | null, advice: Advice | null, networkAdviceCode: string | null, message: string, code?: string];

/** Codes: Stripe's published list of decline codes; network codes: ISO 8583 field 39. */
const ROWS: readonly Row[] = [
  ['approve_with_id', '08', 'try_again_later', '02', DECLINED],
  ['authentication_required', '1A', null, null, SCA, 'authentication_required'],
  ['call_issuer', '01', null, null, DECLINED],
  ['card_not_supported', '57', 'do_not_try_again', '03', UNSUPPORTED],
  ['card_velocity_exceeded', '65', 'try_again_later', '02', VELOCITY],
  ['currency_not_supported', '12', 'do_not_try_again', '03', UNSUPPORTED],
  ['do_not_honor', '05', 'try_again_later', '02', DECLINED],
  ['do_not_try_again', '05', 'do_not_try_again', '03', DECLINED],
  ['duplicate_transaction', '94', null, null, 'A transaction with identical amount and credit card information was submitted very recently.'],
  ['expired_card', '54', 'confirm_card_data', '01', 'Your card has expired.', 'expired_card'],
  ['fraudulent', '59', 'do_not_try_again', '03', DECLINED],
  ['generic_decline', '05', 'try_again_later', '02', DECLINED],
  ['incorrect_cvc', 'N7', 'confirm_card_data', '01', SECURITY_CODE, 'incorrect_cvc'],
  ['incorrect_number', '14', 'confirm_card_data', '01', NUMBER, 'incorrect_number'],
  ['incorrect_pin', '55', null, null, 'Your PIN is incorrect.'],
  ['incorrect_zip', '05', 'confirm_card_data', '01', "Your card's zip code failed validation.", 'incorrect_zip'],
  ['insufficient_funds', '51', 'try_again_later', '02', 'Your card has insufficient funds.'],
  ['invalid_account', '46', 'do_not_try_again', '03', DECLINED],
  ['invalid_amount', '13', null, null, 'Your card was declined for this amount.'],
  ['invalid_cvc', 'N7', 'confirm_card_data', '01', SECURITY_CODE, 'incorrect_cvc'],
  ['invalid_number', '14', 'confirm_card_data', '01', NUMBER, 'incorrect_number'],
  ['issuer_not_available', '91', 'try_again_later', '02', DECLINED],
  ['lost_card', '41', 'do_not_try_again', '03', DECLINED],
  ['merchant_blacklist', '05', 'do_not_try_again', '03', DECLINED],
  ['new_account_information_available', '05', 'confirm_card_data', '01', DECLINED],
  ['no_action_taken', '21', 'try_again_later', '02', DECLINED],
  ['not_permitted', '57', 'do_not_try_again', '03', DECLINED],
  ['pickup_card', '04', 'do_not_try_again', '03', DECLINED],
  ['pin_try_exceeded', '75', null, null, 'Allowable number of PIN tries exceeded.'],
  ['processing_error', '96', 'try_again_later', '02', TRY_AGAIN, 'processing_error'],
  ['reenter_transaction', '19', 'try_again_later', '02', TRY_AGAIN],
  ['restricted_card', '62', 'do_not_try_again', '03', DECLINED],
  ['revocation_of_all_authorizations', 'R1', 'do_not_try_again', '21', DECLINED],
  ['revocation_of_authorization', 'R0', 'do_not_try_again', '21', DECLINED],
  ['security_violation', '63', 'do_not_try_again', '03', DECLINED],
  ['service_not_allowed', '57', 'do_not_try_again', '03', DECLINED],
  ['stolen_card', '43', 'do_not_try_again', '03', DECLINED],
  ['stop_payment_order', 'R0', 'do_not_try_again', '21', DECLINED],
  ['transaction_not_allowed', '57', 'do_not_try_again', '03', DECLINED],
  ['try_again_later', '19', 'try_again_later', '02', TRY_AGAIN],
  ['withdrawal_count_limit_exceeded', '65', 'try_again_later', '02', VELOCITY],
];

/** Refused by Radar, so the network never saw it, although the API error says `fraudulent`. */
export const BLOCKED: Decline = {
  key: 'blocked', code: 'card_declined', declineCode: 'fraudulent', networkDeclineCode: null, advice: 'do_not_try_again', networkAdviceCode: null, message: DECLINED, outcome: 'blocked',
};

/** By decline code; `blocked` is Radar's refusal of a payment of the highest risk. */
export const DECLINES: ReadonlyMap<string, Decline> = new Map([
  ...ROWS.map(([declineCode, networkDeclineCode, advice, networkAdviceCode, message, code]): [string, Decline] => [
    declineCode,
    { key: declineCode, code: code ?? 'card_declined', declineCode, networkDeclineCode, advice, networkAdviceCode, message, outcome: 'issuer_declined' },
  ]),
  [BLOCKED.key, BLOCKED],
]);
