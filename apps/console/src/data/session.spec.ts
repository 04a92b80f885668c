import { jest } from '@jest/globals';
import { ApiError } from '../api/api-error.js';
import type { ApiClient } from '../api/api-client.js';
import { createSession, type Me } from './session.js';

const me: Me = {
  staff: { id: 's1', email: 'a@example.com', name: 'Ada', role: 'AGENT', locale: 'fr', zone: 'Europe/Paris', markets: null },
  sessionExpiresAt: '2027-04-10T12:00:00Z',
  idleMinutes: 30,
};

function sessionAnswering(answers: Record<string, unknown>) {
  const request = jest.fn((document: { name: string }) => {
    const answer = answers[document.name];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
  return createSession({ request } as unknown as ApiClient);
}

describe('the session', () => {
  test('a reader who never signed in is not told that a session expired', async () => {
    const session = sessionAnswering({ Me: { me: null } });
    await session.load();
    expect(session.current()).toEqual({ me: null, ended: 'never' });
  });

  test('a server that does not answer leaves open who is signed in, and signs nobody out', async () => {
    const answers: Record<string, unknown> = { Me: new ApiError('UNREACHABLE', '') };
    const session = sessionAnswering(answers);
    await expect(session.load()).rejects.toThrow(ApiError);
    expect(session.current()).toEqual({ me: null, ended: 'unknown' });
    answers['Me'] = { me };
    await session.load();
    answers['Me'] = new ApiError('UNREACHABLE', '');
    await expect(session.load()).rejects.toThrow(ApiError);
    expect(session.current().me).toEqual(me);
  });

  test('a session that the server no longer knows has expired, and listeners hear it', async () => {
    const answers: Record<string, unknown> = { Me: { me } };
    const session = sessionAnswering(answers);
    const heard = jest.fn();
    session.subscribe(heard);
    await session.load();
    answers['Me'] = { me: null };
    await session.load();
    expect(session.current()).toEqual({ me: null, ended: 'expired' });
    expect(heard).toHaveBeenCalledTimes(2);
  });

  test('signing out of a session that is gone already is signing out', async () => {
    const session = sessionAnswering({ SignIn: { signIn: { me } }, SignOut: new ApiError('UNAUTHENTICATED', '') });
    await session.signIn('a@example.com', 'x');
    await session.signOut();
    expect(session.current()).toEqual({ me: null, ended: 'signedOut' });
  });

  test('a sign-out that did not reach the server keeps the reader signed in, for the cookie is', async () => {
    const session = sessionAnswering({ SignIn: { signIn: { me } }, SignOut: new ApiError('UNREACHABLE', '') });
    await session.signIn('a@example.com', 'x');
    await expect(session.signOut()).rejects.toThrow(ApiError);
    expect(session.current().me).toEqual(me);
  });
});
