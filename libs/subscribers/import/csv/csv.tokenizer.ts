import type { FileFault } from '#kernel';

/** One record and the line of the file on which it begins. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** The text cannot be read on from this record. */
export class CsvFault extends Error {
  constructor(
    readonly line: number,
    readonly fault: FileFault,
  ) {
    super(`line ${line}: ${fault.problem}`);
  }
}

/** A row of every known column at its longest is far below this; a quote that is never closed must not swallow the file. */
const MAX_RECORD_KB = 64;
const MAX_RECORD = MAX_RECORD_KB * 1024;
const TOO_LONG: FileFault = { problem: 'ROW_TOO_LONG', kilobytes: MAX_RECORD_KB };
const MORE = Symbol('more text is needed');

/**
 * RFC 4180 over text that comes in pieces, with any line ends. Own, because a reader must hand out every good record before
 * a broken one, with its line, and a record without quotes (nearly all) costs no more than a split.
 */
export class CsvTokenizer {
  private text = '';
  private at = 0;
  private line = 1;
  private isLast = false;
  /** Where the next of these stands, so that no search runs over the same text twice. */
  private quote = -1;
  private lineFeed = -1;
  private carriageReturn = -1;

  constructor(private readonly delimiter: string) {}

  /** The records that are complete with this piece. @throws CsvFault, on the next step, once those before it are out */
  *push(piece: string, isLast = false): Generator<CsvRecord> {
    this.text = this.text.slice(this.at) + piece;
    this.at = 0;
    this.isLast = isLast;
    this.quote = this.lineFeed = this.carriageReturn = -1;
    while (this.at < this.text.length) {
      const start = this.at;
      const line = this.line;
      const fields = this.record();
      if (fields === MORE) {
        this.at = start;
        this.line = line;
        if (this.text.length - start > MAX_RECORD) throw new CsvFault(line, TOO_LONG);
        return;
      }
      if (this.at - start > MAX_RECORD) throw new CsvFault(line, TOO_LONG);
      if (fields.length > 1 || fields[0] !== '') yield { line, fields };
    }
  }

  private record(): string[] | typeof MORE {
    const end = this.lineEnd(this.at);
    if (end === MORE) return MORE;
    if (this.quote < this.at) this.quote = orEnd(this.text.indexOf('"', this.at));
    if (this.quote >= end) {
      const fields = this.text.slice(this.at, end).split(this.delimiter);
      this.passLineEnd(end);
      return fields;
    }
    return this.quotedRecord();
  }

  private quotedRecord(): string[] | typeof MORE {
    const fields: string[] = [];
    for (;;) {
      const field = this.text[this.at] === '"' ? this.quotedField() : this.plainField();
      if (field === MORE) return MORE;
      fields.push(field);
      if (this.text[this.at] === this.delimiter) {
        this.at += 1;
        continue;
      }
      this.passLineEnd(this.at);
      return fields;
    }
  }

  private plainField(): string | typeof MORE {
    const end = this.lineEnd(this.at);
    if (end === MORE) return MORE;
    const delimiter = this.text.indexOf(this.delimiter, this.at);
    const start = this.at;
    this.at = delimiter >= 0 && delimiter < end ? delimiter : end;
    return this.text.slice(start, this.at);
  }

  private quotedField(): string | typeof MORE {
    const start = this.at + 1;
    for (let from = start; ; ) {
      const closing = this.text.indexOf('"', from);
      if (closing < 0 && this.isLast) throw new CsvFault(this.line, { problem: 'QUOTE_NOT_CLOSED' });
      if (closing < 0 || (closing + 1 === this.text.length && !this.isLast)) return MORE;
      const after = this.text[closing + 1];
      if (after === '"') {
        from = closing + 2;
        continue;
      }
      if (after !== undefined && after !== this.delimiter && after !== '\n' && after !== '\r') throw new CsvFault(this.line, { problem: 'QUOTE_NOT_DOUBLED' });
      const field = this.text.slice(start, closing);
      this.line += field.match(/\r\n|\n|\r/g)?.length ?? 0;
      this.at = closing + 1;
      return field.replaceAll('""', '"');
    }
  }

  /** The first line end at or after a place; the text's end if it is the last. A carriage return at the very end may be half of one. */
  private lineEnd(from: number): number | typeof MORE {
    if (this.lineFeed < from) this.lineFeed = orEnd(this.text.indexOf('\n', from));
    if (this.carriageReturn < from) this.carriageReturn = orEnd(this.text.indexOf('\r', from));
    const end = Math.min(this.lineFeed, this.carriageReturn);
    if (end === Infinity) return this.isLast ? this.text.length : MORE;
    return end === this.text.length - 1 && this.text[end] === '\r' && !this.isLast ? MORE : end;
  }

  private passLineEnd(end: number): void {
    this.at = end + (this.text.startsWith('\r\n', end) ? 2 : 1);
    this.line += 1;
  }
}

function orEnd(place: number): number {
  return place < 0 ? Infinity : place;
}
