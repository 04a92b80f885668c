import { Controller, Get, Header, Res } from '@nestjs/common';
import type { Response } from 'express';
import { NoPermission } from '#platform/access';
import { Readiness } from './readiness.js';

@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process lives. */
  @Get('healthz')
  @Header('cache-control', 'no-store')
  @NoPermission('asked by whoever keeps the process running')
  alive(): { status: string } {
    return { status: 'alive' };
  }

  /** Requests can be answered, with the reason if work waits in the background; 503 and the reason otherwise. */
  @Get('readyz')
  @Header('cache-control', 'no-store')
  @NoPermission('asked by the load balancer')
  async ready(@Res({ passthrough: true }) response: Response): Promise<object> {
    const { ready, reason, degraded } = await this.readiness.check();
    response.status(ready ? 200 : 503);
    if (!ready) return { status: 'not ready', reason };
    return degraded === null ? { status: 'ready' } : { status: 'ready', degraded };
  }
}
