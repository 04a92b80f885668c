import { AsyncLocalStorage } from 'node:async_hooks';
import type { Locale } from '#kernel';
import type { StaffIdentity } from '#permissions';

/** The member of staff who asks, as their session says. One frozen object per session, shared by its requests. */
export interface StaffActor extends StaffIdentity {
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  /** IANA zone in which this person reads times. */
  readonly zone: string;
}

export interface Context {
  readonly requestId: string;
  /** The caller's IP address behind the trusted proxies. */
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly staff: StaffActor | null;
  /** Language of answers: the staff member's, or what Accept-Language asked for before sign-in. */
  readonly locale?: Locale;
  /** A session cookie came with the request, and its session is over. */
  readonly sessionEnded?: boolean;
  /** Looks the session up and completes this context; there only until it has been done. */
  identify?: (() => Promise<void> | undefined) | undefined;
}

const OUTSIDE: Context = { requestId: 'none', address: null, userAgent: null, staff: null };

/** Who asks, from where: known to everything that runs for one request. Outside of a request it is nobody. */
export class RequestContext {
  private readonly storage = new AsyncLocalStorage<Context>();

  current(): Context {
    return this.storage.getStore() ?? OUTSIDE;
  }

  run<T>(context: Context, work: () => T): T {
    return this.storage.run(context, work);
  }
}

export const requestContext = new RequestContext();
