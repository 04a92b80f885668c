import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { Database } from '#platform/database';

export interface PaymentMethodView {
  readonly id: string;
  readonly provider: string;
  readonly brand: string;
  readonly last4: string | null;
  readonly expiryMonth: number | null;
  readonly expiryYear: number | null;
  readonly accountLabel: string | null;
  readonly isDefault: boolean;
  readonly status: string;
  /** Why it must not be charged any more: consent, visa_category_1, advice. */
  readonly blockedReason: string | null;
  readonly expired: boolean;
}

/** Columns of a {@link PaymentMethodView} as JSON, for statements that join the method; `m` is payment_method. */
export const METHOD_JSON = `jsonb_build_object('id', m.id, 'provider', m.provider, 'brand', m.brand, 'last4', m.last4, 'accountLabel', m.account_label, 'expiryMonth', m.expiry_month,
  'expiryYear', m.expiry_year, 'isDefault', m.is_default, 'status', upper(m.status), 'blockedReason', m.blocked_reason)`;

export type StoredMethod = Omit<PaymentMethodView, 'expired'>;

/** A card is good to the end of its month, wherever on earth that ends last. */
export function methodView(method: StoredMethod, now: Date): PaymentMethodView {
  const { expiryYear, expiryMonth } = method;
  const expired = expiryYear !== null && expiryMonth !== null && now.getTime() >= Date.UTC(expiryYear, expiryMonth, 1, 12);
  return { ...method, expired };
}

const MAX_METHODS = 50;

@Injectable()
export class PaymentMethodReader {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Those that can still be seen, the default first. The caller has checked that the reader may see the subscriber. */
  async ofSubscriber(subscriberId: string): Promise<PaymentMethodView[]> {
    const rows = await this.database.query<{ method: StoredMethod }>(
      `SELECT ${METHOD_JSON} AS method FROM payment_method m WHERE m.subscriber_id = $1 AND m.status <> 'removed'
       ORDER BY m.is_default DESC, m.created_at DESC, m.id LIMIT ${MAX_METHODS}`,
      [subscriberId],
    );
    const now = this.clock.now();
    return rows.map(({ method }) => methodView(method, now));
  }
}
