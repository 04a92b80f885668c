import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Info } from 'csv-parse';
import { Refusal } from '#kernel';
import { delimiterOf } from './layout.js';

/** One record and the line of the file on which it begins. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** A row of every known column at its longest is far below this; a quote that is never closed must not swallow the file. */
const MAX_RECORD_CHARACTERS = 64 * 1024;
const SNIFFED_BYTES = 64 * 1024;

/**
 * The records of a UTF-8 file, header first, in constant memory. Comma, semicolon or tab; any line ending; RFC 4180 quotes.
 * Refusals FILE_EMPTY, FILE_ENCODING, and FILE_BROKEN with the line on which reading had to stop.
 */
export async function* csvRecords(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRecord> {
  const chunks = bytes[Symbol.asyncIterator]();
  const start = await beginning(chunks);
  if (start.length === 0) throw new Refusal('FILE_EMPTY');
  refuseOtherEncodings(start);
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(start.toString('utf8').split(/[\r\n]/, 1)[0] ?? ''),
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: MAX_RECORD_CHARACTERS,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
  });
  const source = Readable.from(joined(start, chunks), { objectMode: false });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let linesRead = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      yield { line: linesRead + 1, fields: record };
      linesRead = info.lines;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Refusal('FILE_BROKEN', { line: linesRead + 1, problem: PROBLEMS[error.code] ?? error.code }, { cause: error });
  } finally {
    source.destroy();
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  CSV_MAX_RECORD_SIZE: 'a row of more than 64 kB, or a quote that is not closed',
  CSV_QUOTE_NOT_CLOSED: 'a quote that is not closed',
  CSV_INVALID_CLOSING_QUOTE: 'a quote within a quoted field that is not doubled',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: 'text after a closing quote',
  INVALID_OPENING_QUOTE: 'a quote within a field that does not begin with one',
};

async function beginning(chunks: AsyncIterator<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for (let length = 0; length < SNIFFED_BYTES; ) {
    const next = await chunks.next();
    if (next.done) break;
    parts.push(next.value);
    length += next.value.length;
  }
  return Buffer.concat(parts);
}

/** UTF-16 and UTF-32 have a zero byte in every delimiter and line end. */
function refuseOtherEncodings(start: Buffer): void {
  const marked = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  const line = start.subarray(0, 256);
  if (marked || line.filter((byte) => byte === 0).length > line.length / 4) throw new Refusal('FILE_ENCODING');
}

async function* joined(start: Buffer, chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield start;
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
}
