import { Controller, Get, Header } from '@nestjs/common';
import { NoPermission } from '#platform/access';
import { Metrics } from '#platform/telemetry';

@Controller()
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get('metrics')
  @Header('cache-control', 'no-store')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @NoPermission('counts and durations only, read by the monitoring; METRICS=false turns it off')
  numbers(): string {
    return this.metrics.render();
  }
}
