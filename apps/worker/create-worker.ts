import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Clock } from '#kernel';
import { HouseClock } from '#platform/clock';
import { refuseUnfitRedis } from '#platform/queue';
import { PinoLogger } from '#platform/telemetry';
import { WorkerModule } from './worker.module.js';
import type { WorkerConfig } from './worker.module.js';

/** The worker, at work. @throws ConfigurationError when the Redis is not fit, Error when jobs and processors do not match or the database cannot be reached. */
export async function createWorker(config: WorkerConfig, clock: Clock = new HouseClock()): Promise<INestApplicationContext> {
  await refuseUnfitRedis(config.redisUrl);
  return NestFactory.createApplicationContext(WorkerModule.forRoot(config, clock), {
    abortOnError: false,
    logger: new PinoLogger({ level: config.logLevel, app: 'worker' }),
  });
}
