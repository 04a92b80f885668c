import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * A file whose age says whether the worker works: written as long as the database answers, gone when the worker has
 * ended. A supervisor takes one that is older than a minute for dead.
 */
export class Heartbeat {
  static readonly EVERY_MS = 10_000;

  private constructor(private readonly file: string) {}

  static in(directory: string): () => Heartbeat {
    return () => new Heartbeat(path.join(directory, 'worker.alive'));
  }

  async beat(at: Date): Promise<void> {
    await mkdir(path.dirname(this.file), { recursive: true });
    await writeFile(this.file, `${process.pid} ${at.toISOString()}\n`);
  }

  async end(): Promise<void> {
    await rm(this.file, { force: true });
  }
}
