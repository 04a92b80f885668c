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

/** What a file came to. */
export interface CsvEnd {
  /** Handed over; of a file that broke off the last page may not have arrived. */
  readonly rows: number;
  /** It stopped at the cap, and there were more. */
  readonly capped: boolean;
  /** It broke off, because nobody read on or the rows could not be read. */
  readonly broken: boolean;
}

/**
 * The file, a page at a time, so that memory does not grow with it. Cells that a spreadsheet would take for a formula are
 * made text. Starts with a byte order mark, without which spreadsheets misread accents. `ended` is told what it came to, however it ends.
 */
export async function* csvLines<Row>(
  columns: readonly CsvColumn<Row>[],
  page: (first: number, after: string | null) => Promise<CsvPage<Row>>,
  ended: (end: CsvEnd) => Promise<void>,
): AsyncGenerator<string> {
  let end: CsvEnd = { rows: 0, capped: false, broken: true };
  try {
    yield `\uFEFF${line([columns.map((column) => column.title)])}`;
    for (let after: string | null = null; end.rows < CSV_ROW_CAP; ) {
      const { rows, next }: CsvPage<Row> = await page(Math.min(PAGE, CSV_ROW_CAP - end.rows), after);
      end = { ...end, rows: end.rows + rows.length };
      if (rows.length > 0) yield line(rows.map((row) => columns.map((column) => cell(column.value(row)))));
      if (next === null) {
        end = { ...end, broken: false };
        return;
      }
      after = next;
    }
    // Nothing is lost silently: a file that is not complete says so where its reader will find it.
    yield line([[`Not complete: stopped after ${CSV_ROW_CAP} rows. Narrow the filter and export again.`]]);
    end = { ...end, capped: true, broken: false };
  } finally {
    await ended(end);
  }
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
