import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { GRAPHQL_OPTIONS, GraphqlEndpoint } from './graphql.endpoint.js';
import type { GraphqlOptions } from './graphql.endpoint.js';
import { KeeplineDriver } from './keepline.driver.js';
import { DateTimeScalar } from './scalars.js';

/** The schema of all resolvers of the application, and the endpoint that serves it. Needs AccessModule and TelemetryModule. */
@Module({})
export class GraphqlModule {
  static forRoot(options: GraphqlOptions): DynamicModule {
    return {
      module: GraphqlModule,
      imports: [
        GraphQLModule.forRoot({
          driver: KeeplineDriver,
          autoSchemaFile: true,
          buildSchemaOptions: { numberScalarMode: 'integer', scalarsMap: [{ type: Date, scalar: DateTimeScalar }] },
        }),
      ],
      providers: [{ provide: GRAPHQL_OPTIONS, useValue: options }, GraphqlEndpoint],
      exports: [GraphqlEndpoint, GraphQLModule],
    };
  }
}
