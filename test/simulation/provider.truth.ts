import type { FixedClock } from '#kernel';
import type { Captured, PaymentProvider, ProviderEvent, ProviderOutcome, ProviderRequest, RefundRequest } from '#payments';

/** How a request fares on its way, what the provider decides, and whether we hear of it. */
export interface Mood {
  /** `late`: the connection is lost, and the request gets through so many minutes later. */
  readonly arrival: 'at_once' | 'late' | 'never' | 'refused';
  readonly lateMinutes: number;
  readonly decision: { readonly kind: 'approve' } | { readonly kind: 'decline'; readonly raw: string; readonly advice: string | null } | { readonly kind: 'take_other'; readonly extra: bigint; readonly currency: string | null };
  readonly answer: 'given' | 'lost';
}

export const APPROVES: Mood = { arrival: 'at_once', lateMinutes: 0, decision: { kind: 'approve' }, answer: 'given' };

export interface Capture extends Captured {
  readonly chargeId: string;
}

interface Remembered {
  readonly outcome: ProviderOutcome;
  readonly since: number;
}

const FORGETS_AFTER_MS = 24 * 3_600_000;

/** A provider that fails in every way a provider can, and the truth of what it did: the other side of our books. */
export class ProviderTruth implements PaymentProvider {
  readonly captures: Capture[] = [];
  /** Signed messages that it owes us, in the order of what they tell. */
  readonly messages: ProviderEvent[] = [];
  /** Whether questions are answered, fail, or do not get through. */
  questions: 'answered' | 'fail' | 'not_reached' = 'answered';
  /** Looks at our side at the moment at which we are asked for money; a spec's witness. */
  witness: (request: ProviderRequest) => Promise<void> = () => Promise.resolve();
  /** Requests still let through before the worker that sends them dies; null: it lives. */
  diesAfter: number | null = null;
  private readonly moods = new Map<string, Mood>();
  private readonly remembered = new Map<string, Remembered>();
  private readonly onTheWay: { at: number; request: ProviderRequest; mood: Mood }[] = [];

  constructor(private readonly clock: FixedClock) {}

  setMood(token: string, mood: Mood): void {
    this.moods.set(token, mood);
  }

  /** Begins anew. */
  forget(): void {
    this.captures.length = this.messages.length = this.onTheWay.length = 0;
    this.remembered.clear();
    this.heal();
  }

  /** From now on everything works; what is on its way still arrives. */
  heal(): void {
    this.moods.clear();
    this.questions = 'answered';
  }

  async charge(request: ProviderRequest): Promise<ProviderOutcome> {
    if (this.diesAfter === 0) return lost();
    if (this.diesAfter !== null) this.diesAfter -= 1;
    await this.witness(request);
    const mood = this.moods.get(request.method.token) ?? APPROVES;
    if (mood.arrival === 'refused') return { kind: 'not_reached', note: 'no_connection', detail: 'ECONNREFUSED' };
    if (mood.arrival === 'late') this.onTheWay.push({ at: this.now + mood.lateMinutes * 60_000, request, mood });
    if (mood.arrival !== 'at_once') return lost();
    const outcome = this.decide(request, mood);
    return mood.answer === 'lost' ? lost() : outcome;
  }

  find(request: ProviderRequest): Promise<ProviderOutcome> {
    if (this.questions === 'not_reached') return Promise.resolve({ kind: 'not_reached', note: 'no_connection', detail: 'ECONNREFUSED' });
    if (this.questions === 'fail') return Promise.resolve(lost());
    return Promise.resolve(this.remembered.get(request.chargeId)?.outcome ?? { kind: 'not_found' });
  }

  refund({ refundId, amount }: RefundRequest): Promise<ProviderOutcome> {
    const outcome: ProviderOutcome = this.remembered.get(refundId)?.outcome ?? { kind: 'succeeded', reference: `re_${refundId}`, captured: amount, requestId: null };
    this.remembered.set(refundId, { outcome, since: this.now });
    return Promise.resolve(outcome);
  }

  findRefund({ refundId }: RefundRequest): Promise<ProviderOutcome> {
    return Promise.resolve(this.remembered.get(refundId)?.outcome ?? { kind: 'not_found' });
  }

  /** Lets through what was on its way; to be called whenever time has passed. */
  receiveLate(): void {
    const arrived = this.onTheWay.filter(({ at }) => at <= this.now);
    for (const { request, mood } of arrived.sort((a, b) => a.at - b.at)) {
      this.onTheWay.splice(this.onTheWay.findIndex((waiting) => waiting.request === request), 1);
      this.decide(request, mood);
    }
  }

  /** A message that speaks of no charge of ours. */
  strangeMessage(n: number): ProviderEvent {
    const chargeId = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    return message(chargeId, `strange_${n}`, { kind: 'succeeded', reference: `pi_strange_${n}`, captured: { minor: 100n, currency: 'EUR' }, requestId: null });
  }

  /** The same key within a day gives the same answer; after that the provider has forgotten it, and takes the money again. */
  private decide(request: ProviderRequest, { decision }: Mood): ProviderOutcome {
    const { chargeId, amount } = request;
    const known = this.remembered.get(chargeId);
    if (known && this.now - known.since < FORGETS_AFTER_MS) return known.outcome;
    const reference = `pi_${chargeId}`;
    let outcome: ProviderOutcome;
    if (decision.kind === 'decline') outcome = { kind: 'failed', reference, raw: decision.raw, network: null, advice: decision.advice, message: decision.raw, requestId: null };
    else {
      const captured = decision.kind === 'approve' ? amount : { minor: amount.minor + decision.extra, currency: decision.currency ?? amount.currency };
      outcome = { kind: 'succeeded', reference, captured, requestId: null };
      this.captures.push({ chargeId, ...captured });
    }
    this.remembered.set(chargeId, { outcome, since: this.now });
    this.messages.push(message(chargeId, `${this.messages.length}`, outcome));
    return outcome;
  }

  private get now(): number {
    return this.clock.now().getTime();
  }
}

function lost(): ProviderOutcome {
  return { kind: 'unknown', note: 'no_answer', detail: null, reference: null, requestId: null };
}

/** As Stripe words it. */
function message(chargeId: string, number: string, outcome: ProviderOutcome): ProviderEvent {
  const metadata = { charge_id: chargeId };
  if (outcome.kind === 'succeeded') {
    const { reference: id, captured } = outcome;
    const object = { id, status: 'succeeded', amount_received: Number(captured.minor), currency: captured.currency.toLowerCase(), metadata };
    return { provider: 'stripe', eventId: `evt_${chargeId}_${number}`, type: 'payment_intent.succeeded', payload: { data: { object } } };
  }
  const refusal = outcome.kind === 'failed' ? outcome : null;
  const object = {
    id: `pi_${chargeId}`,
    status: 'requires_payment_method',
    last_payment_error: { code: 'card_declined', decline_code: refusal?.raw, network_advice_code: refusal?.advice ?? undefined },
    metadata,
  };
  return { provider: 'stripe', eventId: `evt_${chargeId}_${number}`, type: 'payment_intent.payment_failed', payload: { data: { object } } };
}
