import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { Database } from '../database/index.js';
import { HouseClock } from './house.clock.js';

/** Steady counts of two machines differ by seconds a day at most: a minute apart, the clock is right to a few milliseconds. */
const SET_EVERY_MS = 60_000;

/** Keeps the house's clock by the database's. A clock that was given otherwise, as in specs, is left alone. */
@Injectable()
export class ClockKeeper implements OnModuleInit, OnModuleDestroy {
  private readonly log = new Logger('Clock');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    const { clock } = this;
    if (!(clock instanceof HouseClock)) return;
    await this.set(clock);
    this.timer = setInterval(() => {
      this.set(clock).catch((error: unknown) => this.log.warn(`The clock was not set by the database and goes on by itself: ${String(error)}`));
    }, SET_EVERY_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private set(clock: HouseClock): Promise<void> {
    return clock.set(async () => {
      const [row] = await this.database.query<{ now: Date }>('SELECT clock_timestamp() AS now');
      if (!row) throw new Error('The database told no time');
      return row.now;
    });
  }
}
