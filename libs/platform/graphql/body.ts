import type { IncomingMessage } from 'node:http';
import { Refusal } from '#kernel';

/** The body as text; refusal QUERY_TOO_LARGE as soon as it is known to exceed `limit` bytes. */
export function readBody(request: IncomingMessage, limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      reject(new Refusal('QUERY_TOO_LARGE'));
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else reject(new Refusal('QUERY_TOO_LARGE'));
    });
    request.on('end', () => {
      resolve((chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)).toString('utf8'));
    });
    request.on('error', reject);
    request.on('aborted', () => {
      reject(new Refusal('BAD_INPUT', { field: 'body', reason: 'INCOMPLETE' }));
    });
  });
}
