import type { AuthProvider } from 'ra-core';
import { isSignedOut } from '../api/api-error.js';
import { mayInReactAdmin, staffAbility } from './access.js';
import type { Session } from './session.js';

/** react-admin's door to the session. The server decides; this only spares the reader a request that would be refused. */
export function createAuthProvider(session: Session): AuthProvider {
  return {
    login: ({ email, password }: { email: string; password: string }) => session.signIn(email, password),
    async logout() {
      await session.signOut();
    },
    async checkAuth() {
      const { me } = session.current().me ? session.current() : await session.load();
      // Without a message: the sign-in screen says why it is there.
      if (!me) throw Object.assign(new Error(), { message: false });
    },
    checkError(error: unknown) {
      if (!isSignedOut(error)) return Promise.resolve();
      session.expire();
      return Promise.reject(Object.assign(new Error(), { message: false }));
    },
    getIdentity() {
      const { me } = session.current();
      return me ? Promise.resolve({ id: me.staff.id, fullName: me.staff.name }) : Promise.reject(new Error('Nobody is signed in'));
    },
    canAccess({ action, resource }) {
      const { me } = session.current();
      return Promise.resolve(me !== null && mayInReactAdmin(staffAbility(me.staff), action, resource));
    },
  };
}
