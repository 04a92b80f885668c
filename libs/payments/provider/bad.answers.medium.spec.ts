import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId, newReference, systemClock } from '#kernel';
import { PaypalConnection, PaypalProvider, StripeProvider, connectStripe } from '#payments';
import type { PaymentProvider, ProviderRequest } from '#payments';
import { keepNothing } from '#payments/testing';

const RETURN_URL = 'https://desk.test/pay/done';

const MEGABYTE = 1_048_576;
const TIMEOUT_MS = 1_500;

/** A server that signs in whoever asks and makes orders, and answers everything else as the test says. */
describe('an answer that is none', () => {
  let server: Server;
  let url: string;
  let written = 0;
  let answer: (response: ServerResponse) => void = () => undefined;

  beforeAll(async () => {
    server = createServer((request, response) => {
      request.resume();
      if (request.url === '/v1/oauth2/token') json(response, { access_token: 'token', token_type: 'Bearer', expires_in: 900 });
      else if (request.url === '/v2/checkout/orders') json(response, { id: 'ORDER1', status: 'CREATED' });
      else answer(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const json = (response: ServerResponse, body: object): void => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const providers: Readonly<Record<string, () => PaymentProvider>> = {
    stripe: () => new StripeProvider(connectStripe({ apiUrl: url, secretKey: 'sk_test_spec', webhookSecret: 'whsec_spec', timeoutMs: TIMEOUT_MS }).stripe, systemClock, RETURN_URL),
    paypal: () => new PaypalProvider(new PaypalConnection({ apiUrl: url, certificateUrl: url, clientId: 'c', clientSecret: 's', webhookId: 'w', timeoutMs: TIMEOUT_MS }), systemClock),
  };
  const request = (): ProviderRequest => ({
    chargeId: newId(), reference: newReference('CHG'), amount: { minor: 500n, currency: 'EUR' }, method: { token: 'token', customer: null }, providerReference: null, byLink: false, createdAt: systemClock.now(),
  });

  /** Writes for as long as somebody reads. */
  const flood = (response: ServerResponse): void => {
    written = 0;
    response.writeHead(200, { 'content-type': 'application/json' });
    const block = Buffer.alloc(64 * 1024, ' ');
    const more = (): void => {
      while (!response.destroyed && written < 50 * MEGABYTE) {
        written += block.length;
        if (!response.write(block)) return void response.once('drain', more);
      }
    };
    more();
  };
  const trickle = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => (response.destroyed ? clearInterval(timer) : response.write(' ')), 50);
    response.once('close', () => clearInterval(timer));
  };

  describe.each(Object.keys(providers))('of %s', (name) => {
    const provider = (): PaymentProvider => providers[name]?.() ?? (undefined as never);

    it.each<[what: string, how: (response: ServerResponse) => void]>([
      ['HTML with 200', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>')],
      ['HTML with 502', (response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>')],
      ['HTML with 503', (response) => response.writeHead(503, { 'content-type': 'text/html' }).end('<html>Blocked</html>')],
      ['nothing with 200', (response) => response.writeHead(200).end()],
      ['truncated JSON', (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"ORDER1","status":"COMPL')],
      ['JSON that is null', (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('null')],
      ['JSON that is a list', (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('[]')],
      ['JSON of something else', (response) => json(response, { hello: 'world' })],
      ['a success without an amount', (response) => json(response, { id: 'ORDER1', object: 'payment_intent', status: name === 'stripe' ? 'succeeded' : 'COMPLETED' })],
      ['a redirect', (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()],
      ['a connection that ends within the answer', (response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
        response.write('{"id":');
        setTimeout(() => response.destroy(), 20);
      }],
      ['an answer that never ends', trickle],
    ])('%s: the outcome is not known, and nothing is thrown', async (_, how) => {
      answer = how;
      const charged = await provider().charge(request(), keepNothing);
      expect(charged).toMatchObject({ kind: 'unknown' });
      const asked = await provider().find({ ...request(), providerReference: 'ORDER1', method: { token: 'token', customer: 'cus' } });
      expect(asked).toMatchObject({ kind: 'unknown' });
    });

    it('50 MB: reading ends at one, and the outcome is not known', async () => {
      answer = flood;
      expect(await provider().charge(request(), keepNothing)).toMatchObject({ kind: 'unknown', note: 'no_answer', detail: expect.stringContaining('TOO_LARGE') as string });
      // What the sockets had buffered may have been written beyond what was read.
      expect(written).toBeLessThan(20 * MEGABYTE);
    });
  });
});
