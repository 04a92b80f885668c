import { Refusal } from '#kernel';
import { CsvFault, CsvTokenizer } from './csv.tokenizer.js';
import type { CsvRecord } from './csv.tokenizer.js';
import { delimiterOf } from './layout.js';

const SNIFFED_BYTES = 64 * 1024;

/**
 * The records of a UTF-8 file, header first, a piece of the file at a time, in constant memory. Comma, semicolon or tab.
 * Refusals FILE_EMPTY, FILE_ENCODING, and FILE_BROKEN with the line on which reading had to stop, after all records before it.
 */
export async function* csvRecords(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRecord[]> {
  const decoder = new TextDecoder('utf-8');
  let tokenizer: CsvTokenizer | null = null;
  for await (const chunk of withWholeBeginning(bytes)) {
    const text = decoder.decode(chunk, { stream: true });
    if (!tokenizer) {
      refuseOtherEncodings(chunk);
      tokenizer = new CsvTokenizer(delimiterOf(text.split(/[\r\n]/, 1)[0] ?? ''));
    }
    yield* recordsOf(tokenizer.push(text));
  }
  if (!tokenizer) throw new Refusal('FILE_EMPTY');
  yield* recordsOf(tokenizer.push(decoder.decode(), true));
}

function* recordsOf(tokens: Generator<CsvRecord>): Generator<CsvRecord[]> {
  const records: CsvRecord[] = [];
  let fault: CsvFault | null = null;
  try {
    for (const record of tokens) records.push(record);
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    fault = error;
  }
  if (records.length > 0) yield records;
  if (fault) throw new Refusal('FILE_BROKEN', { line: fault.line, ...fault.fault });
}

/** The first piece is long enough to tell the encoding and the delimiter by, or is the whole file. */
async function* withWholeBeginning(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let beginning: Uint8Array[] | null = [];
  let length = 0;
  for await (const chunk of bytes) {
    if (!beginning) {
      yield chunk;
      continue;
    }
    beginning.push(chunk);
    length += chunk.length;
    if (length < SNIFFED_BYTES) continue;
    yield Buffer.concat(beginning);
    beginning = null;
  }
  if (beginning && length > 0) yield Buffer.concat(beginning);
}

/** UTF-16 and UTF-32 have a zero byte in every delimiter and line end. */
function refuseOtherEncodings(start: Uint8Array): void {
  const marked = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  const line = start.subarray(0, 256);
  if (marked || line.filter((byte) => byte === 0).length > line.length / 4) throw new Refusal('FILE_ENCODING');
}
