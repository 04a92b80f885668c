import { addMoney, formatMoney, lastFullLocalDay, money } from '#kernel';
import type { CurrencyCode, Money } from '#kernel';
import type { ShadowLine } from '#renewals';

const COLUMNS = { line: 36, plan: 24, what: 44 } as const;

const COUNTED: Readonly<Record<ShadowLine['action'], string>> = {
  charge: 'to charge',
  hold: 'whose card may not be charged now',
  wait: 'to leave waiting for their provider',
  renew_free: 'to renew without a charge',
  pay_from_balance: 'that the prepaid balance pays',
  no_method: 'without a payment method',
  skip: 'to leave alone',
  postpone: 'to put off',
  cancel: 'whose retry is canceled',
  lapse: 'that lapse',
};

/** A shadow run in words: a row for each line, and what it comes to. */
export class ShadowReport {
  static readonly header = columns('LINE', 'PLAN', 'WHAT WOULD HAPPEN', 'VALID THROUGH');
  private readonly counts = new Map<ShadowLine['action'], number>();
  private readonly charged = new Map<CurrencyCode, Money>();

  /** The row of a line, which is counted. Days are those of the line's zone. */
  row(line: ShadowLine): string {
    const { lineId, plan, action, price, validTo, validToAfter, zone } = line;
    this.counts.set(action, (this.counts.get(action) ?? 0) + 1);
    if (action === 'charge') this.charged.set(price.currency, addMoney(this.charged.get(price.currency) ?? money(0n, price.currency), price));
    const through = lastFullLocalDay(validTo, zone);
    return columns(lineId, plan, inWords(line), validToAfter ? `${through} -> ${lastFullLocalDay(validToAfter, zone)}` : through);
  }

  /** The last line. */
  total(): string {
    if (this.counts.size === 0) return 'Nothing is due.';
    const parts = [...this.counts].map(([action, count]) => `${count} ${COUNTED[action]}${action === 'charge' ? ` (${this.amounts()})` : ''}`);
    return `${parts.join(', ')}. Nothing was written.`;
  }

  private amounts(): string {
    return [...this.charged.values()].map((amount) => formatMoney(amount, 'en')).join(' + ');
  }
}

function inWords({ action, price, method, attempt, retryAt }: ShadowLine): string {
  switch (action) {
    case 'charge':
      return `charge ${formatMoney(price, 'en')} by ${method ?? ''}${attempt > 1 ? `, attempt ${attempt}` : ''}`;
    case 'hold':
      return `${method ?? 'the prepaid balance'} ${retryAt ? `waits until ${retryAt.toISOString().slice(0, 16)}Z: declined too often` : "may not be charged: a person's work"}`;
    case 'wait':
      return 'waits for its provider';
    case 'renew_free':
      return 'renew without a charge';
    case 'pay_from_balance':
      return `${formatMoney(price, 'en')} from the prepaid balance`;
    case 'no_method':
      return `${formatMoney(price, 'en')}, no payment method: a person's work`;
    case 'skip':
      return 'left alone';
    case 'postpone':
      return 'nothing to give for a payment yet: looked at again';
    case 'cancel':
      return 'retry canceled: not wanted any more';
    case 'lapse':
      return 'lapses: the number is lost';
  }
}

function columns(line: string, plan: string, what: string, through: string): string {
  return `${line.padEnd(COLUMNS.line)}  ${plan.padEnd(COLUMNS.plan)}  ${what.padEnd(COLUMNS.what)}  ${through}`;
}
