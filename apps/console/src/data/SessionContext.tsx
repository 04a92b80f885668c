import { createContext, use, useMemo, useSyncExternalStore } from 'react';
import { staffAbility, type StaffAbility } from './access.js';
import type { Session, SessionState, Staff } from './session.js';

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession outside SessionContext');
  return session;
}

export function useSessionState(): SessionState {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, session.current);
}

/** The person at the keyboard. Only below the sign-in: throws where nobody is signed in. */
export function useStaff(): Staff {
  const { me } = useSessionState();
  if (!me) throw new Error('useStaff without a session');
  return me.staff;
}

/** What the person at the keyboard may do, from the same rules that the server applies. */
export function useAbility(): StaffAbility {
  const staff = useStaff();
  return useMemo(() => staffAbility(staff), [staff]);
}
