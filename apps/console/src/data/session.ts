import type { ApiClient } from '../api/api-client.js';
import { isSignedOut } from '../api/api-error.js';
import type { MeFieldsFragment } from '../generated/types.js';
import { MeQuery, SetPreferences, SignIn, SignOut } from './session.graphql.js';

export type Me = MeFieldsFragment;
export type Staff = Me['staff'];

/** `ended` says why nobody is signed in, so that the sign-in screen can. */
export type SessionState = { readonly me: Me } | { readonly me: null; readonly ended: 'never' | 'expired' | 'signedOut' | 'unknown' };

/** Who is signed in, for the life of this page. The session itself is a cookie that scripts cannot read. */
export interface Session {
  current: () => SessionState;
  subscribe: (listener: () => void) => () => void;
  /** Asks the server who is signed in. Without an answer it rejects, and whoever was signed in still is. */
  load(): Promise<SessionState>;
  signIn(email: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  /** The server said that the session is over. */
  expire(): void;
  setPreferences(preferences: { locale?: string; zone?: string }): Promise<void>;
}

export function createSession(api: ApiClient): Session {
  let state: SessionState = { me: null, ended: 'never' };
  const listeners = new Set<() => void>();
  const become = (next: SessionState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    current: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async load() {
      const { me } = await api.request(MeQuery, {}).catch((error: unknown) => {
        if (!state.me) become({ me: null, ended: 'unknown' });
        throw error;
      });
      if (me) become({ me });
      else if (state.me) become({ me: null, ended: 'expired' });
      return state;
    },
    async signIn(email, password) {
      become({ me: (await api.request(SignIn, { email, password })).signIn.me });
    },
    async signOut() {
      if (!state.me) return;
      try {
        await api.request(SignOut, {});
      } catch (error) {
        if (!isSignedOut(error)) throw error;
      }
      become({ me: null, ended: 'signedOut' });
    },
    expire() {
      if (state.me) become({ me: null, ended: 'expired' });
    },
    async setPreferences({ locale = null, zone = null }: { locale?: string | null; zone?: string | null }) {
      become({ me: (await api.request(SetPreferences, { locale, zone })).setPreferences });
    },
  };
}
