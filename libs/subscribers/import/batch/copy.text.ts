/** PostgreSQL's COPY in text format. */
export const NULL = '\\N';

export function nullable(text: string | null): string {
  return text === null ? NULL : escaped(text);
}

/** Text here holds no control characters; only COPY's own escape is left to escape. */
export function escaped(text: string): string {
  return text.includes('\\') ? text.replaceAll('\\', '\\\\') : text;
}

const instants = new WeakMap<Date, string>();

/** Rows share their dates, so each is written out once. */
export function instant(at: Date): string {
  const known = instants.get(at);
  if (known !== undefined) return known;
  const text = at.toISOString();
  instants.set(at, text);
  return text;
}

export function instantOrNull(at: Date | null): string {
  return at ? instant(at) : NULL;
}

type Field = string | number | bigint;

const FIRST_BYTES = 64 * 1024;
/** Most bytes that UTF-8 needs for a UTF-16 unit. */
const MOST_BYTES = 3;

/** Rows for COPY, kept as bytes: as strings they cost several times as much, most of it in garbage collection. */
export class CopyText {
  private bytes = Buffer.allocUnsafe(FIRST_BYTES);
  private length = 0;

  get isEmpty(): boolean {
    return this.length === 0;
  }

  row(fields: readonly Field[]): void {
    let line = '';
    // Measured: a quarter of what join takes.
    for (const field of fields) line += line === '' ? String(field) : `\t${field}`;
    line += '\n';
    const needed = this.length + line.length * MOST_BYTES;
    if (needed > this.bytes.length) this.grow(needed);
    this.length += this.bytes.write(line, this.length);
  }

  /** Begins anew in the same memory: getting it from the system again and again costs more than filling it. */
  clear(): void {
    this.length = 0;
  }

  content(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  private grow(needed: number): void {
    const bytes = Buffer.allocUnsafe(Math.max(needed, this.bytes.length * 2));
    this.bytes.copy(bytes, 0, 0, this.length);
    this.bytes = bytes;
  }
}
