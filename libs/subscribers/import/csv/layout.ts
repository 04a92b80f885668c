import { Refusal } from '#kernel';
import { COLUMNS, COLUMN_NAMES, isColumn } from '../columns.js';
import type { Column } from '../columns.js';

/** Where each column of the file stands. */
export interface Layout {
  readonly width: number;
  /** Position by column; -1 for a column that the file lacks. */
  readonly position: Readonly<Record<Column, number>>;
}

/**
 * Reads the header. Names in any case, with spaces around. Refusal FILE_HEADER for a name that is unknown, missing or there twice.
 * @param marketGiven the market need not be a column
 */
export function layoutOf(header: readonly string[], marketGiven: boolean): Layout {
  const names = header.map((name) => name.trim().toLowerCase());
  const unknown = names.filter((name) => !isColumn(name));
  if (unknown.length > 0) throw new Refusal('FILE_HEADER', { problem: 'COLUMNS_UNKNOWN', columns: listed(unknown) });
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) throw new Refusal('FILE_HEADER', { problem: 'COLUMNS_TWICE', columns: listed(twice) });
  const missing = COLUMN_NAMES.filter((name) => COLUMNS[name].required && !names.includes(name) && !(name === 'market' && marketGiven));
  if (missing.length > 0) throw new Refusal('FILE_HEADER', { problem: 'COLUMNS_MISSING', columns: listed(missing) });
  const position = Object.fromEntries(COLUMN_NAMES.map((name) => [name, names.indexOf(name)])) as Record<Column, number>;
  return { width: names.length, position };
}

/** Spreadsheets write what their country uses. The header has no quoted delimiters, so the most frequent candidate is it. */
export function delimiterOf(headerLine: string): ',' | ';' | '\t' {
  const count = (candidate: string): number => headerLine.split(candidate).length;
  if (count('\t') > count(',') && count('\t') > count(';')) return '\t';
  return count(';') > count(',') ? ';' : ',';
}

/** Eight at most, and how many more there are, in signs that every language reads. */
function listed(names: readonly string[]): string[] {
  const shown = names.slice(0, 8).map(asShown);
  return names.length <= 8 ? shown : [...shown, `… (+${names.length - 8})`];
}

/** Quoted where it could be taken for something else: an empty name, or one with signs in it. */
function asShown(name: string): string {
  const short = name.length <= 40 ? name : `${name.slice(0, 40)}…`;
  return /^[\p{L}\p{N}_]+$/u.test(name) ? short : JSON.stringify(short);
}
