import { type ServerResponse } from 'node:http';
import { type Fault } from '../faults/fault.js';

/** What goes back to the client. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What happens to it on its way. */
  readonly fault?: Fault | undefined;
}

const BAD_GATEWAY_PAGE = '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>';

/** Writes the answer, or what is left of it. */
export function send(response: ServerResponse, answer: Answer): void {
  const { status, body, headers, fault } = answer;
  switch (fault?.kind) {
    case 'dropBeforeCapture':
    case 'dropAfterCapture':
      response.destroy();
      return;
    case 'htmlBody':
      write(response, status, BAD_GATEWAY_PAGE, { ...headers, 'Content-Type': 'text/html' });
      return;
    case 'truncatedBody':
      write(response, status, body.slice(0, body.length >> 1), headers);
      return;
    default:
      write(response, status, body, headers);
  }
}

function write(response: ServerResponse, status: number, body: string, headers: Readonly<Record<string, string>>): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache, no-store', ...headers, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}
