import type { ChargeStatus, FailureClass } from '../generated/types.js';
import { isUsable } from './choice.words.js';

/** Failures after which the method that was charged may well pass another time. */
const MAY_PASS: readonly FailureClass[] = ['SOFT', 'TECHNICAL', 'CONFIG'];

/** `again`: the same method may be tried. `other`: only another one is of use. `never`: the subscriber has said no. */
export type ChargeStance = 'again' | 'other' | 'never';

/** What may be charged next after a failure of this class; null while nothing has failed. */
export function stanceAfter(failureClass: FailureClass | null | undefined): ChargeStance {
  if (failureClass === 'CONSENT') return 'never';
  return !failureClass || MAY_PASS.includes(failureClass) ? 'again' : 'other';
}

interface Method {
  readonly id: string;
  readonly isDefault: boolean;
  readonly expired: boolean;
  readonly status: string;
  readonly blockedReason: string | null;
}

/** What is known of somebody who pays: enough of their methods and charges to tell what may be charged. */
export interface Payer {
  readonly paymentMethods: readonly Method[];
  readonly charges: readonly { readonly renewalId: string; readonly status: ChargeStatus; readonly paymentMethod: { readonly id: string }; readonly failure: { readonly class: FailureClass } | null }[];
}

export interface ChargeOffer {
  readonly stance: ChargeStance;
  /** Methods that were declined for this renewal in a way that does not pass. */
  readonly refused: ReadonlySet<string>;
  /** A usable method other than the one that would be charged by itself; null if there is none. */
  readonly other: string | null;
}

/** What may be charged for a line, by what has come of its open renewal so far. */
export function chargeOffer({ paymentMethods, charges }: Payer, renewal: { readonly id: string; readonly failure: { readonly class: FailureClass } | null } | null): ChargeOffer {
  const stance = stanceOf(paymentMethods, renewal?.failure?.class);
  const agreed = new Set(paymentMethods.filter(isUsable).map(({ id }) => id));
  const declined = charges.filter(({ renewalId, status, failure, paymentMethod }) => {
    if (renewalId !== renewal?.id || status !== 'FAILED' || stanceAfter(failure?.class) === 'again') return false;
    // A method that may be charged after consent was withdrawn has had it given again.
    return !(failure?.class === 'CONSENT' && agreed.has(paymentMethod.id));
  });
  // The charge itself may be older than those that came with the page: then it was the usual method.
  const usual = stance === 'again' ? [] : paymentMethods.filter(({ isDefault }) => isDefault).map(({ id }) => id);
  const refused = new Set(declined.length > 0 ? declined.map(({ paymentMethod }) => paymentMethod.id) : usual);
  return { stance, refused, other: otherMethod(paymentMethods, refused, stance) };
}

/** A block of the usual method says more than the failure that came before or after it. */
function stanceOf(methods: readonly Method[], failureClass: FailureClass | null | undefined): ChargeStance {
  const usual = methods.find(({ isDefault }) => isDefault);
  if (usual?.blockedReason) return usual.blockedReason === 'consent' ? 'never' : 'other';
  return failureClass === 'CONSENT' && usual ? 'again' : stanceAfter(failureClass);
}

function otherMethod(methods: readonly Method[], refused: ReadonlySet<string>, stance: ChargeStance): string | null {
  const able = methods.filter((method) => !method.expired && isUsable(method) && !refused.has(method.id));
  // While the usual method may be charged again, it is none other; once it is refused, a new usual one comes first.
  const others = stance === 'again' ? able.filter(({ isDefault }) => !isDefault) : able;
  return (others.find(({ isDefault }) => isDefault) ?? others[0])?.id ?? null;
}
