import { Kind, TypeInfo, execute, getNamedType, isScalarType, isSpecifiedScalarType, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, ExecutionResult, FormattedExecutionResult, GraphQLSchema, ValueNode } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { formatExecutionError, statusOf } from './error.format.js';
import type { GraphqlContext } from './graphql.context.js';

/** One operation of a validated document, ready to run. It calls the schema's own resolvers, guards included. */
export interface CompiledDocument {
  /** `query Name` or `mutation Name`, for logs and metrics. */
  readonly label: string;
  run(context: GraphqlContext, variables: Variables): Promise<CompiledAnswer>;
}

export interface CompiledAnswer {
  readonly status: number;
  readonly result: FormattedExecutionResult;
}

export type Variables = Readonly<Record<string, unknown>> | null | undefined;

type Run = (context: GraphqlContext, variables: Variables) => ExecutionResult | Promise<ExecutionResult>;

/** Compiles; throws if the compiler cannot, which for a validated document is a defect. */
export function compileDocument(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined, label: string): CompiledDocument {
  const run = writesOwnScalars(schema, document) ? interpreted(schema, document, operationName) : compiled(schema, document, operationName, label);
  return { label, run: async (context, variables) => answerOf(await run(context, variables)) };
}

function compiled(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined, label: string): Run {
  const query = compileQuery(schema, document, operationName, { disablingCapturingStackErrors: true });
  if (!isCompiledQuery(query)) throw new Error(`Cannot compile ${label}: ${query.errors?.[0]?.message ?? 'no reason given'}`);
  return (context, variables) => query.query({}, context, variables);
}

function interpreted(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Run {
  return (contextValue, variableValues) => execute({ schema, document, operationName, rootValue: {}, contextValue, variableValues });
}

/** graphql-jit writes literals into its code as JSON, which bends a bigint or a Date; such documents are interpreted. */
function writesOwnScalars(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let found = false;
  const inspect = (node: ValueNode): void => {
    const type = getNamedType(types.getInputType());
    if (node.kind !== Kind.VARIABLE && type && isScalarType(type) && !isSpecifiedScalarType(type)) found = true;
  };
  const values = [Kind.INT, Kind.FLOAT, Kind.STRING, Kind.BOOLEAN, Kind.LIST, Kind.OBJECT];
  visit(document, visitWithTypeInfo(types, Object.fromEntries(values.map((kind) => [kind, inspect]))));
  return found;
}

function answerOf({ data, errors }: ExecutionResult): CompiledAnswer {
  if (!errors || errors.length === 0) return { status: 200, result: { data: data ?? null } };
  const refusals = errors.map(formatExecutionError);
  const refused = refusals[0];
  // Nothing was executed: the variables did not fit.
  if (data === undefined) return { status: 400, result: { errors: refusals } };
  const outage = refused?.extensions.kind === 'outage';
  return { status: outage ? statusOf(refused) : 200, result: { errors: refusals, data } };
}
