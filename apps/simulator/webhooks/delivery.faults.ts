import { type EventRecord } from './event.log.js';
import { type Timers } from './timers.js';

/** What can go wrong with webhooks on their way. */
export interface DeliveryFaults {
  /** Milliseconds that each event is late. */
  readonly delayMs?: number | undefined;
  /** Each event is delivered this many times in all. */
  readonly duplicate?: number | undefined;
  /** Holds back this many events and then delivers them newest first; an incomplete handful goes out after a second. */
  readonly outOfOrder?: number | undefined;
  /** The next so many events are never delivered. */
  readonly drop?: number | undefined;
  /** Types it happens to; all when left out. */
  readonly types?: readonly string[] | undefined;
}

const PATIENCE_MS = 1000;

/** Stands between what happened and its delivery, and gets in the way as it was told. */
export class DeliveryObstacle {
  private faults: DeliveryFaults = {};
  private dropsLeft = 0;
  private held: EventRecord[] = [];

  constructor(private readonly timers: Timers, private readonly deliver: (event: EventRecord) => void) {}

  set(faults: DeliveryFaults): void {
    this.release();
    this.faults = faults;
    this.dropsLeft = faults.drop ?? 0;
  }

  get current(): DeliveryFaults & { readonly held: number } {
    return { ...this.faults, drop: this.dropsLeft, held: this.held.length };
  }

  pass(event: EventRecord): void {
    const { types, delayMs = 0 } = this.faults;
    if (types && !types.includes(event.type)) this.deliver(event);
    else if (this.dropsLeft > 0) this.dropsLeft -= 1;
    else if (delayMs > 0) this.timers.after(delayMs, () => this.reorder(event));
    else this.reorder(event);
  }

  private reorder(event: EventRecord): void {
    const { outOfOrder = 0 } = this.faults;
    if (outOfOrder < 2) {
      this.repeat(event);
      return;
    }
    this.held.push(event);
    if (this.held.length >= outOfOrder) this.release();
    else if (this.held.length === 1) this.timers.after(PATIENCE_MS, () => this.release());
  }

  private release(): void {
    const held = this.held.reverse();
    this.held = [];
    for (const event of held) this.repeat(event);
  }

  private repeat(event: EventRecord): void {
    const times = Math.max(1, this.faults.duplicate ?? 1);
    for (let copy = 0; copy < times; copy += 1) this.deliver(event);
  }
}
