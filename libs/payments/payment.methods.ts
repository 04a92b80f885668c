import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';

/** What a payment can be taken from: the provider's token for it, never a card number. */
export interface PaymentMethod {
  readonly id: string;
  readonly subscriberId: string;
  readonly provider: string;
  readonly token: string;
  readonly customer: string | null;
  readonly brand: string;
  /** null: no card. */
  readonly last4: string | null;
  readonly expiryMonth: number | null;
  readonly expiryYear: number | null;
  /** What stands for an account that has no digits, masked. */
  readonly accountLabel: string | null;
  readonly isDefault: boolean;
  readonly status: 'usable' | 'blocked' | 'removed';
}

const METHODS = `
  SELECT id, subscriber_id AS "subscriberId", provider, provider_token AS token, provider_customer AS customer, brand, last4, account_label AS "accountLabel",
    expiry_month AS "expiryMonth", expiry_year AS "expiryYear", is_default AS "isDefault", status
  FROM payment_method`;

@Injectable()
export class PaymentMethods {
  constructor(private readonly database: Database) {}

  /** The usable default method of each subscriber that has one, by subscriber. */
  async defaults(subscriberIds: readonly string[]): Promise<Map<string, PaymentMethod>> {
    const methods = await this.database.query<PaymentMethod>(
      `${METHODS} WHERE subscriber_id = ANY($1::uuid[]) AND is_default AND status <> 'removed' AND status = 'usable'`,
      [subscriberIds],
    );
    return new Map(methods.map((method) => [method.subscriberId, method]));
  }

  /** One method of a subscriber, or null. */
  async find(subscriberId: string, id: string): Promise<PaymentMethod | null> {
    const [method] = await this.database.query<PaymentMethod>(`${METHODS} WHERE id = $1 AND subscriber_id = $2 AND status <> 'removed'`, [id, subscriberId]);
    return method ?? null;
  }
}
