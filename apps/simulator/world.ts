import { type Faults } from './faults/faults.js';
import { type Store } from './state/store.js';
import { type EventLog, type EventRecord } from './webhooks/event.log.js';

/** What every route works with. */
export interface World {
  readonly store: Store;
  readonly faults: Faults;
  readonly events: EventLog;
  readonly settings: Settings;
  /** Sends a message that is no event of Stripe's. */
  tell(message: EventRecord): void;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Where this simulator answers: `http://127.0.0.1:12111`. */
  url(): string;
  /** Does `work` a little later, as Stripe does what it does on its own account (disputes, pending refunds). */
  later(work: () => void): void;
}

export interface Settings {
  /** How long a payment intent stays invisible to search: Stripe's index lags behind its objects by up to a minute. */
  searchLagMs: number;
}

export const secondsOf = (world: World): number => Math.floor(world.now() / 1000);
