import { Injectable } from '@nestjs/common';
import type { CurrencyCode } from '#kernel';
import { Database } from '#platform/database';
import { neverAgain } from './domain/never.again.js';
import type { SpentAttempt } from './domain/retry.budget.js';
import { LONGEST_WINDOW_HOURS } from './domain/retry.rules.js';
import type { PaymentMethod } from './payment.methods.js';

/** What of a method its history is judged by. */
export type JudgedMethod = Pick<PaymentMethod, 'id' | 'subscriberId' | 'brand' | 'consentRestoredAt'>;

export interface SpentCharge extends SpentAttempt {
  readonly chargeId: string;
}

interface StoredAttempt {
  readonly chargeId: string;
  readonly methodId: string;
  readonly at: Date;
  readonly minor: bigint;
  readonly currency: CurrencyCode;
  readonly failureCode: string | null;
  readonly rawCode: string | null;
  readonly networkCode: string | null;
  readonly adviceCode: string | null;
}

const COLUMNS = `c.id AS "chargeId", c.payment_method_id AS "methodId", c.created_at AS at, c.amount_minor AS minor, c.currency,
  c.failure_code AS "failureCode", c.raw_code AS "rawCode", c.network_code AS "networkCode", c.advice_code AS "adviceCode"`;

/** Declines by the method; what is open by the subscriber's lines, each of which has at most one: neither costs more than it finds. */
export const SPENT_ATTEMPTS = `
  SELECT ${COLUMNS} FROM charge c WHERE c.payment_method_id = ANY($1::uuid[]) AND c.status = 'failed' AND c.created_at > $3
  UNION ALL
  SELECT ${COLUMNS} FROM line l JOIN charge c ON c.line_id = l.id AND c.status IN ('pending', 'unknown', 'awaiting')
  WHERE l.subscriber_id = ANY($2::uuid[]) AND c.payment_method_id = ANY($1::uuid[]) AND c.created_at > $3`;

const LONGEST_WINDOW_MS = LONGEST_WINDOW_HOURS * 3_600_000;

/** Reads what counts in the retry budget: declines within the longest window, and attempts whose outcome is still open. */
@Injectable()
export class SpentAttempts {
  constructor(private readonly database: Database) {}

  /** One statement, however many methods; methods without any attempt are left out. */
  async of(methods: readonly JudgedMethod[], now: Date): Promise<Map<string, SpentCharge[]>> {
    const byId = new Map(methods.map((method) => [method.id, method]));
    if (byId.size === 0) return new Map();
    const subscriberIds = new Set([...byId.values()].map(({ subscriberId }) => subscriberId));
    const since = new Date(now.getTime() - LONGEST_WINDOW_MS);
    const rows = await this.database.query<StoredAttempt>(SPENT_ATTEMPTS, [[...byId.keys()], [...subscriberIds], since]);
    const spent = new Map<string, SpentCharge[]>();
    for (const row of rows) {
      const method = byId.get(row.methodId);
      if (method) spent.set(row.methodId, [...(spent.get(row.methodId) ?? []), spentCharge(row, method)]);
    }
    return spent;
  }
}

function spentCharge(row: StoredAttempt, { brand, consentRestoredAt }: JudgedMethod): SpentCharge {
  const never = neverAgain({ ...row, brand });
  const isLifted = never === 'consent' && consentRestoredAt !== null && row.at <= consentRestoredAt;
  return { chargeId: row.chargeId, at: row.at, amount: { minor: row.minor, currency: row.currency }, never: isLifted ? null : never };
}
