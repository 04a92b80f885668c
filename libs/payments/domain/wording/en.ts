import type { FailureWording } from './words.js';

export const en: FailureWording = {
  refer_to_bank: {
    title: 'Bank asks to be contacted',
    explanation: 'The bank wants to speak with the cardholder before it approves the payment.',
    advice: 'Ask the subscriber to call the number on the card, then charge again; or use another method.',
  },
  merchant_setup: {
    title: 'Payment set-up refused',
    explanation: 'The network does not accept payments from our account as it is set up.',
    advice: 'Tell the payments team. Nothing that the subscriber does will change this.',
  },
  card_withdrawn: {
    title: 'Card no longer accepted',
    explanation: 'The bank has withdrawn this card and will not approve payments with it.',
    advice: 'Ask for another payment method. This card will not be tried again.',
  },
  declined_by_bank: {
    title: 'Declined by the bank',
    explanation: 'The bank refused without giving a reason. Some of these pass on a later day.',
    advice: 'It may pass on a later day. If the number is close to being lost, ask for another method.',
  },
  bank_forbids_retry: {
    title: 'Bank refuses this card for good',
    explanation: 'The bank asks that this card is not charged again.',
    advice: 'Ask for another payment method.',
  },
  processing_fault: {
    title: 'Fault while processing',
    explanation: 'Something failed between the provider and the bank. The card itself may be fine.',
    advice: 'The same card may well pass at another attempt; nothing about it has to change.',
  },
  not_supported: {
    title: 'Card does not support this payment',
    explanation: 'The card cannot be used for this kind of purchase or in this currency.',
    advice: 'Ask for another payment method.',
  },
  amount_refused: {
    title: 'Amount not accepted',
    explanation: 'The provider does not accept this amount. It is not the subscriber’s fault.',
    advice: 'Tell the payments team; the plan’s price has to be looked at.',
  },
  card_number_wrong: {
    title: 'Card number not valid',
    explanation: 'The bank does not know a card with this number.',
    advice: 'Ask the subscriber to enter the card again, or another one.',
  },
  try_again: {
    title: 'Bank asks for another try',
    explanation: 'The bank could not decide this time and asks for the payment to be sent again.',
    advice: 'The same card may well pass at another attempt; nothing about it has to change.',
  },
  card_refused: {
    title: 'Card not accepted',
    explanation: 'The bank does not accept this card.',
    advice: 'Ask for another payment method. Give no further reason; the bank can explain it to the cardholder.',
  },
  account_closed: {
    title: 'Account closed',
    explanation: 'The account behind this card does not exist any more.',
    advice: 'Ask for another payment method.',
  },
  insufficient_funds: {
    title: 'Not enough money on the account',
    explanation: 'The account did not cover the amount when it was charged.',
    advice: 'Agree with the subscriber on a day when the money is there, or ask for another method.',
  },
  card_expired: {
    title: 'Card expired',
    explanation: 'The card’s expiry date has passed, so the bank refuses it.',
    advice: 'Ask the subscriber to enter the new card. It is not tried again until then.',
  },
  pin_problem: {
    title: 'PIN problem',
    explanation: 'The bank refused because of the card’s PIN.',
    advice: 'Ask for another payment method, or for the PIN to be put right with the bank.',
  },
  not_permitted: {
    title: 'Card may not be used for this',
    explanation: 'The bank does not allow this card for online or recurring payments.',
    advice: 'Ask the subscriber to have it allowed by the bank, or to use another method.',
  },
  payment_refused: {
    title: 'Payment not accepted',
    explanation: 'The payment was refused and has to be looked at before anything else is tried.',
    advice: 'Hand it to a supervisor for review. Give the subscriber no reason; offer another method.',
  },
  limit_reached: {
    title: 'Card limit reached',
    explanation: 'The card’s limit of amount or number of payments is used up for now.',
    advice: 'It may pass once the limit is renewed. If that is too late for the number, ask for another method.',
  },
  card_restricted: {
    title: 'Card restricted',
    explanation: 'The card is restricted or not activated yet.',
    advice: 'Ask the subscriber to contact the bank, or to use another method.',
  },
  authentication_required: {
    title: 'Cardholder must confirm',
    explanation: 'The bank wants the cardholder to confirm the payment in person. Charging again by ourselves cannot succeed.',
    advice: 'Send the subscriber a link to confirm the payment.',
  },
  security_code_wrong: {
    title: 'Security code not accepted',
    explanation: 'The security code that was stored with the card is wrong.',
    advice: 'Ask the subscriber to enter the card again.',
  },
  address_mismatch: {
    title: 'Billing address does not match',
    explanation: 'The bank knows another address or postal code for this card.',
    advice: 'Ask the subscriber to enter the card again with the address that the bank knows.',
  },
  card_details_changed: {
    title: 'Card details have changed',
    explanation: 'The bank has issued new details for this card.',
    advice: 'Ask the subscriber to enter the new card.',
  },
  bank_unavailable: {
    title: 'Bank not reachable',
    explanation: 'The bank or its network did not respond. Other subscribers of the same bank are likely to be affected.',
    advice: 'The same card may well pass in a few hours; nothing about it has to change.',
  },
  legal_block: {
    title: 'Payment not allowed by law',
    explanation: 'A legal rule keeps the bank from approving this payment.',
    advice: 'Ask for another payment method.',
  },
  consent_revoked: {
    title: 'Consent to recurring payments withdrawn',
    explanation: 'The cardholder told the bank to stop these payments.',
    advice: 'Do not charge again. Ask whether the subscriber wants to keep the number, and for consent anew.',
  },
  duplicate_refused: {
    title: 'Taken for a double payment',
    explanation: 'The bank saw the same amount on the same card a moment ago.',
    advice: 'Look whether the number has been paid twice before charging again.',
  },
  no_payment_method: {
    title: 'No payment method',
    explanation: 'There is no usable payment method to charge.',
    advice: 'Ask the subscriber to add one.',
  },
  method_unknown: {
    title: 'Payment method unknown to the provider',
    explanation: 'The provider does not hold this payment method any more.',
    advice: 'Ask the subscriber to enter the card again.',
  },
  request_rejected: {
    title: 'Request rejected by the provider',
    explanation: 'The provider did not accept our request. It is not the subscriber’s fault, and nothing was charged.',
    advice: 'Tell the payments team.',
  },
  provider_unreachable: {
    title: 'Payment provider not reachable',
    explanation: 'The request never reached the provider; nothing was charged.',
    advice: 'The same card may well pass at another attempt; nothing about it has to change.',
  },
  never_received: {
    title: 'Provider never had the request',
    explanation: 'The provider was asked and knows nothing of this charge; nothing was taken.',
    advice: 'The same card may well pass at another attempt; nothing about it has to change.',
  },
  amount_mismatch: {
    title: 'Another amount was captured',
    explanation: 'The provider took an amount or currency that differs from ours. The number was not extended.',
    advice: 'Hand it to a supervisor: what was taken has to be put right before anything else is charged.',
  },
  paid_after_loss: {
    title: 'Paid after the number was lost',
    explanation: 'The payment turned out to have succeeded when the number could not be renewed any more.',
    advice: 'Hand it to a supervisor: the money has to be given back.',
  },
  unrecognised: {
    title: 'Refused for an unknown reason',
    explanation: 'The provider gave a code that is not in the catalogue.',
    advice: 'Ask for another payment method, and tell the payments team the code.',
  },
};
