import { newId } from '#kernel';

/** Requests to the provider that may be under way at a time, over all lanes of a run. */
export class CallSlots {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async use<T>(work: () => Promise<T>): Promise<T> {
    if (this.free === 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.free -= 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}

/** What the lanes of one run share. */
export class LiveRun {
  readonly id = newId();
  readonly slots: CallSlots;
  /** Providers that lines were left waiting for. */
  readonly waiting = new Set<string>();
  examined = 0;
  /** Money was stopped under way; no lane takes up anything more. */
  isHeld = false;
  private left: number;

  constructor(
    readonly batch: number,
    concurrency: number,
    limit: number | undefined,
    private readonly stopping: () => boolean,
  ) {
    this.left = limit ?? Infinity;
    this.slots = new CallSlots(concurrency);
  }

  /** How many lines the next batch may take; 0 when the run is over. */
  reserve(): number {
    if (this.isHeld || this.stopping()) return 0;
    const reserved = Math.min(this.batch, this.left);
    this.left -= reserved;
    return reserved;
  }

  /** Notes how many of the reserved lines there were. */
  took(reserved: number, examined: number): void {
    this.left += reserved - examined;
    this.examined += examined;
  }
}
