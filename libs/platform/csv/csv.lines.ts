import Papa from 'papaparse';

/** Rows in one file at most; who needs more narrows the filter. */
export const CSV_ROW_CAP = 100_000;
const PAGE = 1_000;

export interface CsvColumn<Row> {
  readonly title: string;
  readonly value: (row: Row) => string | number | bigint | boolean | Date | null;
}

/** What a page reader answers: rows, and the mark to go on from (null: no more). */
export interface CsvPage<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/**
 * The file, a page at a time, so that memory does not grow with it. Cells that a spreadsheet would take for a formula are
 * made text. Starts with a byte order mark, without which spreadsheets misread accents.
 */
export async function* csvLines<Row>(
  columns: readonly CsvColumn<Row>[],
  page: (first: number, after: string | null) => Promise<CsvPage<Row>>,
): AsyncGenerator<string> {
  yield `\uFEFF${line([columns.map((column) => column.title)])}`;
  let after: string | null = null;
  for (let written = 0; written < CSV_ROW_CAP; ) {
    const { rows, next }: CsvPage<Row> = await page(Math.min(PAGE, CSV_ROW_CAP - written), after);
    if (rows.length > 0) yield line(rows.map((row) => columns.map((column) => cell(column.value(row)))));
    written += rows.length;
    if (next === null) return;
    after = next;
  }
  // Nothing is lost silently: a file that is not complete says so where its reader will find it.
  yield line([[`Not complete: stopped after ${CSV_ROW_CAP} rows. Narrow the filter and export again.`]]);
}

/** A phone number as a cell: without `+`, which spreadsheets take for a formula. A masked one stays as it is. */
export function plainNumber(msisdn: string): string {
  return msisdn.replace(/^\+/, '');
}

function line(rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse(rows as string[][], { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}

function cell(value: ReturnType<CsvColumn<unknown>['value']>): string {
  if (value === null) return '';
  return value instanceof Date ? value.toISOString() : String(value);
}
