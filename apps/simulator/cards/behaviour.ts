import { BLOCKED, DECLINES, type Decline } from './declines.table.js';
import { faultNamed, type Fault } from '../faults/fault.js';

/** What is known when a card is asked for money. */
export interface Attempt {
  /** Attempts on this payment method before this one. */
  readonly earlier: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly offSession: boolean;
  /** The cardholder has just authenticated this payment. */
  readonly authenticated: boolean;
  /** The card was set up for later use with authentication. */
  readonly setUp: boolean;
}

export type Verdict =
  | { readonly kind: 'approve'; readonly risk: 'normal' | 'elevated' }
  | { readonly kind: 'decline'; readonly decline: Decline }
  | { readonly kind: 'authenticate' };

/** How a card answers, and what happens after it has paid. */
export interface Behaviour {
  decide(attempt: Attempt): Verdict;
  /** The answer depends on how often the card was asked before. */
  readonly counts?: boolean;
  readonly dispute?: 'fraudulent' | 'product_not_received';
  readonly refund?: 'pending' | 'fails';
  /** The connection fails rather than the card. */
  readonly fault?: Fault;
}

const APPROVE: Verdict = { kind: 'approve', risk: 'normal' };
const AUTHENTICATE: Verdict = { kind: 'authenticate' };
const refuse = (decline: Decline): Verdict => ({ kind: 'decline', decline });
const always = (verdict: Verdict): Behaviour => ({ decide: () => verdict });

/** Off session nobody is there to authenticate, so the bank's demand is a decline. */
function demand(attempt: Attempt, afterwards: Verdict): Verdict {
  if (attempt.authenticated) return afterwards;
  const decline = DECLINES.get('authentication_required');
  return attempt.offSession && decline ? refuse(decline) : AUTHENTICATE;
}

const NAMED: ReadonlyMap<string, Behaviour> = new Map<string, Behaviour>([
  ['ok', always(APPROVE)],
  ['blocked', always(refuse(BLOCKED))],
  ['ok_elevated_risk', always({ kind: 'approve', risk: 'elevated' })],
  ['authentication_always', { decide: (attempt) => demand(attempt, APPROVE) }],
  ['authentication_unless_set_up', { decide: (attempt) => (attempt.setUp && attempt.offSession ? APPROVE : demand(attempt, APPROVE)) }],
  ['authentication_on_session', { decide: (attempt) => (attempt.offSession ? APPROVE : demand(attempt, APPROVE)) }],
  ['ok_then_dispute_fraudulent', { ...always(APPROVE), dispute: 'fraudulent' }],
  ['ok_then_dispute_product_not_received', { ...always(APPROVE), dispute: 'product_not_received' }],
  ['ok_then_refund_pending', { ...always(APPROVE), refund: 'pending' }],
  ['ok_then_refund_fails', { ...always(APPROVE), refund: 'fails' }],
  ...[...DECLINES].map(([code, decline]): [string, Behaviour] => [code, always(refuse(decline))]),
]);

type Made = (amount: number, decline: Decline) => Behaviour;

/** Behaviours that change with time or with the number of attempts; the last group names the decline. */
const CHANGING: readonly (readonly [RegExp, Made])[] = [
  [/^fails_(\d{1,6})_then_ok_(\w+)$/, (times, decline) => ({ counts: true, decide: ({ earlier }) => (earlier < times ? refuse(decline) : APPROVE) })],
  [/^ok_(\d{1,6})_then_(\w+)$/, (times, decline) => ({ counts: true, decide: ({ earlier }) => (earlier < times ? APPROVE : refuse(decline)) })],
  [/^until_(\d{9,11})_(\w+)$/, (second, decline) => ({ decide: ({ now }) => (now < second * 1000 ? refuse(decline) : APPROVE) })],
  [/^from_(\d{9,11})_(\w+)$/, (second, decline) => ({ decide: ({ now }) => (now < second * 1000 ? APPROVE : refuse(decline)) })],
  [/^authentication_then()_(\w+)$/, (_, decline) => ({ decide: (attempt) => demand(attempt, refuse(decline)) })],
];

/**
 * @param name `ok`, any decline code, `blocked`, `authentication_always`, `fails_2_then_ok_insufficient_funds`, `ok_3_then_lost_card`,
 * `until_1790000000_insufficient_funds`, `from_1790000000_expired_card`, `authentication_then_do_not_honor`, or a fault such as `drop_after_capture`, `slow_1500`
 */
export function behaviourNamed(name: string): Behaviour | undefined {
  const named = NAMED.get(name);
  if (named) return named;
  const fault = faultNamed(name);
  if (fault) return { ...always(APPROVE), fault };
  for (const [pattern, make] of CHANGING) {
    const match = pattern.exec(name);
    const decline = match && DECLINES.get(match[2] ?? '');
    if (decline) return make(Number(match[1]), decline);
  }
  return undefined;
}
