import type { FixedClock } from '#kernel';
import type { Captured, KeepReference, PaymentProvider, ProviderEvent, ProviderOutcome, ProviderRequest, RefundRequest } from '#payments';
import { paypalMessage, stripeMessage } from './provider.messages.js';
import { GIVES, RefundTruth } from './provider.refunds.js';

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
  readonly refunds: RefundTruth;
  /** The same provider in PayPal's manner: it is only asked by a reference of its own, which is kept before any money moves. */
  readonly asPaypal: PaymentProvider;
  private readonly byPaypal = new Set<string>();

  constructor(private readonly clock: FixedClock) {
    this.refunds = new RefundTruth(
      () => this.now,
      (chargeId) => this.captures.find((capture) => capture.chargeId === chargeId),
      (chargeId, event) => this.byPaypal.has(chargeId) || this.messages.push(event),
    );
    this.asPaypal = {
      charge: (request, keep) => this.chargeByPaypal(request, keep),
      find: (request) => (request.providerReference === null ? Promise.resolve({ kind: 'not_found' }) : this.find(request)),
      refund: (request) => this.refund(request, false),
      findRefund: (request) => this.findRefund(request),
    };
  }

  setMood(token: string, mood: Mood): void {
    this.moods.set(token, mood);
  }

  /** Begins anew. */
  forget(): void {
    this.captures.length = this.messages.length = this.onTheWay.length = 0;
    this.remembered.clear();
    this.byPaypal.clear();
    this.refunds.forget();
    this.heal();
  }

  /** From now on everything works; what is on its way still arrives. */
  heal(): void {
    this.moods.clear();
    this.questions = 'answered';
    this.refunds.mood = GIVES;
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

  private async chargeByPaypal(request: ProviderRequest, keep: KeepReference): Promise<ProviderOutcome> {
    this.byPaypal.add(request.chargeId);
    if (!(await keep(`pi_${request.chargeId}`))) return { kind: 'not_reached', note: 'not_sent', detail: null };
    return this.charge(request);
  }

  find(request: ProviderRequest): Promise<ProviderOutcome> {
    if (this.questions === 'not_reached') return Promise.resolve({ kind: 'not_reached', note: 'no_connection', detail: 'ECONNREFUSED' });
    if (this.questions === 'fail') return Promise.resolve(lost());
    return Promise.resolve(this.remembered.get(request.chargeId)?.outcome ?? { kind: 'not_found' });
  }

  /** @param talks whether it tells what comes of it later */
  refund(request: RefundRequest, talks = true): Promise<ProviderOutcome> {
    return Promise.resolve(this.diesAfter === 0 ? lost() : this.refunds.refund(request, talks));
  }

  findRefund(request: RefundRequest): Promise<ProviderOutcome> {
    if (this.questions === 'not_reached') return Promise.resolve({ kind: 'not_reached', note: 'no_connection', detail: 'ECONNREFUSED' });
    return Promise.resolve(this.questions === 'fail' ? lost() : this.refunds.find(request));
  }

  /** Lets through what was on its way; to be called whenever time has passed. */
  receiveLate(): void {
    const arrived = this.onTheWay.filter(({ at }) => at <= this.now);
    for (const { request, mood } of arrived.sort((a, b) => a.at - b.at)) {
      this.onTheWay.splice(this.onTheWay.findIndex((waiting) => waiting.request === request), 1);
      this.decide(request, mood);
    }
    this.refunds.goOn();
  }

  /** A message that speaks of no charge of ours. */
  strangeMessage(n: number): ProviderEvent {
    const chargeId = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    return stripeMessage(chargeId, `strange_${n}`, { kind: 'succeeded', reference: `pi_strange_${n}`, captured: { minor: 100n, currency: 'EUR' }, requestId: null });
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
    this.messages.push((this.byPaypal.has(chargeId) ? paypalMessage : stripeMessage)(chargeId, `${this.messages.length}`, outcome));
    return outcome;
  }

  private get now(): number {
    return this.clock.now().getTime();
  }
}

function lost(): ProviderOutcome {
  return { kind: 'unknown', note: 'no_answer', detail: null, reference: null, requestId: null };
}
