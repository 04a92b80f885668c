/** Where the time comes from. Injected everywhere, so that a test or a replay can choose the moment. */
export interface Clock {
  now(): Date;
}

/** Dependency injection token of the {@link Clock}. */
export const CLOCK = Symbol('Clock');

export const systemClock: Clock = { now: () => new Date() };

/** How far to move a {@link FixedClock}; days are 24 hours. */
export interface ClockStep {
  days?: number;
  hours?: number;
  minutes?: number;
  seconds?: number;
}

/** A clock that stands still until it is moved. Every `now()` is a fresh Date, so callers cannot move it by mistake. */
export class FixedClock implements Clock {
  private millis: number;

  constructor(at: Date | string) {
    this.millis = toMillis(at);
  }

  now(): Date {
    return new Date(this.millis);
  }

  advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }: ClockStep): void {
    this.millis += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  }

  set(at: Date | string): void {
    this.millis = toMillis(at);
  }
}

function toMillis(at: Date | string): number {
  const millis = new Date(at).getTime();
  if (Number.isNaN(millis)) throw new RangeError(`Not a moment in time: ${String(at)}`);
  return millis;
}
