import 'reflect-metadata';
import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { systemClock } from '#kernel';
import type { Clock } from '#kernel';
import { assertEveryHandlerDeclaresAccess } from '#platform/access';
import { PinoLogger } from '#platform/telemetry';
import { ApiModule } from './api.module.js';
import type { ApiOptions } from './api.options.js';
import { securityHeaders } from './console/security.headers.js';
import { staticConsole } from './console/static.console.js';
import { openFrontDoor } from './front.door.js';

/** The whole API, initialised and not yet listening. Refuses to be made when a handler declares no permission. */
export async function createApi(options: ApiOptions, clock: Clock = systemClock): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.forRoot(options, clock), {
    rawBody: true,
    abortOnError: false,
    logger: new PinoLogger({ level: options.logLevel, app: 'api' }),
  });
  try {
    app.disable('x-powered-by');
    app.set('trust proxy', options.trustedProxies);
    app.use(securityHeaders(options.secure));
    if (options.consoleDirectory !== null) app.use(staticConsole(options.consoleDirectory));
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
}
