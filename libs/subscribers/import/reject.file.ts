import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import Papa from 'papaparse';
import { DEFAULT_LOCALE } from '#kernel';
import type { Locale } from '#kernel';
import { faultInWords } from './fault.js';
import type { Fault } from './fault.js';

/** Where rejected rows are told. */
export interface RejectSink {
  write(faults: readonly Fault[]): Promise<void>;
}

/** A CSV file with one row per fault, made when the first one comes. Cells that a spreadsheet would take for a formula are made text. */
export class RejectFile implements RejectSink {
  private stream: WriteStream | null = null;

  /** @param language of the reasons; codes and column names are the same in all */
  constructor(
    readonly path: string,
    private readonly language: Locale = DEFAULT_LOCALE,
  ) {}

  get exists(): boolean {
    return this.stream !== null;
  }

  async write(faults: readonly Fault[]): Promise<void> {
    if (faults.length === 0) return;
    if (!this.stream) {
      // Only for the person who imports: rejected values are personal data.
      this.stream = createWriteStream(this.path, { flags: 'w', mode: 0o600 });
      await once(this.stream, 'open');
      this.stream.write('\uFEFFline,field,value,code,reason\r\n');
    }
    const rows = faults.map((fault) => [fault.line, fault.column, fault.value, fault.code, faultInWords(fault.code, this.language)]);
    if (!this.stream.write(`${Papa.unparse(rows, { escapeFormulae: true })}\r\n`)) await once(this.stream, 'drain');
  }

  async close(): Promise<void> {
    if (!this.stream) return;
    this.stream.end();
    await finished(this.stream);
  }
}
