import 'reflect-metadata';
import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Clock } from '#kernel';
import { assertEveryHandlerDeclaresAccess } from '#platform/access';
import { HouseClock } from '#platform/clock';
import { refuseUnfitRedis } from '#platform/queue';
import { PinoLogger } from '#platform/telemetry';
import type { ApiConfig } from './api.config.js';
import { ApiModule, isSecure } from './api.module.js';
import { securityHeaders } from './console/security.headers.js';
import { serveConsole } from './console/static.console.js';
import { openFrontDoor } from './front.door.js';

export interface ApiParts {
  readonly clock?: Clock;
  /** Directory of the built console; without it only the API is served. */
  readonly consoleDirectory?: string;
}

/** The whole API, initialised and not yet listening. Refuses to be made when a handler declares no permission, or when the Redis is not fit. */
export async function createApi(config: ApiConfig, { clock = new HouseClock(), consoleDirectory }: ApiParts = {}): Promise<INestApplication> {
  await refuseUnfitRedis(config.redisUrl);
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.forRoot(config, clock), {
    rawBody: true,
    abortOnError: false,
    logger: new PinoLogger({ level: config.logLevel, app: 'api' }),
  });
  try {
    app.disable('x-powered-by');
    app.use(securityHeaders(isSecure(config)));
    if (consoleDirectory !== undefined) serveConsole(app, consoleDirectory);
    await app.init();
    assertEveryHandlerDeclaresAccess(app);
    limitPatience(app.getHttpServer());
    openFrontDoor(app);
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** A client that sends slowly, or not at all, does not keep a connection for ever. */
function limitPatience(server: Server): void {
  server.requestTimeout = 15_000;
  server.headersTimeout = 10_000;
  server.keepAliveTimeout = 65_000;
  // A connection whose answer ends after closing began is not kept for another request: closing would wait for it.
  const close = server.close.bind(server);
  server.close = (done) => {
    server.keepAliveTimeout = 1;
    return close(done);
  };
}
