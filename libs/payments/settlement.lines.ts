import { Injectable } from '@nestjs/common';
import { isUuid } from '#kernel';
import { Database } from '#platform/database';
import type { SettlementLine } from './provider/payment.provider.js';

/** The charge that a line speaks of, and what the ledger says it took. */
export interface SettledCharge {
  readonly id: string;
  readonly lineId: string;
  readonly subscriberId: string;
  readonly renewalId: string;
  readonly providerReference: string | null;
  /** Null: nothing is booked for it. */
  readonly bookedMinor: bigint | null;
  readonly bookedCurrency: string | null;
}

/** A line of a provider's settlement, and what we know of it. */
export interface BookedLine {
  readonly line: SettlementLine;
  /** Null: it is about something else than a charge of ours, or about one that the books do not know. */
  readonly charge: SettledCharge | null;
}

type Stored = SettledCharge & { readonly line: string };

/** Keeps what providers say that they took, and up to when they were asked. */
@Injectable()
export class SettlementLines {
  constructor(private readonly database: Database) {}

  /** Up to when a provider's settlement was read; null: never. */
  async readTo(provider: string): Promise<Date | null> {
    const [reading] = await this.database.query<{ to: Date }>('SELECT read_to AS "to" FROM settlement_reading WHERE provider = $1', [provider]);
    return reading?.to ?? null;
  }

  /** All of it up to then was read and compared. Charges from before the first reading are never looked for. */
  async reached(provider: string, to: Date): Promise<void> {
    await this.database.query(
      `INSERT INTO settlement_reading AS r (provider, began_at, read_to) VALUES ($1, $2, $2)
       ON CONFLICT (provider) DO UPDATE SET read_to = greatest(r.read_to, excluded.read_to)`,
      [provider, to],
    );
  }

  /** Those that were not read before, with what the books say of them. */
  async unread(provider: string, lines: readonly SettlementLine[]): Promise<BookedLine[]> {
    const ids = lines.map(({ id }) => id);
    const known = new Set((await this.database.query<{ id: string }>('SELECT line_id AS id FROM settlement_line WHERE provider = $1 AND line_id = ANY($2)', [provider, ids])).map(({ id }) => id));
    const fresh = lines.filter(({ id }) => !known.has(id));
    const charges = await this.charges(provider, fresh);
    return fresh.map((line) => ({ line, charge: charges.get(line.id) ?? null }));
  }

  async keep(provider: string, lines: readonly SettlementLine[], at: Date): Promise<void> {
    await this.database.query(
      `INSERT INTO settlement_line (provider, line_id, charge_id, amount_minor, currency, taken_at, read_at)
       SELECT $1, id, "chargeId", minor, currency, "takenAt", $3 FROM jsonb_to_recordset($2::jsonb) AS l(id text, "chargeId" uuid, minor bigint, currency text, "takenAt" timestamptz)
       ON CONFLICT DO NOTHING`,
      [provider, JSON.stringify(lines.map(toRow)), at],
    );
  }

  private async charges(provider: string, lines: readonly SettlementLine[]): Promise<Map<string, SettledCharge>> {
    const ours = lines.map(toRow).filter(({ chargeId }) => chargeId !== null);
    if (ours.length === 0) return new Map();
    const rows = await this.database.query<Stored>(
      `SELECT l.id AS line, c.id, c.line_id AS "lineId", c.subscriber_id AS "subscriberId", c.renewal_id AS "renewalId", c.provider_reference AS "providerReference",
         b.amount_minor AS "bookedMinor", b.currency AS "bookedCurrency"
       FROM jsonb_to_recordset($2::jsonb) AS l(id text, "chargeId" uuid) JOIN charge c ON c.id = l."chargeId" AND c.provider = $1
         LEFT JOIN LATERAL (
           SELECT p.amount_minor, p.currency FROM ledger_transaction t JOIN ledger_posting p ON p.transaction_id = t.id WHERE t.ref = 'charge:' || c.id AND p.account = 'provider_clearing'
         ) b ON true`,
      [provider, JSON.stringify(ours)],
    );
    return new Map(rows.map(({ line, ...charge }) => [line, charge]));
  }
}

function toRow({ id, chargeId, captured: { minor, currency }, takenAt }: SettlementLine) {
  return { id, chargeId: chargeId !== null && isUuid(chargeId) ? chargeId : null, minor: String(minor), currency, takenAt };
}
