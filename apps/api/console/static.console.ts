import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RequestHandler, Response } from 'express';
import { nonceOf } from './security.headers.js';

/** Stands in index.html where each answer puts its nonce; Vite writes it there. */
const NONCE_MARK = /__CSP_NONCE__/g;
/** What belongs to the server, so that an unknown path below it is a 404 and not the console. */
const SERVER_PATHS = /^\/(graphql|export|webhooks|healthz|readyz|metrics)(\/|$)/;

/** Serves the built console: files under assets/ carry their hash and never change; every page path answers index.html. */
export function serveConsole(app: NestExpressApplication, directory: string): void {
  app.useStaticAssets(join(directory, 'assets'), { prefix: '/assets', immutable: true, maxAge: '1y', index: false, fallthrough: false });
  app.useStaticAssets(directory, { index: false, maxAge: '1h', setHeaders: refuseIndexCache });
  app.use(page(join(directory, 'index.html')));
}

function page(file: string): RequestHandler {
  let html: string | undefined;
  return (request, response, next) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !SERVER_PATHS.test(request.path) && request.accepts('html') !== false;
    if (!isPage) {
      next();
      return;
    }
    void (async () => {
      html ??= await readFile(file, 'utf8');
      response.set('cache-control', 'no-store').type('html').send(html.replace(NONCE_MARK, nonceOf(response)));
    })().catch(next);
  };
}

function refuseIndexCache(response: Pick<Response, 'setHeader'>, path: string): void {
  if (path.endsWith('.html')) response.setHeader('cache-control', 'no-store');
}
