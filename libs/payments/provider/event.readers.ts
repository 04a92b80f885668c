import type { Evidence } from './evidence.js';
import { evidenceInPaypalEvent } from './paypal.events.js';
import { evidenceInStripeEvent } from './stripe.events.js';

type EventReader = (type: string, payload: object) => Evidence | null;

const READERS: ReadonlyMap<string, EventReader> = new Map([
  ['stripe', evidenceInStripeEvent],
  ['paypal', evidenceInPaypalEvent],
]);

/** The evidence in a signed message. One that cannot be read proves nothing, and is in nobody's way. */
export function evidenceIn({ provider, type, payload }: { readonly provider: string; readonly type: string; readonly payload: object }): Evidence | null {
  try {
    return READERS.get(provider)?.(type, payload) ?? null;
  } catch {
    return null;
  }
}
