import { jest } from '@jest/globals';
import { createApiClient } from './api-client.js';
import { asApiError, isWorthRetrying, toApiError } from './api-error.js';
import type { Document } from './document.js';

const document: Document<{ me: null }, { id: string }> = { name: 'Me', text: 'query Me { me { id } }' };

function clientAnswering(answer: () => Promise<Response>) {
  const fetch = jest.fn<typeof globalThis.fetch>(answer);
  return { fetch, client: createApiClient({ fetch, language: () => 'fr-FR' }) };
}

const json = (body: unknown, status = 200): (() => Promise<Response>) => () => Promise.resolve(Response.json(body, { status }));

async function failureOf(promise: Promise<unknown>) {
  return asApiError(await promise.then(() => 'no failure', (problem: unknown) => problem));
}

describe('a request', () => {
  test('goes as JSON, with the cookie, the console mark and the reader’s language', async () => {
    const { client, fetch } = clientAnswering(json({ data: { me: null } }));
    await expect(client.request(document, { id: '1' })).resolves.toEqual({ me: null });
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(url).toBe('/graphql');
    expect(init).toMatchObject({ method: 'POST', credentials: 'same-origin', headers: { 'x-keepline-console': '1', 'accept-language': 'fr-FR', 'content-type': 'application/json' } });
    expect(JSON.parse(init?.body as string)).toEqual({ query: document.text, operationName: 'Me', variables: { id: '1' } });
  });

  test('a refusal keeps its code, kind, params and the sentence in the reader’s language', async () => {
    const refusal = { message: 'Trop de tentatives', extensions: { code: 'SIGN_IN_THROTTLED', kind: 'limit', params: { seconds: 30 } } };
    const error = await failureOf(clientAnswering(json({ errors: [refusal], data: null })).client.request(document, { id: '1' }));
    expect(error).toMatchObject({ code: 'SIGN_IN_THROTTLED', kind: 'limit', message: 'Trop de tentatives', params: { seconds: 30 }, status: 422 });
  });

  test('no answer at all is UNREACHABLE, and worth another try', async () => {
    const error = await failureOf(clientAnswering(() => Promise.reject(new TypeError('Failed to fetch'))).client.request(document, { id: '1' }));
    expect(error.code).toBe('UNREACHABLE');
    expect(isWorthRetrying(error)).toBe(true);
  });

  test('a proxy’s error page is UNREACHABLE too', async () => {
    const error = await failureOf(clientAnswering(() => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }))).client.request(document, { id: '1' }));
    expect(error.code).toBe('UNREACHABLE');
  });

  test('an aborted request stays an abort, and is no failure to show', async () => {
    const abort = new DOMException('Aborted', 'AbortError');
    await expect(clientAnswering(() => Promise.reject(abort)).client.request(document, { id: '1' })).rejects.toBe(abort);
  });
});

describe('an error of the server', () => {
  test('a code that the console does not know is INTERNAL', () => {
    expect(toApiError([{ message: 'x', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }])).toMatchObject({ code: 'INTERNAL', kind: 'internal' });
  });

  test('a code is not taken from the prototype of the list', () => {
    expect(toApiError([{ message: 'x', extensions: { code: 'toString' } }]).code).toBe('INTERNAL');
  });

  test('the reference of a surprise is kept', () => {
    expect(toApiError([{ message: 'x', extensions: { code: 'INTERNAL', reference: 'e-1' } }]).reference).toBe('e-1');
  });

  test('a lost session is 401, a missing right 403', () => {
    expect(toApiError([{ extensions: { code: 'SESSION_EXPIRED' } }]).status).toBe(401);
    expect(toApiError([{ extensions: { code: 'FORBIDDEN' } }]).status).toBe(403);
  });

  test.each([['nothing'], [{}], [null]])('%p is survived', (error) => {
    expect(toApiError([error]).code).toBe('INTERNAL');
  });

  test('a refusal is not asked again by itself', () => {
    expect(isWorthRetrying(toApiError([{ extensions: { code: 'CONFLICT' } }]))).toBe(false);
    expect(isWorthRetrying(toApiError([{ extensions: { code: 'DATABASE_UNAVAILABLE' } }]))).toBe(true);
  });
});
