import type { DocumentNode, FormattedExecutionResult, GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { formatExecutionError, statusOf } from './error.format.js';
import type { GraphqlContext } from './graphql.context.js';

/** One operation of a validated document, compiled to a function. It calls the schema's own resolvers, guards included. */
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

/** Compiles; throws if the compiler cannot, which for a validated document is a defect. */
export function compileDocument(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined, label: string): CompiledDocument {
  const compiled = compileQuery(schema, document, operationName, { disablingCapturingStackErrors: true });
  if (!isCompiledQuery(compiled)) throw new Error(`Cannot compile ${label}: ${compiled.errors?.[0]?.message ?? 'no reason given'}`);
  return {
    label,
    async run(context, variables) {
      const { data, errors } = await compiled.query({}, context, variables);
      if (!errors || errors.length === 0) return { status: 200, result: { data: data ?? null } };
      const refusals = errors.map(formatExecutionError);
      const refused = refusals[0];
      // Nothing was executed: the variables did not fit.
      if (data === undefined) return { status: 400, result: { errors: refusals } };
      const outage = refused?.extensions.kind === 'outage';
      return { status: outage ? statusOf(refused) : 200, result: { errors: refusals, data } };
    },
  };
}
