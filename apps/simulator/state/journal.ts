import { closeSync, createReadStream, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

const LINES_AT_ONCE = 500;

/**
 * The simulator's memory on disk: JSON lines `{"k":kind,"r":row}`, the last line of an id counts. Lines are written before the answer that tells of them,
 * so a killed process forgets nothing that a client has seen; a line that was cut off by the kill is skipped.
 */
export class Journal {
  private file: number | undefined;
  private readonly pending = new Map<object, string>();

  constructor(private readonly path: string | undefined) {}

  record(kind: string, row: object): void {
    if (this.file !== undefined) this.pending.set(row, kind);
  }

  commit(): void {
    if (this.file === undefined || this.pending.size === 0) return;
    writeSync(this.file, [...this.pending].map(([row, kind]) => lineOf(kind, row)).join(''));
    this.pending.clear();
  }

  /** Calls `restore` for each stored line, oldest first. */
  async read(restore: (kind: string, row: unknown) => void): Promise<void> {
    if (this.path === undefined || !existsSync(this.path)) return;
    for await (const line of createInterface({ input: createReadStream(this.path), crlfDelay: Infinity })) {
      const entry = parsed(line);
      if (entry) restore(entry.k, entry.r);
    }
  }

  /** Starts writing, from a file that holds each row once. */
  begin(rows: Iterable<readonly [kind: string, row: object]>): void {
    if (this.path === undefined) return;
    mkdirSync(dirname(this.path), { recursive: true });
    const fresh = `${this.path}.new`;
    this.end();
    const file = openSync(fresh, 'w');
    let lines: string[] = [];
    for (const [kind, row] of rows) {
      if (lines.push(lineOf(kind, row)) < LINES_AT_ONCE) continue;
      writeSync(file, lines.join(''));
      lines = [];
    }
    writeSync(file, lines.join(''));
    renameSync(fresh, this.path);
    this.file = file;
  }

  end(): void {
    this.commit();
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
    this.pending.clear();
  }
}

const lineOf = (kind: string, row: object): string => `${JSON.stringify({ k: kind, r: row })}\n`;

function parsed(line: string): { k: string; r: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('k' in value) || !('r' in value) || typeof value.k !== 'string') return undefined;
    return { k: value.k, r: value.r };
  } catch {
    return undefined;
  }
}
