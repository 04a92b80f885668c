import { type IncomingMessage } from 'node:http';
import { ProviderError } from './stripe.error.js';

const MAX_BYTES = 1024 * 1024;

const tooLarge = (): ProviderError => new ProviderError(413, { type: 'invalid_request_error', message: 'Request entity too large: the request body may have up to 1048576 bytes.' });

/** The whole body as text. @throws ProviderError 413 over 1 MiB; what still comes is thrown away, so that the client gets to read its answer */
export function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BYTES) chunks.push(chunk);
      else reject(tooLarge());
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', reject);
    if (Number(request.headers['content-length'] ?? 0) > MAX_BYTES) reject(tooLarge());
  });
}
