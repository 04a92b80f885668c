import { type EndpointRow } from '../state/records.js';
import { type EventRecord } from './event.log.js';
import { type WebhookSender } from './post.js';
import { type Timers } from './timers.js';

export interface DeliveryOptions {
  /** Deliveries at the same time. */
  readonly concurrency: number;
  /** Tries per event and endpoint. */
  readonly attempts: number;
  /** Milliseconds before the second try; doubled for each further one. */
  readonly retryBaseMs: number;
  /** Deliveries waiting at most; what comes on top is lost and counted. */
  readonly maxQueued: number;
  /** Who sends it and what proves it, for one try. */
  headers(event: EventRecord, endpoint: EndpointRow, at: Date): Readonly<Record<string, string>>;
}

interface Parcel {
  readonly event: EventRecord;
  readonly endpoint: EndpointRow;
  attempt: number;
}

/** Brings events to their endpoints, off the path of the requests that caused them, and tries again when an endpoint does not say 2xx. */
export class Delivery {
  private queue: Parcel[] = [];
  private head = 0;
  private active = 0;
  private waiting = 0;
  private stopped = false;
  readonly counts = { delivered: 0, retried: 0, abandoned: 0, overflowed: 0 };

  constructor(
    private readonly options: DeliveryOptions,
    private readonly endpoints: (event: EventRecord) => readonly EndpointRow[],
    private readonly sender: WebhookSender,
    private readonly timers: Timers,
    private readonly now: () => number,
  ) {}

  send(event: EventRecord): void {
    for (const endpoint of this.endpoints(event)) {
      if (endpoint.disabled || endpoint.deleted || !wants(endpoint, event.type)) continue;
      if (this.queued() >= this.options.maxQueued) this.counts.overflowed += 1;
      else this.queue.push({ event, endpoint, attempt: 1 });
    }
    if (this.queued() > 0) setImmediate(() => this.pump());
  }

  /** Deliveries that are not over: queued, under way, or waiting for another try. */
  get open(): number {
    return this.queued() + this.active + this.waiting;
  }

  /** Forgets what was not delivered yet. */
  clear(): void {
    this.queue = [];
    this.head = 0;
    this.waiting = 0;
  }

  stop(): void {
    this.stopped = true;
    this.clear();
    this.sender.close();
  }

  private queued(): number {
    return this.queue.length - this.head;
  }

  private pump(): void {
    while (!this.stopped && this.active < this.options.concurrency) {
      const parcel = this.queue[this.head];
      if (!parcel) break;
      this.head += 1;
      if (this.head > 1024 && this.head * 2 > this.queue.length) {
        this.queue = this.queue.slice(this.head);
        this.head = 0;
      }
      this.active += 1;
      void this.bring(parcel);
    }
  }

  private async bring(parcel: Parcel): Promise<void> {
    const { event, endpoint } = parcel;
    const status = await this.sender.post(endpoint.url, event.json, this.options.headers(event, endpoint, new Date(this.now())));
    this.active -= 1;
    if (status !== null && status >= 200 && status < 300) this.counts.delivered += 1;
    else this.tryAgain(parcel);
    this.pump();
  }

  private tryAgain(parcel: Parcel): void {
    if (this.stopped || parcel.attempt >= this.options.attempts) {
      this.counts.abandoned += 1;
      return;
    }
    this.counts.retried += 1;
    this.waiting += 1;
    this.timers.after(this.options.retryBaseMs * 2 ** (parcel.attempt - 1), () => {
      this.waiting -= 1;
      parcel.attempt += 1;
      this.queue.push(parcel);
      this.pump();
    });
  }
}

const wants = (endpoint: EndpointRow, type: string): boolean => endpoint.enabledEvents.includes('*') || endpoint.enabledEvents.includes(type);
