import { Injectable } from '@nestjs/common';
import type { CurrencyCode } from '#kernel';
import { Database } from '#platform/database';
import { neverAgain } from './domain/never.again.js';
import type { SpentAttempt } from './domain/retry.budget.js';
import { LONGEST_WINDOW_HOURS } from './domain/retry.rules.js';
import type { PaymentMethod } from './payment.methods.js';
import { SharedCards, sharedCard } from './shared.cards.js';
import type { CardTwin } from './shared.cards.js';

/** What of a method its history is judged by. */
export type JudgedMethod = Pick<PaymentMethod, 'id' | 'subscriberId' | 'brand' | 'consentRestoredAt' | 'cardKey' | 'sharesCard'>;

/** What an attempt is judged by, of whatever method it was made with. */
type AttemptedMethod = Pick<PaymentMethod, 'id' | 'subscriberId' | 'brand' | 'consentRestoredAt'>;

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

/** Declines by the method; what is open, and can be declined, by the subscriber's lines, each of which has at most one: neither costs more than it finds. */
export const SPENT_ATTEMPTS = `
  SELECT ${COLUMNS} FROM charge c WHERE c.payment_method_id = ANY($1::uuid[]) AND c.status = 'failed' AND c.created_at > $3
  UNION ALL
  SELECT ${COLUMNS} FROM line l JOIN charge c ON c.line_id = l.id AND c.status IN ('pending', 'unknown', 'awaiting')
  WHERE l.subscriber_id = ANY($2::uuid[]) AND c.payment_method_id = ANY($1::uuid[]) AND c.created_at > $3`;

const LONGEST_WINDOW_MS = LONGEST_WINDOW_HOURS * 3_600_000;

/** Reads what counts in the retry budget: declines of the card within the longest window, and attempts whose outcome is still open. */
@Injectable()
export class SpentAttempts {
  constructor(
    private readonly database: Database,
    private readonly cards: SharedCards,
  ) {}

  /** One statement, however many methods, and one more where a card is stored twice; methods without any attempt are left out. */
  async of(methods: readonly JudgedMethod[], now: Date): Promise<Map<string, SpentCharge[]>> {
    const asked = [...new Map(methods.map((method) => [method.id, method])).values()];
    if (asked.length === 0) return new Map();
    const twins = await this.cards.twinsOf(asked);
    const known = new Map<string, AttemptedMethod>([...asked, ...twins].map((method) => [method.id, method]));
    const subscriberIds = new Set([...known.values()].map(({ subscriberId }) => subscriberId));
    const since = new Date(now.getTime() - LONGEST_WINDOW_MS);
    const rows = await this.database.query<StoredAttempt>(SPENT_ATTEMPTS, [[...known.keys()], [...subscriberIds], since]);
    const own = new Map<string, SpentCharge[]>();
    for (const row of rows) {
      const method = known.get(row.methodId);
      if (method) own.set(row.methodId, [...(own.get(row.methodId) ?? []), spentCharge(row, method)]);
    }
    return twins.length === 0 ? own : together(own, asked, twins);
  }
}

/** What was attempted with a card under another name counts for it, too. */
function together(own: ReadonlyMap<string, SpentCharge[]>, asked: readonly JudgedMethod[], twins: readonly CardTwin[]): Map<string, SpentCharge[]> {
  const all = asked.map((method): [string, SpentCharge[]] => {
    const card = sharedCard(method);
    const ids = card === null ? [method.id] : twins.flatMap(({ id, cardKey }) => (cardKey === card ? [id] : []));
    return [method.id, ids.flatMap((id) => own.get(id) ?? [])];
  });
  return new Map(all.filter(([, attempts]) => attempts.length > 0));
}

function spentCharge(row: StoredAttempt, { brand, consentRestoredAt }: AttemptedMethod): SpentCharge {
  const never = neverAgain({ ...row, brand });
  const isLifted = never === 'consent' && consentRestoredAt !== null && row.at <= consentRestoredAt;
  return { chargeId: row.chargeId, at: row.at, amount: { minor: row.minor, currency: row.currency }, never: isLifted ? null : never };
}
