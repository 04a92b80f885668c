import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';

export interface PublishOptions {
  /** The same key is published once, for ever. */
  readonly dedupeKey?: string;
  /** Not before this moment. */
  readonly availableAt?: Date;
}

interface Published extends PublishOptions {
  readonly topic: string;
  readonly payload: object;
}

/** Events that become true with the transaction that publishes them. The relay hands them to the jobs that listen. */
@Injectable()
export class Outbox {
  constructor(private readonly database: Database) {}

  /** Must be called inside a transaction. The payload is JSON and carries ids, no personal data. */
  publish(topic: string, payload: object, options: PublishOptions = {}): void {
    this.database.beforeCommit(this.append, { topic, payload, ...options });
  }

  private readonly append = async (events: Published[]): Promise<void> => {
    await this.database.query(
      `INSERT INTO outbox_event (topic, payload, dedupe_key, available_at)
       SELECT topic, payload, dedupe_key, coalesce(available_at, clock_timestamp())
       FROM jsonb_to_recordset($1::jsonb) AS e(topic text, payload jsonb, dedupe_key text, available_at timestamptz)
       ON CONFLICT (dedupe_key) DO NOTHING`,
      [JSON.stringify(events.map(toRow))],
    );
  };
}

function toRow({ topic, payload, dedupeKey, availableAt }: Published): object {
  return { topic, payload, dedupe_key: dedupeKey ?? null, available_at: availableAt ?? null };
}
