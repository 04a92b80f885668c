import type { Captured, ProviderEvent, ProviderOutcome, RefundRequest } from '#payments';
import { refundMessage } from './provider.messages.js';

/** How requests for refunds fare. `under_way`: it is made, and gives its money so many minutes later. `returned`: the bank sends it back as much later. */
export interface RefundMood {
  readonly manner: 'given' | 'answer_lost' | 'never' | 'late' | 'refused' | 'not_reached' | 'under_way' | 'returned';
  readonly minutes: number;
}

export const GIVES: RefundMood = { manner: 'given', minutes: 0 };

/** Money that went back, whoever asked for it. */
export interface Given extends Captured {
  readonly reference: string;
  /** Ours; null: it was asked for at the provider. */
  readonly refundId: string | null;
  readonly chargeId: string;
  status: 'pending' | 'succeeded' | 'failed';
}

/** Whoever is not told of these never hears of them. */
const NEEDS_MESSAGES: readonly RefundMood['manner'][] = ['late', 'returned'];
const FORGETS_AFTER_MS = 24 * 3_600_000;

/** What the provider gave back: the other side of our refunds. */
export class RefundTruth {
  readonly given: Given[] = [];
  mood: RefundMood = GIVES;
  private readonly answers = new Map<string, { readonly outcome: ProviderOutcome; readonly since: number }>();
  private later: { readonly at: number; readonly happens: () => void }[] = [];
  private told = 0;

  /**
   * @param taken what was taken for a charge
   * @param tell sends a message to us, about a refund of that charge
   */
  constructor(
    private readonly now: () => number,
    private readonly taken: (chargeId: string) => Captured | undefined,
    private readonly tell: (chargeId: string, event: ProviderEvent) => void,
  ) {}

  forget(): void {
    this.given.length = 0;
    this.answers.clear();
    this.later = [];
    this.told = 0;
    this.mood = GIVES;
  }

  /** @param talks whether we would hear of what comes later */
  refund(request: RefundRequest, talks: boolean): ProviderOutcome {
    const { minutes } = this.mood;
    const manner = talks || !NEEDS_MESSAGES.includes(this.mood.manner) ? this.mood.manner : 'given';
    if (manner === 'not_reached') return { kind: 'not_reached', note: 'no_connection', detail: 'ECONNREFUSED' };
    if (manner === 'refused') return refused('processing_error');
    if (manner === 'late') this.in(minutes, () => this.give(request, 'succeeded'));
    if (manner === 'late' || manner === 'never') return lost();
    const outcome = this.give(request, manner === 'under_way' ? 'pending' : 'succeeded');
    const made = this.given.find(({ refundId }) => refundId === request.refundId);
    if (manner === 'under_way' && made?.status === 'pending') this.in(minutes, () => this.move(made, 'succeeded'));
    if (manner === 'returned' && made) this.in(minutes, () => this.move(made, 'failed'));
    return manner === 'answer_lost' ? lost() : outcome;
  }

  find({ refundId }: RefundRequest): ProviderOutcome {
    const made = this.given.find((each) => each.refundId === refundId);
    return made ? outcomeOf(made) : { kind: 'not_found' };
  }

  /** Somebody gives money back at the provider and not from here. */
  giveByHand(chargeId: string, minor: bigint): void {
    const left = this.left(chargeId);
    if (left && minor <= left.minor) this.make({ refundId: null, chargeId, minor, currency: left.currency }, 'succeeded');
  }

  /** Lets happen what was on its way. */
  goOn(): void {
    const due = this.later.filter(({ at }) => at <= this.now()).sort((a, b) => a.at - b.at);
    this.later = this.later.filter((each) => !due.includes(each));
    for (const { happens } of due) happens();
  }

  /** What the provider would still give back of a charge. */
  private left(chargeId: string): Captured | undefined {
    const taken = this.taken(chargeId);
    const gone = this.given.reduce((sum, each) => (each.chargeId === chargeId && each.status !== 'failed' ? sum + each.minor : sum), 0n);
    return taken && { ...taken, minor: taken.minor - gone };
  }

  /** The same key within a day gives the same answer. Never more than was taken goes back. */
  private give({ refundId, amount, charge }: RefundRequest, status: Given['status']): ProviderOutcome {
    const known = this.answers.get(refundId);
    if (known && this.now() - known.since < FORGETS_AFTER_MS) return known.outcome;
    const left = this.left(charge.id);
    const outcome = left && left.currency === amount.currency && amount.minor <= left.minor ? outcomeOf(this.make({ refundId, chargeId: charge.id, ...amount }, status)) : refused('charge_already_refunded');
    this.answers.set(refundId, { outcome, since: this.now() });
    return outcome;
  }

  private make(refund: Omit<Given, 'status' | 'reference'>, status: Given['status']): Given {
    const made = { ...refund, reference: `re_${this.given.length}_${refund.chargeId}`, status };
    this.given.push(made);
    this.announce(made);
    return made;
  }

  private move(made: Given, status: Given['status']): void {
    made.status = status;
    this.announce(made);
  }

  private announce({ reference, refundId, chargeId, minor, currency, status }: Given): void {
    this.tell(chargeId, refundMessage({ reference, refundId, chargeId, money: { minor, currency }, status }, (this.told += 1)));
  }

  private in(minutes: number, happens: () => void): void {
    this.later.push({ at: this.now() + minutes * 60_000, happens });
  }
}

function outcomeOf({ reference, status, minor, currency }: Given): ProviderOutcome {
  if (status === 'succeeded') return { kind: 'succeeded', reference, captured: { minor, currency }, requestId: null };
  if (status === 'failed') return { ...refused('lost_or_stolen_card'), reference };
  return { kind: 'unknown', note: 'still_under_way', detail: 'pending', reference, requestId: null };
}

function refused(raw: string) {
  return { kind: 'failed', reference: null as string | null, raw, network: null, advice: null, message: null, requestId: null } as const;
}

function lost(): ProviderOutcome {
  return { kind: 'unknown', note: 'no_answer', detail: null, reference: null, requestId: null };
}
