import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { Clock } from '#kernel';
import { AuditModule } from '#audit';
import { AccessModule } from '#platform/access';
import { ClockKeeperModule, ClockModule } from '#platform/clock';
import { DatabaseModule } from '#platform/database';
import { GraphqlModule } from '#platform/graphql';
import { TelemetryModule } from '#platform/telemetry';
import { StaffApiModule } from '#staff/api';
import type { ApiConfig } from './api.config.js';
import { featureModules } from './features.js';
import { HealthModule } from './health/health.module.js';
import { RefusalFilter } from './refusal.filter.js';

@Module({})
export class ApiModule {
  static forRoot(config: ApiConfig, clock: Clock): DynamicModule {
    const { databaseUrl: url, databasePoolSize: poolSize, publicUrl, trustedProxies } = config;
    return {
      module: ApiModule,
      imports: [
        ClockModule.forRoot(clock),
        ClockKeeperModule,
        TelemetryModule,
        DatabaseModule.forRoot({ url, poolSize, applicationName: 'keepline api' }),
        AccessModule.forRoot({ origins: [publicUrl], trustedProxies }),
        AuditModule,
        StaffApiModule.forRoot({
          secureCookies: isSecure(config),
          idleMinutes: config.sessionIdleMinutes,
          absoluteHours: config.sessionAbsoluteHours,
        }),
        HealthModule.forRoot({ metrics: config.metrics, redisUrl: config.redisUrl }),
        ...featureModules(config),
        GraphqlModule.forRoot({ introspection: config.environment === 'development' }),
      ],
      providers: [{ provide: APP_FILTER, useClass: RefusalFilter }],
    };
  }
}

/** Whether browsers reach us by https, so that cookies and policies may insist on it. */
export function isSecure({ publicUrl }: ApiConfig): boolean {
  return publicUrl.startsWith('https:');
}
