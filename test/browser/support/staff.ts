import { keepline, PRODUCT_URL } from './product.js';

export type Role = 'agent' | 'supervisor' | 'admin' | 'auditor';
/** The demo's accounts, and a second agent who was added on the command line. */
export type Who = Role | 'colleague';

export const DEMO_PASSWORD = 'keepline-demo-2026';
const COLLEAGUE_PASSWORD = 'quiet lamps over water';
export const COLLEAGUE = 'Karim Haddad';

export const emailOf = (who: Who): string => `${who}@demo.keepline.test`;

/** A signed-in member of staff who asks the API directly, and whose cookie a browser can be given. */
export interface StaffSession {
  readonly cookie: { readonly name: string; readonly value: string };
  /** Answers the operation's data. @throws Error with the code when it was refused */
  ask<Data>(query: string, variables?: object): Promise<Data>;
}

/** Adds the second agent; a worker that takes over from another finds them there. */
export async function addColleague(): Promise<void> {
  const { code, output } = await keepline(['staff', 'add', '--email', emailOf('colleague'), '--name', COLLEAGUE, '--role', 'agent', '--zone', 'Europe/Paris', '--password-stdin'], COLLEAGUE_PASSWORD);
  if (code !== 0 && !output.includes('already')) throw new Error(output);
}

export async function signInTo(who: Who): Promise<StaffSession> {
  const password = who === 'colleague' ? COLLEAGUE_PASSWORD : DEMO_PASSWORD;
  const answer = await post('mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { me { idleMinutes } } }', { email: emailOf(who), password });
  const [name, value] = (answer.headers.getSetCookie()[0]?.split(';')[0] ?? '').split('=');
  if (!name || !value) throw new Error(`${emailOf(who)} cannot sign in: ${await answer.text()}`);
  return {
    cookie: { name, value },
    async ask<Data>(query: string, variables: object = {}): Promise<Data> {
      const { data, errors } = (await (await post(query, variables, `${name}=${value}`)).json()) as { data?: Data; errors?: { message: string; extensions: { code: string } }[] };
      if (errors?.[0]) throw new Error(`${errors[0].extensions.code}: ${errors[0].message}`);
      return data as Data;
    },
  };
}

export async function prefer(session: StaffSession, locale: 'en' | 'fr' | 'zh', zone = 'Europe/Paris'): Promise<void> {
  await session.ask('mutation ($locale: String, $zone: String) { setPreferences(locale: $locale, zone: $zone) { idleMinutes } }', { locale, zone });
}

function post(query: string, variables: object, cookie = ''): Promise<Response> {
  return fetch(`${PRODUCT_URL}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-keepline-console': '1', cookie },
    body: JSON.stringify({ query, variables }),
  });
}
