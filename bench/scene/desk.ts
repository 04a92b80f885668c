import type { Shot } from '../load/load.js';

export interface Operation {
  readonly query: string;
  readonly operationName: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A member of staff who is signed in to an api. */
export class Desk {
  private constructor(
    readonly url: string,
    private readonly cookie: string,
  ) {}

  static async open(url: string, email: string, password: string): Promise<Desk> {
    const query = 'mutation SignIn($email: String!, $password: String!) { signIn(email: $email, password: $password) { me { staff { id } } } }';
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, operationName: 'SignIn', variables: { email, password } }),
    });
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    if (cookies.length === 0) throw new Error(`Nobody is signed in: ${await response.text()}`);
    return new Desk(url, cookies.join('; '));
  }

  /** What the console would send. */
  shot(operation: Operation): Shot {
    return {
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json', 'accept-language': 'en', 'x-keepline-console': '1', cookie: this.cookie },
      body: JSON.stringify(operation),
    };
  }

  async ask<T>(operation: Operation): Promise<T> {
    const { path, ...init } = this.shot(operation);
    const answer = (await (await fetch(this.url + path, init)).json()) as { data?: T; errors?: unknown };
    if (answer.errors !== undefined || answer.data === undefined) throw new Error(`${operation.operationName}: ${JSON.stringify(answer.errors)}`);
    return answer.data;
  }
}
