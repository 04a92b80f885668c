import http from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import https from 'node:https';

/** Largest answer of a provider that is read; theirs are a few kilobytes. */
export const MAX_ANSWER_BYTES = 1_048_576;

export interface HttpQuestion {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string | number | string[]>>;
  readonly body: string | null;
  readonly agent: http.Agent | https.Agent;
  /** For the whole exchange, however slowly the answer comes. */
  readonly deadlineMs: number;
  /** Largest answer that is read. */
  readonly maxBytes: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** `NOT_CONNECTED`: nothing was sent. The other codes leave open whether the question arrived. */
export type ExchangeFault = 'NOT_CONNECTED' | 'TIMED_OUT' | 'CLOSED' | 'TOO_LARGE';

/** Why there is no answer. */
export class ExchangeError extends Error {
  constructor(
    readonly code: ExchangeFault,
    /** The system's own code, such as ECONNREFUSED. */
    readonly detail: string | null,
  ) {
    super(detail === null ? code : `${code} ${detail}`);
  }
}

/** Sends one request once, and reads a bounded answer within a bounded time. @throws ExchangeError */
export function exchange({ url, method, headers, body, agent, deadlineMs, maxBytes }: HttpQuestion): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    let connected = false;
    const sent = (url.startsWith('https:') ? https : http).request(url, { method, headers, agent });
    const fail = (code: ExchangeFault, detail: string | null): void => {
      clearTimeout(deadline);
      reject(new ExchangeError(connected ? code : 'NOT_CONNECTED', detail));
      sent.destroy();
    };
    const deadline = setTimeout(() => fail('TIMED_OUT', null), deadlineMs);
    sent.on('socket', (socket) => {
      if (!socket.connecting) connected = true;
      else socket.once(url.startsWith('https:') ? 'secureConnect' : 'connect', () => (connected = true));
    });
    sent.on('error', (error) => fail('CLOSED', codeOf(error)));
    sent.on('response', (answer) => {
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBytes) fail('TOO_LARGE', `more than ${maxBytes} bytes`);
        else chunks.push(chunk);
      });
      answer.on('error', (error) => fail('CLOSED', codeOf(error)));
      answer.on('end', () => {
        clearTimeout(deadline);
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    sent.end(body ?? undefined);
  });
}

/** A refused dual-stack connection comes as one error with one inside for each address; it carries their code. */
function codeOf(error: Error): string | null {
  return 'code' in error && typeof error.code === 'string' ? error.code : null;
}
