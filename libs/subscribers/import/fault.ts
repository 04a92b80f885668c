import { DEFAULT_LOCALE, renderRefusal } from '#kernel';
import type { Locale, RefusalCode } from '#kernel';
import type { Column } from './columns.js';
import { rowFaultWords } from './wording/index.js';
import type { RowFault } from './wording/index.js';

/** Refusals of other parts of the product that a cell can meet as well. */
export const CELL_REFUSALS = [
  'MSISDN_INVALID', 'ICCID_INVALID', 'EID_INVALID', 'IMSI_INVALID', 'EMAIL_INVALID', 'ZONE_UNKNOWN', 'DATE_INVALID', 'AMOUNT_INVALID', 'CARD_NUMBER_REFUSED',
] as const satisfies readonly RefusalCode[];

export type FaultCode = RowFault | (typeof CELL_REFUSALS)[number];

/** One thing that keeps a row out. `column` is empty when it is about the row. */
export interface Fault {
  /** Line of the file on which the row begins, the header's first being 1. */
  readonly line: number;
  readonly column: Column | '';
  /** As the file has it; a card number is masked. */
  readonly value: string;
  readonly code: FaultCode;
}

export function faultInWords(code: FaultCode, locale: Locale = DEFAULT_LOCALE): string {
  const words: Partial<Readonly<Record<FaultCode, string>>> = rowFaultWords[locale];
  return words[code] ?? renderRefusal(code as (typeof CELL_REFUSALS)[number], {}, locale);
}
