import { ApiError, toApiError } from './api-error.js';
import type { Document } from './document.js';

export interface ApiClient {
  /** Answers the operation's data; throws {@link ApiError} and nothing else, an aborted request aside. */
  request<Result, Variables>(document: Document<Result, Variables>, variables: Variables, signal?: AbortSignal): Promise<Result>;
}

export interface ApiClientOptions {
  fetch: typeof globalThis.fetch;
  /** Language of the error messages before anybody is signed in. */
  language: () => string;
}

/** GraphQL over POST with the session cookie; the extra header makes a forged cross-site form impossible. */
export function createApiClient({ fetch, language }: ApiClientOptions): ApiClient {
  return {
    async request(document, variables, signal) {
      const answer = await post(fetch, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/json', 'accept-language': language(), 'x-keepline-console': '1' },
        body: JSON.stringify({ query: document.text, operationName: document.name, variables }),
        signal: signal ?? null,
      });
      if (answer.errors?.length) throw toApiError(answer.errors);
      if (!answer.data) throw new ApiError('INTERNAL', '');
      return answer.data as NonNullable<ReturnType<NonNullable<typeof document.types>>>;
    },
  };
}

interface Answer {
  data?: object | null;
  errors?: readonly unknown[];
}

async function post(fetch: ApiClientOptions['fetch'], init: RequestInit): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch('/graphql', init);
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === 'AbortError') throw problem;
    throw new ApiError('UNREACHABLE', '');
  }
  if (!response.headers.get('content-type')?.includes('json')) throw withoutAnswer(response);
  try {
    return (await response.json()) as Answer;
  } catch {
    throw withoutAnswer(response);
  }
}

/** Something between us and the api answered: a proxy in front of a server that is down, or a broken one. */
function withoutAnswer(response: Response): ApiError {
  return response.status >= 500 ? new ApiError('UNREACHABLE', '') : new ApiError('INTERNAL', '', { status: response.status });
}
