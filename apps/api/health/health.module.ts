import { Module } from '@nestjs/common';
import type { DynamicModule, OnModuleInit } from '@nestjs/common';
import { Database } from '#platform/database';
import { Metrics } from '#platform/telemetry';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { REDIS_URL, Readiness } from './readiness.js';

@Module({})
export class HealthModule implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {}

  static forRoot(options: { readonly metrics: boolean; readonly redisUrl: string | undefined }): DynamicModule {
    const controllers = options.metrics ? [HealthController, MetricsController] : [HealthController];
    return { module: HealthModule, controllers, providers: [{ provide: REDIS_URL, useValue: options.redisUrl ?? null }, Readiness] };
  }

  onModuleInit(): void {
    const { pool } = this.database;
    this.metrics.gauge('keepline_pool_connections', 'Database connections that are open.', () => pool.totalCount);
    this.metrics.gauge('keepline_pool_idle', 'Database connections that nobody uses.', () => pool.idleCount);
    this.metrics.gauge('keepline_pool_waiting', 'Requests that wait for a database connection.', () => pool.waitingCount);
    this.metrics.gauge('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss());
    this.metrics.gauge('process_uptime_seconds', 'Age of the process.', () => process.uptime());
  }
}
