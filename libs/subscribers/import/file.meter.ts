import { createHash } from 'node:crypto';

/** Counts and hashes the bytes of a file as they pass. */
export class FileMeter {
  bytes = 0;
  private readonly hash = createHash('sha256');
  private ended = false;

  async *through(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      this.bytes += chunk.length;
      this.hash.update(chunk);
      yield chunk;
    }
    this.ended = true;
  }

  /** Hex, or null when the file was not read to its end. */
  sha256(): string | null {
    return this.ended ? this.hash.digest('hex') : null;
  }
}
