import type { Writable } from 'node:stream';

/** Lines of text, written no faster than they are read; `closed` once nobody reads any more, as after `| head`. */
export class LineOutput {
  closed = false;

  constructor(private readonly stream: Writable) {
    stream.on('error', (problem: NodeJS.ErrnoException) => {
      if (problem.code !== 'EPIPE') throw problem;
      this.closed = true;
    });
  }

  async write(line: string): Promise<void> {
    if (this.closed || this.stream.write(`${line}\n`)) return;
    await new Promise<void>((resolve) => {
      for (const event of ['drain', 'error', 'close']) this.stream.once(event, () => resolve());
    });
  }
}
