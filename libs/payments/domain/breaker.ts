/** When a provider is left alone because it fails for everybody, and how it is taken up again. */
export interface BreakerRules {
  /** Exchanges are counted within a window of this length. */
  readonly windowSeconds: number;
  /** Fewer exchanges than this say nothing about a provider. */
  readonly leastAsked: number;
  /** Share of failed exchanges from which on it is left alone. */
  readonly failedShare: number;
  /** The first rest; each further one in a row is twice as long, up to the longest. */
  readonly restSeconds: number;
  readonly longestRestSeconds: number;
  /** Charges that are tried after a rest. */
  readonly probes: number;
  /** What a provider that is back may be given at once, in seconds of its pace. */
  readonly burstSeconds: number;
}

export const BREAKER_RULES: BreakerRules = { windowSeconds: 120, leastAsked: 20, failedShare: 0.5, restSeconds: 60, longestRestSeconds: 900, probes: 5, burstSeconds: 30 };

/** `closed`: charged as it comes. `open`: left alone. `probing`: a few charges find out. `catching_up`: charged, at a pace. */
export type BreakerState = 'closed' | 'open' | 'probing' | 'catching_up';

export interface Breaker {
  readonly state: BreakerState;
  readonly since: Date;
  readonly windowStartedAt: Date;
  readonly asked: number;
  readonly failed: number;
  /** Rests in a row. */
  readonly trips: number;
  /** When it is tried again; null unless it rests or is being tried. */
  readonly retryAt: Date | null;
  /** Charges that may be sent now, while it catches up. */
  readonly tokens: number;
  readonly refilledAt: Date;
}

export interface Tally {
  readonly asked: number;
  readonly failed: number;
}

export function closedBreaker(now: Date): Breaker {
  return { state: 'closed', since: now, windowStartedAt: now, asked: 0, failed: 0, trips: 0, retryAt: null, tokens: 0, refilledAt: now };
}

/** What exchanges with the provider make of its breaker. */
export function afterExchanges(breaker: Breaker, tally: Tally, now: Date, rules: BreakerRules = BREAKER_RULES): Breaker {
  if (tally.asked === 0 || breaker.state === 'open') return breaker; // stragglers of before it opened
  if (breaker.state === 'probing') {
    return tally.failed / tally.asked >= rules.failedShare ? opened(breaker, now, rules) : { ...closedBreaker(now), state: 'catching_up' };
  }
  const isOver = now.getTime() - breaker.windowStartedAt.getTime() > rules.windowSeconds * 1_000;
  const counted = isOver ? { ...breaker, windowStartedAt: now, ...tally } : { ...breaker, asked: breaker.asked + tally.asked, failed: breaker.failed + tally.failed };
  return counted.asked >= rules.leastAsked && counted.failed / counted.asked >= rules.failedShare ? opened(counted, now, rules) : counted;
}

export interface Admission {
  readonly breaker: Breaker;
  /** How many of the wanted charges may be made. */
  readonly admitted: number;
}

/** How many of the wanted charges may be made now. @param perSecond the pace of catching up */
export function admit(breaker: Breaker, wanted: number, now: Date, perSecond: number, rules: BreakerRules = BREAKER_RULES): Admission {
  if (breaker.state === 'closed' || wanted === 0) return { breaker, admitted: wanted };
  if (breaker.state === 'catching_up') {
    const earned = (Math.max(0, now.getTime() - breaker.refilledAt.getTime()) / 1_000) * perSecond;
    const tokens = Math.min(perSecond * rules.burstSeconds, breaker.tokens + earned);
    const admitted = Math.min(wanted, Math.floor(tokens));
    return { breaker: { ...breaker, tokens: tokens - admitted, refilledAt: now }, admitted };
  }
  if (breaker.retryAt !== null && now < breaker.retryAt) return { breaker, admitted: 0 };
  // Also when probes were sent and nobody told how they went.
  const probing: Breaker = { ...breaker, state: 'probing', since: breaker.state === 'probing' ? breaker.since : now, asked: 0, failed: 0, retryAt: secondsAfter(now, rules.restSeconds) };
  return { breaker: probing, admitted: Math.min(wanted, rules.probes) };
}

/** Nothing waits for the provider any more: it has caught up. */
export function afterCatchingUp(breaker: Breaker, now: Date): Breaker {
  return breaker.state === 'catching_up' ? closedBreaker(now) : breaker;
}

function opened(breaker: Breaker, now: Date, rules: BreakerRules): Breaker {
  const rest = Math.min(rules.longestRestSeconds, rules.restSeconds * 2 ** Math.min(breaker.trips, 20));
  return { ...breaker, state: 'open', since: now, trips: breaker.trips + 1, retryAt: secondsAfter(now, rest), tokens: 0, refilledAt: now };
}

function secondsAfter(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1_000);
}
