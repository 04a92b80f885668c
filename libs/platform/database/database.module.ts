import { Global, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConfigurationError } from '#platform/config';
import { createDataSource } from './data-source.js';
import type { DataSourceOptions } from './data-source.js';
import { Database } from './database.js';
import { isNotMigrated } from './sqlstate.js';

/** One pool per process; closed last, after HTTP and the queues. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  static forRoot(options: DataSourceOptions): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [{ provide: DataSource, useFactory: () => connect(options) }, Database],
      exports: [Database],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.dataSource.destroy();
  }
}

/** @throws ConfigurationError when there is no role to work as */
async function connect(options: DataSourceOptions): Promise<DataSource> {
  try {
    return await createDataSource(options).initialize();
  } catch (error) {
    if (isNotMigrated(error)) throw new ConfigurationError(['DATABASE_URL names a database that has never been migrated: run keepline migrate']);
    throw error;
  }
}
