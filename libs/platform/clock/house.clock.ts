import { performance } from 'node:perf_hooks';
import { systemClock } from '#kernel';
import type { Clock } from '#kernel';

/**
 * The time that all processes of an installation share: the database's, carried on by the processor's own steady count. A host whose clock is
 * wrong, or is set back while a worker runs, moves nothing by it.
 */
export class HouseClock implements Clock {
  private known = { at: systemClock.now().getTime(), tick: performance.now() };

  now(): Date {
    return new Date(this.known.at + performance.now() - this.known.tick);
  }

  /** Sets it by what the database says; half of the time that the question took is taken for the way back. */
  async set(ask: () => Promise<Date>): Promise<void> {
    const asked = performance.now();
    const at = await ask();
    const tick = performance.now();
    this.known = { at: at.getTime() + (tick - asked) / 2, tick };
  }
}
