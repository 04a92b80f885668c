import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { Database } from '#platform/database';
import { JobWorker, OutboxRelay, PollingLoop, Scheduler } from '#platform/queue';
import { Heartbeat } from './heartbeat.js';

/** Starts everything that works by itself, and ends it without leaving anything half done. */
@Injectable()
export class WorkerLife implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('Worker');
  private readonly pulse: PollingLoop;

  constructor(
    private readonly jobs: JobWorker,
    private readonly relay: OutboxRelay,
    private readonly scheduler: Scheduler,
    private readonly heartbeat: Heartbeat,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.pulse = new PollingLoop(() => this.beat(), Heartbeat.EVERY_MS, (error) => this.log.error(`No heartbeat: ${String(error)}`));
  }

  async onApplicationBootstrap(): Promise<void> {
    this.jobs.start();
    this.relay.start();
    await this.scheduler.start();
    this.pulse.start();
    this.log.log('Working');
  }

  /** New work is refused first, then what is in hand is finished; pools close after that. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.scheduler.stop();
    await this.relay.stop();
    await this.jobs.stop();
    await this.pulse.stop();
    await this.heartbeat.end();
    this.log.log('Everything in hand is finished');
  }

  private async beat(): Promise<boolean> {
    await this.database.query('SELECT 1');
    await this.heartbeat.beat(this.clock.now());
    return false;
  }
}
