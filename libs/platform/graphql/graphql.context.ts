import type { IncomingHttpHeaders } from 'node:http';
import { requestContext } from '#platform/access';
import type { Context } from '#platform/access';

/** What a resolver gets as `@Context()`. Who asks is in `requestContext`; this is for the cookie of sign-in. */
export interface GraphqlContext {
  readonly headers: IncomingHttpHeaders;
  /** Added to the answer. */
  readonly outgoing: (readonly [name: string, value: string])[];
}

const perContext = new WeakMap<Context, Map<object, unknown>>();

/** One value per request and owner, made when first asked for: a DataLoader of a field resolver, for instance. */
export function perRequest<T>(owner: object, create: () => T): T {
  const context = requestContext.current();
  let values = perContext.get(context);
  if (!values) perContext.set(context, (values = new Map<object, unknown>()));
  if (!values.has(owner)) values.set(owner, create());
  return values.get(owner) as T;
}
