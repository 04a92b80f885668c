/** The list as a NestJS tutorial would have it: code-first types, Apollo's driver, TypeORM's query. */
import 'reflect-metadata';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloDriver } from '@nestjs/apollo';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Args, Field, GraphQLModule, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { PeerOrder } from '../scene/contest.js';

@ObjectType('Line')
class LineType {
  @Field(() => ID) subscriberId!: string;
  @Field(() => ID) lineId!: string;
  @Field(() => String) name!: string;
  @Field(() => String) msisdn!: string;
  @Field(() => String) market!: string;
  @Field(() => String) status!: string;
  @Field(() => String) planName!: string;
  @Field(() => Date) validTo!: Date;
  @Field(() => Date) numberLostAt!: Date;
  @Field(() => String) zone!: string;
  @Field(() => Boolean) autoRenew!: boolean;
}

let statements: PeerOrder['statements'] = [];

@Resolver(() => LineType)
class LinesResolver {
  constructor(private readonly dataSource: DataSource) {}

  @Query(() => [LineType])
  async lines(@Args('list', { type: () => Int }) list: number): Promise<LineType[]> {
    const statement = statements[list]?.[0];
    if (!statement) throw new RangeError(`No list ${list}`);
    return (await this.dataSource.query<LineType[]>(statement.text, [...statement.values])).slice(0, 25);
  }
}

async function start(order: PeerOrder): Promise<number> {
  statements = order.statements;
  const dataSource = await new DataSource({ type: 'postgres', url: order.databaseUrl, poolSize: order.poolSize }).initialize();
  @Module({ imports: [GraphQLModule.forRoot<ApolloDriverConfig>({ driver: ApolloDriver, autoSchemaFile: true })], providers: [LinesResolver, { provide: DataSource, useValue: dataSource }] })
  class PeerModule {}
  const app = await NestFactory.create(PeerModule, { logger: ['error'] });
  await app.listen(0, '127.0.0.1');
  return ((app.getHttpServer() as Server).address() as AddressInfo).port;
}

process.once('message', (message) => {
  start(message as PeerOrder).then(
    (port) => process.send?.({ port }),
    (problem: unknown) => {
      process.stderr.write(`${String(problem)}\n`);
      process.exit(1);
    },
  );
});
process.channel?.ref();
process.once('SIGTERM', () => process.exit(0));
