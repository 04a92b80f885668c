import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { Refusal } from '#kernel';
import { RequestEdge, requestContext } from '#platform/access';
import type { Context } from '#platform/access';
import { Metrics } from '#platform/telemetry';
import { readBody } from './body.js';
import type { CompiledDocument, Variables } from './compiled.document.js';
import { formatRefusal, statusOf, toRefusal } from './error.format.js';
import type { GraphqlContext } from './graphql.context.js';
import { GraphqlServer } from './graphql.server.js';
import type { HttpAnswer } from './graphql.server.js';
import { LIMITS } from './limits.js';

export interface GraphqlOptions {
  /** Whether clients may ask for the schema; off in production. */
  readonly introspection: boolean;
}

/** Dependency injection token of {@link GraphqlOptions}. */
export const GRAPHQL_OPTIONS = Symbol('GraphqlOptions');

interface GraphqlRequest {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
}

/**
 * POST /graphql, straight on the HTTP server: no router, no body parser, one read of the body. A document that was admitted
 * before runs compiled; everything else goes through Apollo Server.
 */
@Injectable()
export class GraphqlEndpoint implements OnApplicationBootstrap, OnApplicationShutdown {
  private server: GraphqlServer | undefined;

  constructor(
    private readonly schemaHost: GraphQLSchemaHost,
    private readonly edge: RequestEdge,
    private readonly metrics: Metrics,
    @Inject(GRAPHQL_OPTIONS) private readonly options: GraphqlOptions,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.server = new GraphqlServer(this.schemaHost.schema, this.options.introspection);
    await this.server.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.server?.stop();
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    const started = performance.now();
    const context = this.edge.open(request);
    const label = { text: 'graphql' };
    requestContext.run(context, () => {
      this.answer(request, context, label)
        .catch((thrown: unknown) => this.refuse(thrown))
        .then((answer) => {
          send(response, context, answer);
          this.metrics.observe(label.text, answer.status, (performance.now() - started) / 1000);
        })
        .catch(() => response.destroy());
    });
  }

  private async answer(request: IncomingMessage, context: Context, label: { text: string }): Promise<HttpAnswer> {
    this.edge.refuseForeignOrigin(request);
    const body = isJsonPost(request) ? parseJson(await readBody(request, LIMITS.bodyBytes)) : undefined;
    const identified = context.identify?.();
    if (identified) await identified;
    const graphqlContext: GraphqlContext = { headers: request.headers, outgoing: [] };
    const kept = this.keptFor(body);
    const answer = kept ? await run(kept, body, graphqlContext) : await this.running.answer(request, body, graphqlContext);
    label.text = (kept ?? this.keptFor(body))?.label ?? label.text;
    return graphqlContext.outgoing.length > 0 ? { ...answer, headers: [...(answer.headers ?? []), ...graphqlContext.outgoing] } : answer;
  }

  /** The kept document that this body asks for, or nothing if the body needs a closer look. */
  private keptFor(body: unknown): CompiledDocument | undefined {
    const { query, operationName, variables } = (body ?? {}) as GraphqlRequest;
    if (typeof query !== 'string' || !isAbsentOr('string', operationName) || !isAbsentOr('object', variables) || Array.isArray(variables)) return undefined;
    return this.running.documents.find(query, (operationName as string | null | undefined) ?? undefined);
  }

  private refuse(thrown: unknown): HttpAnswer {
    const refusal = formatRefusal(toRefusal(thrown));
    return { status: statusOf(refusal), body: JSON.stringify({ errors: [refusal] }) };
  }

  private get running(): GraphqlServer {
    if (!this.server) throw new Refusal('DATABASE_UNAVAILABLE');
    return this.server;
  }
}

async function run(document: CompiledDocument, body: unknown, context: GraphqlContext): Promise<HttpAnswer> {
  const { status, result } = await document.run(context, (body as GraphqlRequest).variables as Variables);
  return { status, body: JSON.stringify(result) };
}

/** What a page of another site cannot send without asking first. */
function isJsonPost({ method, headers }: IncomingMessage): boolean {
  return method === 'POST' && /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('BAD_INPUT', { field: 'body', reason: 'NOT_JSON' });
  }
}

function isAbsentOr(type: 'string' | 'object', value: unknown): boolean {
  return value === undefined || value === null || typeof value === type;
}

function send(response: ServerResponse, { requestId }: Context, { status, body, headers }: HttpAnswer): void {
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-request-id', requestId);
  for (const [name, value] of headers ?? []) response.setHeader(name, value);
  response.setHeader('content-length', Buffer.byteLength(body));
  // What is left of a body that was too large is not read.
  if (status === 413) response.setHeader('connection', 'close');
  response.writeHead(status).end(body);
}
