import type { PaymentProvider, ProviderOutcome, ProviderRequest } from '../provider/payment.provider.js';

/** How a token is answered. `taken_then_lost`: the money moves, but the answer does not arrive. */
export type Behaviour =
  | { readonly kind: 'approve' }
  | { readonly kind: 'decline'; readonly raw: string; readonly network?: string; readonly advice?: string }
  | { readonly kind: 'take_then_lose' }
  | { readonly kind: 'lose' }
  | { readonly kind: 'refuse_connection' }
  | { readonly kind: 'take_other_amount'; readonly minor: bigint };

/**
 * A provider inside the process, for benchmarks and specs: answers at once, remembers what it took, does the same charge
 * once. A token is approved unless `when` says otherwise.
 */
export class ScriptedProvider implements PaymentProvider {
  private readonly behaviours = new Map<string, Behaviour>();
  private readonly outcomes = new Map<string, ProviderOutcome>();
  /** Runs before each answer; a spec holds a charge up with it, or looks at what is in the database meanwhile. */
  beforeAnswer: (request: ProviderRequest) => Promise<void> = () => Promise.resolve();
  /** Requests that arrived, repeats included. */
  asked = 0;

  /** @param remember false: keeps nothing, for runs of any length */
  constructor(private readonly remember = true) {}

  when(token: string, behaviour: Behaviour): this {
    this.behaviours.set(token, behaviour);
    return this;
  }

  async charge(request: ProviderRequest): Promise<ProviderOutcome> {
    this.asked += 1;
    await this.beforeAnswer(request);
    const behaviour = this.behaviours.get(request.method.token) ?? { kind: 'approve' };
    if (behaviour.kind === 'refuse_connection') return { kind: 'not_reached', note: 'no_connection', detail: 'ECONNREFUSED' };
    if (behaviour.kind === 'lose') return lost();
    const outcome = this.outcomes.get(request.chargeId) ?? decide(behaviour, request);
    if (this.remember) this.outcomes.set(request.chargeId, outcome);
    return behaviour.kind === 'take_then_lose' ? lost() : outcome;
  }

  find(request: ProviderRequest): Promise<ProviderOutcome> {
    return Promise.resolve(this.outcomes.get(request.chargeId) ?? { kind: 'not_found' });
  }

  /** Charges that were paid, by id. */
  get taken(): string[] {
    return [...this.outcomes].filter(([, outcome]) => outcome.kind === 'succeeded').map(([chargeId]) => chargeId);
  }
}

function decide(behaviour: Behaviour, { chargeId, amount }: ProviderRequest): ProviderOutcome {
  const reference = `scripted_${chargeId}`;
  if (behaviour.kind === 'decline') {
    const { raw, network = null, advice = null } = behaviour;
    return { kind: 'failed', reference, raw, network, advice, message: raw, requestId: null };
  }
  const minor = behaviour.kind === 'take_other_amount' ? behaviour.minor : amount.minor;
  return { kind: 'succeeded', reference, captured: { minor, currency: amount.currency }, requestId: null };
}

function lost(): ProviderOutcome {
  return { kind: 'unknown', note: 'no_answer', detail: null, reference: null, requestId: null };
}
