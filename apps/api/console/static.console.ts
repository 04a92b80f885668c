import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express from 'express';
import type { RequestHandler, Router } from 'express';
import { nonceOf } from './security.headers.js';

/** Stands in index.html where each answer puts its nonce; Vite writes it there. */
const NONCE_MARK = /__CSP_NONCE__/g;
/** What belongs to the server, so that an unknown path below it is a 404 and not the console. */
const SERVER_PATHS = /^\/(graphql|export|webhooks|healthz|readyz|metrics)(\/|$)/;

/** The built console: files under assets/ carry their hash and never change; every page path answers index.html. */
export function staticConsole(directory: string): Router {
  const router = express.Router();
  router.use('/assets', express.static(join(directory, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: false }));
  router.use(express.static(directory, { index: false, maxAge: '1h', setHeaders: refuseIndexCache }));
  router.use(page(join(directory, 'index.html')));
  return router;
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

function refuseIndexCache(response: { setHeader(name: string, value: string): unknown }, path: string): void {
  if (path.endsWith('.html')) response.setHeader('cache-control', 'no-store');
}
