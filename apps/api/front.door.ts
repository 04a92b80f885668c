import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { isRefusal } from '#kernel';
import { RequestEdge, requestContext } from '#platform/access';
import { GraphqlEndpoint, formatRefusal } from '#platform/graphql';
import { Metrics } from '#platform/telemetry';

/**
 * The first thing that sees a request. /graphql goes straight to its endpoint: Express would cost a tenth of the request rate
 * (docs/adr/0007). Everything else gets its context and the origin check here, and goes on to Express.
 */
export function openFrontDoor(app: INestApplication): void {
  const server = app.getHttpServer() as Server;
  const [express] = server.listeners('request') as RequestListener[];
  if (!express) throw new Error('The HTTP server has no handler yet');
  const graphql = app.get(GraphqlEndpoint);
  const edge = app.get(RequestEdge);
  const metrics = app.get(Metrics);
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (isGraphql(request.url)) graphql.handle(request, response);
    else admit(request, response);
  });

  function admit(request: IncomingMessage, response: ServerResponse): void {
    const started = performance.now();
    const context = edge.open(request);
    response.setHeader('x-request-id', context.requestId);
    response.on('finish', () => {
      metrics.observe(labelOf(request), response.statusCode, (performance.now() - started) / 1000);
    });
    requestContext.run(context, () => {
      if (comesFromHere(request, response)) express?.(request, response);
    });
  }

  function comesFromHere(request: IncomingMessage, response: ServerResponse): boolean {
    try {
      edge.refuseForeignOrigin(request);
      return true;
    } catch (refusal) {
      if (!isRefusal(refusal)) throw refusal;
      response.writeHead(403, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify({ error: formatRefusal(refusal) }));
      return false;
    }
  }
}

function isGraphql(url: string | undefined): boolean {
  return url === '/graphql' || url?.startsWith('/graphql?') === true;
}

/** Few values: the first part of the path, as far as it is one of ours. */
function labelOf({ method, url = '/' }: IncomingMessage): string {
  const part = /^\/(assets|export|webhooks|healthz|readyz|metrics)\b/.exec(url)?.[1] ?? 'page';
  return `${method ?? 'GET'} /${part}`;
}
