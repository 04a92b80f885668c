import { Injectable } from '@nestjs/common';
import { AbstractGraphQLDriver } from '@nestjs/graphql';
import type { GqlModuleOptions } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import { dropPropertyResolvers } from './plain.fields.js';

/** Builds the schema code-first. Serving it is the work of GraphqlEndpoint, so there is nothing to start here. */
@Injectable()
export class KeeplineDriver extends AbstractGraphQLDriver {
  override async generateSchema(options: GqlModuleOptions): Promise<GraphQLSchema> {
    const schema = await super.generateSchema(options);
    if (!schema) throw new Error('There is no resolver to build a schema from');
    dropPropertyResolvers(schema);
    return schema;
  }

  start(): Promise<void> {
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }
}
