import Stripe from 'stripe';
import { newId } from '../state/ids.js';

/** An event as it was when it happened; `json` is Stripe's event object. */
export interface EventRecord {
  readonly id: string;
  readonly type: string;
  readonly created: number;
  readonly json: string;
}

/** The request that an event comes from. */
export interface EventSource {
  readonly id: string | null;
  readonly idempotency_key: string | null;
}

const NOBODY: EventSource = { id: null, idempotency_key: null };

/** The last events, newest last, and who is told of new ones. Older events are forgotten, as Stripe forgets them after 30 days. */
export class EventLog {
  private readonly kept = new Map<string, EventRecord>();
  private source = NOBODY;

  constructor(private readonly maxKept: number, private readonly now: () => number, private readonly tell: (event: EventRecord) => void) {}

  /** Runs `work`, whose events are said to come from `source`. */
  during<T>(source: EventSource, work: () => T): T {
    this.source = source;
    try {
      return work();
    } finally {
      this.source = NOBODY;
    }
  }

  /** Records that something happened to `object` (a wire shape), and has it delivered. */
  record(type: Stripe.Event.Type, object: object, previous?: object): void {
    const id = newId('evt');
    const created = Math.floor(this.now() / 1000);
    const data = previous ? { object, previous_attributes: previous } : { object };
    const json = JSON.stringify({ id, object: 'event', api_version: Stripe.API_VERSION, created, data, livemode: false, pending_webhooks: 1, request: this.source, type });
    const event = { id, type, created, json };
    this.tell(event);
    this.kept.set(id, event);
    if (this.kept.size <= this.maxKept) return;
    const oldest = this.kept.keys().next().value;
    if (oldest !== undefined) this.kept.delete(oldest);
  }

  find(id: string): EventRecord | undefined {
    return this.kept.get(id);
  }

  newestFirst(): readonly EventRecord[] {
    return [...this.kept.values()].reverse();
  }

  clear(): void {
    this.kept.clear();
  }
}
