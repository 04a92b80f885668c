import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { Clock } from '#kernel';
import { AuditModule } from '#audit';
import { AccessModule } from '#platform/access';
import { DatabaseModule } from '#platform/database';
import { GraphqlModule } from '#platform/graphql';
import { TelemetryModule } from '#platform/telemetry';
import { StaffApiModule } from '#staff/api';
import type { ApiOptions } from './api.options.js';
import { ClockModule } from './clock.module.js';
import { featureModules } from './features.js';
import { HealthModule } from './health/health.module.js';
import { RefusalFilter } from './refusal.filter.js';

@Module({})
export class ApiModule {
  static forRoot(options: ApiOptions, clock: Clock): DynamicModule {
    const { databaseUrl: url, poolSize, secure, origins, trustedProxies, introspection, idleMinutes, absoluteHours } = options;
    return {
      module: ApiModule,
      imports: [
        ClockModule.forRoot(clock),
        TelemetryModule,
        DatabaseModule.forRoot({ url, poolSize, applicationName: 'keepline api' }),
        AccessModule.forRoot({ origins, trustedProxies }),
        AuditModule,
        StaffApiModule.forRoot({ secureCookies: secure, idleMinutes, absoluteHours }),
        HealthModule,
        ...featureModules(),
        GraphqlModule.forRoot({ introspection }),
      ],
      providers: [{ provide: APP_FILTER, useClass: RefusalFilter }],
    };
  }
}
