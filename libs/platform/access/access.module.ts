import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { EDGE_OPTIONS, RequestEdge } from './request.edge.js';
import type { EdgeOptions } from './request.edge.js';

/** Puts the guard before everything, and gives every request its context. Who is signed in comes from a SessionReader. */
@Global()
@Module({})
export class AccessModule {
  static forRoot(options: EdgeOptions): DynamicModule {
    return {
      module: AccessModule,
      providers: [{ provide: APP_GUARD, useClass: AccessGuard }, { provide: EDGE_OPTIONS, useValue: options }, RequestEdge],
      exports: [RequestEdge],
    };
  }
}
