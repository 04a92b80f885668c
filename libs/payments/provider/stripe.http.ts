import type http from 'node:http';
import type https from 'node:https';
import { Readable } from 'node:stream';
import Stripe from 'stripe';
import { MAX_ANSWER_BYTES, exchange } from './http.exchange.js';
import type { HttpAnswer } from './http.exchange.js';

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;

/**
 * Stripe's requests over one bounded exchange. The SDK's own client sends a request again, unasked, when its connection
 * closes, reads answers of any size, and waits for as long as they trickle.
 */
export function stripeHttp(agent: http.Agent | https.Agent): HttpClient {
  return {
    getClientName: () => 'keepline',
    makeRequest: async (...request) => {
      const [host, port, path, method, headers, data, protocol, timeout] = request;
      const url = `${protocol}://${host}:${port}${path}`;
      const sent = headers as Record<string, string | number | string[]>;
      return responseOf(await exchange({ url, method, headers: sent, body: data === '' ? null : data, agent, deadlineMs: timeout, maxBytes: MAX_ANSWER_BYTES }));
    },
  };
}

function responseOf({ status, headers, body }: HttpAnswer): Awaited<ReturnType<HttpClient['makeRequest']>> {
  // The SDK writes status and headers into it.
  const raw = {};
  return {
    getStatusCode: () => status,
    getHeaders: () => headers as Record<string, string | string[]>,
    getRawResponse: () => raw,
    toStream: (complete) => {
      complete();
      return Readable.from([body]);
    },
    // Given anything but an object, the SDK throws where nobody listens, and its call never ends.
    toJSON: () =>
      Promise.resolve().then(() => {
        const answer: unknown = JSON.parse(body);
        if (typeof answer !== 'object' || answer === null) throw new Error('The answer is no object');
        return answer;
      }),
  };
}
