import { Logger } from '@nestjs/common';
import { ApolloServer, HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { IncomingMessage } from 'node:http';
import { compileDocument } from './compiled.document.js';
import { DocumentCache } from './document.cache.js';
import { formatRequestError } from './error.format.js';
import type { GraphqlContext } from './graphql.context.js';
import { LIMITS, limitRules } from './limits.js';

/** An answer on its way out. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers?: readonly (readonly [string, string])[];
}

/**
 * Apollo Server for documents that are new: it parses, validates and limits them. Its execution is replaced by the compiled
 * document, which is kept; a document that is already kept needs Apollo no more (ADR 0007).
 */
export class GraphqlServer {
  readonly documents = new DocumentCache();
  private readonly apollo: ApolloServer<GraphqlContext>;

  constructor(
    private readonly schema: GraphQLSchema,
    introspection: boolean,
  ) {
    this.apollo = new ApolloServer<GraphqlContext>({
      schema,
      logger: apolloLogger(),
      introspection,
      csrfPrevention: true,
      allowBatchedHttpRequests: false,
      persistedQueries: false,
      hideSchemaDetailsFromClientErrors: true,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      maxRecursiveSelections: LIMITS.recursiveSelections,
      parseOptions: { maxLexicalTokens: LIMITS.tokens },
      validationOptions: { maxErrors: LIMITS.validationErrors },
      validationRules: limitRules(),
      formatError: formatRequestError,
      plugins: [ApolloServerPluginLandingPageDisabled(), this.compiledExecution()],
    });
  }

  async start(): Promise<void> {
    await this.apollo.start();
  }

  async stop(): Promise<void> {
    await this.apollo.stop();
  }

  /** The way of a new document, and of everything that is not a well-formed POST. */
  async answer(request: IncomingMessage, body: unknown, context: GraphqlContext): Promise<HttpAnswer> {
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    }
    const search = new URL(request.url ?? '/', 'http://localhost').search;
    const answer = await this.apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: request.method?.toUpperCase() ?? 'GET', headers, search, body },
      context: () => Promise.resolve(context),
    });
    if (answer.body.kind !== 'complete') throw new Error('Incremental delivery is not served here');
    return { status: answer.status ?? 200, body: answer.body.string, headers: [...answer.headers] };
  }

  private compiledExecution(): ApolloServerPlugin<GraphqlContext> {
    const { documents, schema } = this;
    return {
      requestDidStart: () =>
        Promise.resolve({
          async responseForOperation({ request, source, document, operation, contextValue }) {
            const operationName = request.operationName ?? undefined;
            const label = `${operation.operation} ${operation.name?.value ?? 'anonymous'}`;
            const compiled = compileDocument(schema, document, operationName, label);
            documents.keep(source, operationName, compiled);
            const { status, result } = await compiled.run(contextValue, request.variables);
            return { body: { kind: 'single', singleResult: result }, http: { status, headers: new HeaderMap() } };
          },
        }),
    };
  }
}

function apolloLogger(): { debug: Say; info: Say; warn: Say; error: Say } {
  const logger = new Logger('Apollo');
  return {
    debug: (message) => logger.debug(message),
    info: (message) => logger.log(message),
    warn: (message) => logger.warn(message),
    error: (message) => logger.error(message),
  };
}

type Say = (message?: unknown) => void;
