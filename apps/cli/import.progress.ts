import type { Clock } from '#kernel';
import type { ImportCounters } from '#subscribers/import';

/** One line that is rewritten on a terminal, and a line every ten seconds elsewhere. */
export class ImportProgress {
  private readonly startedAt: number;
  private shownAt = 0;
  private isOpen = false;

  /** @param size of the file in bytes; null when it is not known */
  constructor(
    private readonly output: NodeJS.WriteStream,
    private readonly size: number | null,
    private readonly clock: Clock,
  ) {
    this.startedAt = clock.now().getTime();
  }

  show({ read, rejected }: Readonly<ImportCounters>, bytes: number): void {
    const now = this.clock.now().getTime();
    if (now - this.shownAt < (this.output.isTTY ? 200 : 10_000)) return;
    this.shownAt = now;
    const seconds = Math.max((now - this.startedAt) / 1000, 0.001);
    const parts = [`${read} rows`, `${Math.round(read / seconds)}/s`, `${rejected} rejected`];
    if (this.size !== null && bytes > 0) parts.push(`${Math.floor((bytes / this.size) * 100)} %`, `${Math.ceil(((this.size - bytes) / bytes) * seconds)} s left`);
    this.output.write(this.output.isTTY ? `\r\u001b[K  ${parts.join(' · ')}` : `  ${parts.join(' · ')}\n`);
    this.isOpen = this.output.isTTY;
  }

  say(line: string): void {
    this.end();
    this.output.write(`  ${line}\n`);
  }

  end(): void {
    if (this.isOpen) this.output.write('\n');
    this.isOpen = false;
  }
}
