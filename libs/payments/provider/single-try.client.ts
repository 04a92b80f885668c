import Stripe from 'stripe';

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;

/**
 * The SDK sends a request again, unasked, when its connection closes. If the second try then cannot connect, the error
 * reads as if nothing had ever been sent. Under another code the closed connection is what it is: an unknown outcome.
 */
export function singleTry(client: HttpClient): HttpClient {
  return {
    getClientName: () => client.getClientName(),
    makeRequest: (...request) =>
      client.makeRequest(...request).catch((error: unknown) => {
        throw isClosed(error) ? Object.assign(new Error('The connection closed before an answer came', { cause: error }), { code: 'CLOSED' }) : error;
      }),
  };
}

function isClosed(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && Stripe.HttpClient.CONNECTION_CLOSED_ERROR_CODES.includes(code);
}
