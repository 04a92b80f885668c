import { type PaypalMoney } from './rows.js';
import { malformed, unprocessable } from './problem.js';

const WITHOUT_DECIMALS = new Set(['HUF', 'JPY', 'TWD']);
const WITH_DECIMALS = new Set('AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD ILS MXN MYR NOK NZD PHP PLN SEK SGD THB USD'.split(' '));

/** @throws PaypalProblem what PayPal says of an amount that it does not take */
export function checkedAmount(given: unknown): PaypalMoney {
  const { currency_code: currency, value } = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  if (typeof currency !== 'string' || typeof value !== 'string') throw malformed('MISSING_REQUIRED_PARAMETER', 'A required field / parameter is missing: amount.');
  if (!WITH_DECIMALS.has(currency) && !WITHOUT_DECIMALS.has(currency)) throw unprocessable('CURRENCY_NOT_SUPPORTED', 'Currency code is not currently supported.');
  if (!/^\d{1,29}(\.\d{1,2})?$/.test(value) || (WITHOUT_DECIMALS.has(currency) && value.includes('.'))) throw unprocessable('DECIMAL_PRECISION', 'The value of the field should not be more than two decimal places.');
  if (Number(value) === 0) throw unprocessable('CANNOT_BE_ZERO_OR_NEGATIVE', 'Must be greater than zero.');
  return { currency_code: currency, value };
}

/** In hundredths, or units of a currency without decimals. */
export const countOf = ({ currency_code: currency, value }: PaypalMoney): number => Math.round(Number(value) * (WITHOUT_DECIMALS.has(currency) ? 1 : 100));
export const amountOf = (count: number, currency: string): PaypalMoney => ({ currency_code: currency, value: WITHOUT_DECIMALS.has(currency) ? String(count) : (count / 100).toFixed(2) });
