import { type IncomingMessage } from 'node:http';
import { ProviderError } from './stripe.error.js';

const MAX_BYTES = 1024 * 1024;

const tooLarge = (): ProviderError => new ProviderError(413, { type: 'invalid_request_error', message: 'Request entity too large: the request body may have up to 1048576 bytes.' });

/** The whole body as text. @throws ProviderError 413 over 1 MiB, without keeping what came */
export async function readBody(request: IncomingMessage): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return chunks.length === 1 ? (chunks[0]?.toString('utf8') ?? '') : Buffer.concat(chunks).toString('utf8');
}
