import type { PaymentProvider, ProviderOutcome, ProviderRequest, RefundRequest, SettlementLine, SettlementWindow } from '../provider/payment.provider.js';

/** How a token is answered. `taken_then_lost`: the money moves, but the answer does not arrive. */
export type Behaviour =
  | { readonly kind: 'approve' }
  | { readonly kind: 'decline'; readonly raw: string; readonly network?: string; readonly advice?: string; readonly card?: string }
  | { readonly kind: 'take_then_lose' }
  | { readonly kind: 'lose' }
  | { readonly kind: 'refuse_connection' }
  | { readonly kind: 'take_other_amount'; readonly minor: bigint };

/** How the refunds of a charge are answered. `send_later`: it is on its way until `answerRefund` says otherwise. */
export type RefundBehaviour =
  | { readonly kind: 'give' }
  | { readonly kind: 'refuse'; readonly raw: string }
  | { readonly kind: 'give_then_lose' }
  | { readonly kind: 'lose' }
  | { readonly kind: 'send_later' }
  | { readonly kind: 'refuse_connection' }
  | { readonly kind: 'give_other_amount'; readonly minor: bigint };

/**
 * A provider inside the process, for benchmarks and specs: answers at once, remembers what it took, does the same charge
 * once. A token is approved unless `when` says otherwise.
 */
export class ScriptedProvider implements PaymentProvider {
  private readonly behaviours = new Map<string, Behaviour>();
  private readonly outcomes = new Map<string, ProviderOutcome>();
  private readonly refundBehaviours = new Map<string, RefundBehaviour>();
  private readonly refundOutcomes = new Map<string, ProviderOutcome>();
  /** Runs before each answer; a spec holds a charge up with it, or looks at what is in the database meanwhile. */
  beforeAnswer: (request: ProviderRequest) => Promise<void> = () => Promise.resolve();
  /** What it says it took, line by line. */
  readonly settlement: SettlementLine[] = [];
  /** Requests that arrived, repeats included. */
  asked = 0;
  refundsAsked = 0;

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

  /** @param chargeId our id of the charge whose refunds are meant */
  whenRefunding(chargeId: string, behaviour: RefundBehaviour): this {
    this.refundBehaviours.set(chargeId, behaviour);
    return this;
  }

  refund(request: RefundRequest): Promise<ProviderOutcome> {
    this.refundsAsked += 1;
    const behaviour = this.refundBehaviours.get(request.charge.id) ?? { kind: 'give' };
    if (behaviour.kind === 'refuse_connection') return Promise.resolve({ kind: 'not_reached', note: 'no_connection', detail: 'ECONNREFUSED' });
    if (behaviour.kind === 'lose') return Promise.resolve(lost());
    const outcome = this.refundOutcomes.get(request.refundId) ?? decideRefund(behaviour, request);
    if (this.remember) this.refundOutcomes.set(request.refundId, outcome);
    return Promise.resolve(behaviour.kind === 'give_then_lose' ? lost() : outcome);
  }

  findRefund({ refundId }: RefundRequest): Promise<ProviderOutcome> {
    return Promise.resolve(this.refundOutcomes.get(refundId) ?? { kind: 'not_found' });
  }

  async *settled({ from, to }: SettlementWindow): AsyncGenerator<readonly SettlementLine[]> {
    yield await Promise.resolve(this.settlement.filter(({ takenAt }) => takenAt >= from && takenAt < to));
  }

  /** From now on the refund is answered so: it has arrived, or was sent back by the bank. */
  answerRefund(refundId: string, outcome: ProviderOutcome): void {
    this.refundOutcomes.set(refundId, outcome);
  }

  /** Refunds that were paid out, by id. */
  get given(): string[] {
    return [...this.refundOutcomes].filter(([, outcome]) => outcome.kind === 'succeeded').map(([refundId]) => refundId);
  }

  /** Charges that were paid, by id. */
  get taken(): string[] {
    return [...this.outcomes].filter(([, outcome]) => outcome.kind === 'succeeded').map(([chargeId]) => chargeId);
  }
}

function decide(behaviour: Behaviour, { chargeId, amount }: ProviderRequest): ProviderOutcome {
  const reference = `scripted_${chargeId}`;
  if (behaviour.kind === 'decline') {
    const { raw, network = null, advice = null, card } = behaviour;
    return { kind: 'failed', reference, raw, network, advice, message: raw, requestId: null, ...(card !== undefined && { besides: { card } }) };
  }
  const minor = behaviour.kind === 'take_other_amount' ? behaviour.minor : amount.minor;
  return { kind: 'succeeded', reference, captured: { minor, currency: amount.currency }, requestId: null };
}

function decideRefund(behaviour: RefundBehaviour, { refundId, amount }: RefundRequest): ProviderOutcome {
  const reference = `scripted_${refundId}`;
  if (behaviour.kind === 'refuse') return { kind: 'failed', reference, raw: behaviour.raw, network: null, advice: null, message: behaviour.raw, requestId: null };
  if (behaviour.kind === 'send_later') return { kind: 'unknown', note: 'still_under_way', detail: 'pending', reference, requestId: null };
  const minor = behaviour.kind === 'give_other_amount' ? behaviour.minor : amount.minor;
  return { kind: 'succeeded', reference, captured: { minor, currency: amount.currency }, requestId: null };
}

function lost(): ProviderOutcome {
  return { kind: 'unknown', note: 'no_answer', detail: null, reference: null, requestId: null };
}
