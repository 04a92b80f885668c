import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CasesModule } from '#cases';
import type { Clock } from '#kernel';
import type { ServiceConfig } from '#platform/config';
import { renewalProcess } from '#renewals';

/** Renewals on a database and a provider, without anything that starts them. */
@Module({})
export class RenewalsApp {
  static forRoot(config: ServiceConfig, clock: Clock): DynamicModule {
    return { module: RenewalsApp, imports: renewalProcess({ config, clock, applicationName: 'keepline cli', cases: CasesModule }) };
  }
}
