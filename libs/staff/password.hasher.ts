import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

// The algorithm is argon2id by default.
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;
const CURRENT = '$argon2id$v=19$m=65536,t=3,p=1$';
/** Hashes at once: more would take all threads that file and name look-ups need, and 64 MiB each. */
const AT_ONCE = 4;

/** argon2id, 64 MiB, three passes: some 100 ms a hash. */
@Injectable()
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private dummy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, COST));
  }

  /** Takes the same time whether there is a hash (an account) or not. */
  async verify(stored: string | null, password: string): Promise<boolean> {
    const against = stored ?? (await this.dummyHash());
    const fits = await this.inTurn(() => verify(against, password));
    return fits && stored !== null;
  }

  /** Whether the hash was made at another cost than today's. */
  isOutdated(stored: string): boolean {
    return !stored.startsWith(CURRENT);
  }

  private dummyHash(): Promise<string> {
    return (this.dummy ??= this.hash(randomBytes(16).toString('hex')));
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
    try {
      return await work();
    } finally {
      // The place goes to the next in line, or is free again.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
