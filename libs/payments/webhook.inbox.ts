import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { Outbox } from '#platform/queue';
import { laneOf } from './domain/webhook.lanes.js';
import type { WebhookLane } from './domain/webhook.lanes.js';

/** A signed message of a provider, as it was sent. */
export interface ProviderEvent {
  readonly provider: string;
  readonly eventId: string;
  readonly type: string;
  readonly payload: object;
}

/** A message that waits, with the moment it came. */
export interface WaitingEvent extends ProviderEvent {
  readonly receivedAt: Date;
}

/** Topic of the wake-up that follows a new message. */
export const PROVIDER_EVENT_RECEIVED = 'payments.event-received';

/** Messages from providers, each kept once. What they mean is decided later, from the charge, in whatever order they came. */
@Injectable()
export class WebhookInbox {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** Keeps the message; false if it is there already. */
  receive(event: ProviderEvent, receivedAt: Date): Promise<boolean> {
    return this.database.transaction(async () => {
      const kept = await this.database.query(
        `INSERT INTO webhook_event (provider, event_id, type, payload, received_at, lane) VALUES ($1, $2, $3, $4::jsonb, $5, $6)
         ON CONFLICT DO NOTHING RETURNING event_id`,
        [event.provider, event.eventId, event.type, JSON.stringify(event.payload), receivedAt, laneOf(event.provider, event.type)],
      );
      if (kept.length > 0) this.outbox.publish(PROVIDER_EVENT_RECEIVED, {});
      return kept.length > 0;
    });
  }

  /**
   * Claims waiting messages of a lane to the end of the transaction, oldest first: without those that the caller could not process, and those that are
   * parked only when their time has come.
   */
  claim(lane: WebhookLane, limit: number, now: Date, except: readonly string[] = []): Promise<WaitingEvent[]> {
    return this.database.query<WaitingEvent>(
      `SELECT provider, event_id AS "eventId", type, payload, received_at AS "receivedAt" FROM webhook_event
       WHERE processed_at IS NULL AND lane = $1 AND (parked_until IS NULL OR parked_until <= $3) AND event_id <> ALL($4)
       ORDER BY received_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [lane, limit, now, except],
    );
  }

  /** Leaves a message for later: what it speaks of is not known here yet. */
  async park({ provider, eventId }: ProviderEvent, until: Date): Promise<void> {
    await this.database.query('UPDATE webhook_event SET parked_until = $3 WHERE provider = $1 AND event_id = $2 AND processed_at IS NULL', [provider, eventId, until]);
  }

  /** Notes what each message led to. */
  async processed(outcomes: readonly { event: ProviderEvent; outcome: string }[], at: Date): Promise<void> {
    await this.database.query(
      `UPDATE webhook_event e SET processed_at = $2, outcome = o.outcome
       FROM jsonb_to_recordset($1::jsonb) AS o(provider text, event_id text, outcome text)
       WHERE e.provider = o.provider AND e.event_id = o.event_id`,
      [JSON.stringify(outcomes.map(({ event, outcome }) => ({ provider: event.provider, event_id: event.eventId, outcome }))), at],
    );
  }
}
