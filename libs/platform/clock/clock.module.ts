import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { ClockKeeper } from './clock.keeper.js';

/** The clock of the whole application; a test gives one that it can move. */
@Global()
@Module({})
export class ClockModule {
  static forRoot(clock: Clock): DynamicModule {
    return { module: ClockModule, providers: [{ provide: CLOCK, useValue: clock }], exports: [CLOCK] };
  }
}

/** Keeps that clock by the database's; for processes that do real work. */
@Module({ providers: [ClockKeeper] })
export class ClockKeeperModule {}
