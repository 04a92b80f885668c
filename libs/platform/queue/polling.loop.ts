import { setTimeout as delay } from 'node:timers/promises';

/** Does one piece of work after the other: again at once while there is more, else after a pause. Survives failures. */
export class PollingLoop {
  private stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    /** Gives true if there may be more to do at once. */
    private readonly work: () => Promise<boolean>,
    private readonly pauseMs: number,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    this.stopping = new AbortController();
    this.running = this.run(this.stopping.signal);
  }

  /** Waits for the piece in hand. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(stopped: AbortSignal): Promise<void> {
    while (!stopped.aborted) {
      const more = await this.work().catch((error: unknown) => {
        this.onError(error);
        return false;
      });
      if (!more) await delay(this.pauseMs, undefined, { signal: stopped }).catch(() => undefined);
    }
  }
}
