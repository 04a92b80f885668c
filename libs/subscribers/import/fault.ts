import { renderRefusal } from '#kernel';
import type { RefusalCode } from '#kernel';
import type { Column } from './columns.js';

/** What can be wrong with a row that no other part of the product refuses. */
const WORDS = {
  ROW_INCOMPLETE: 'The row does not have one field for each column of the header.',
  REQUIRED: 'A value is needed here.',
  TEXT_INVALID: 'The text is too long, or holds control characters or broken encoding. Save the file as UTF-8.',
  ID_INVALID: 'An external id has 1 to 64 letters, digits or . _ : / @ # + - and no spaces.',
  LANGUAGE_INVALID: 'This is not a language tag such as fr or zh-Hans.',
  MARKET_UNKNOWN: 'This is not a country code of ISO 3166-1 such as FR.',
  CONSENT_UNKNOWN: 'Consents are email, sms, push or voice, separated by |.',
  PROFILE_STATE_UNKNOWN: 'The profile state is released, downloaded, installed, enabled, disabled or deleted.',
  PLAN_UNKNOWN: 'No plan on sale has this code.',
  PLAN_OF_OTHER_MARKET: 'The plan belongs to another market than the row.',
  DATE_OUT_OF_RANGE: 'Dates lie between 2000 and 2100.',
  VALIDITY_EMPTY: 'The validity must end after it begins.',
  VALIDITY_LONG_OVER: 'The number would already have been recycled; a line that is over cannot be brought in.',
  FLAG_INVALID: 'The flag is true or false (yes, no, 1, 0).',
  PROVIDER_UNKNOWN: 'The provider is stripe or paypal.',
  TOKEN_INVALID: 'This is not an id as the provider gives it.',
  LAST4_INVALID: 'The last four digits are exactly four digits.',
  EXPIRY_INVALID: 'The expiry is a month and a year such as 04/2029 or 2029-04.',
  POINTS_INVALID: 'Points are a whole number from 0 to 1,000,000,000.',
  DUPLICATE_LINE: 'The file has this line more than once; the first row counts.',
  DUPLICATE_MSISDN: 'The file gives this number to another line as well; the first row counts.',
  DUPLICATE_ICCID: 'The file gives this ICCID to another line as well; the first row counts.',
  SUBSCRIBER_DIFFERS: 'Another row of the file describes the same subscriber differently; the first row counts.',
  MSISDN_TAKEN: 'Another line has this number.',
  ICCID_TAKEN: 'Another line has this ICCID.',
  LINE_OF_ANOTHER: 'This line belongs to another subscriber.',
  LINE_CLOSED: 'The line is terminated, recycled or ported out and cannot be changed.',
  MSISDN_DIFFERS: 'The line has another number, which an import does not change.',
  PLAN_DIFFERS: 'The line is on another plan, which an import does not change.',
  VALIDITY_SHORTER: 'The line is valid for longer than the file says, and an import takes no validity away.',
} as const;

export type FaultCode = keyof typeof WORDS | Extract<RefusalCode,
  'MSISDN_INVALID' | 'ICCID_INVALID' | 'EID_INVALID' | 'IMSI_INVALID' | 'EMAIL_INVALID' | 'ZONE_UNKNOWN' | 'DATE_INVALID' | 'AMOUNT_INVALID' | 'CARD_NUMBER_REFUSED'>;

/** One thing that keeps a row out. `column` is empty when it is about the row. */
export interface Fault {
  /** Line of the file on which the row begins, the header's first being 1. */
  readonly line: number;
  readonly column: Column | '';
  /** As the file has it; a card number is masked. */
  readonly value: string;
  readonly code: FaultCode;
}

export function faultInWords(code: FaultCode): string {
  return Object.hasOwn(WORDS, code) ? WORDS[code as keyof typeof WORDS] : renderRefusal(code as RefusalCode, {}, 'en');
}
