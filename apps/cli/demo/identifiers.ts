import { passesLuhn } from '#kernel';
import type { DemoMarket } from './markets.js';

/** Spreads consecutive numbers over all values of so many digits, each once. */
function scattered(index: number, digits: number): string {
  const values = 10n ** BigInt(digits);
  return String((BigInt(index) * 7_368_787n + 1_234_567n) % values).padStart(digits, '0');
}

/** E.164, a number of the market's mobile range; each index has its own. */
export function demoMsisdn(market: DemoMarket, index: number): string {
  const { prefixes, digits } = market.mobile;
  const prefix = prefixes[Math.floor(index / 10 ** digits)];
  if (prefix === undefined) throw new RangeError(`The demo has no more numbers in ${market.code}`);
  return prefix + scattered(index, digits);
}

/** 19 digits, the last by Luhn. */
export function demoIccid(market: DemoMarket, index: number): string {
  const body = `89${market.callingCode}${market.networkCode}`.padEnd(8, '0') + scattered(index, 10);
  for (let check = 0; check < 10; check += 1) if (passesLuhn(body + String(check))) return body + String(check);
  throw new Error('One of ten digits fits');
}

/** 32 digits whose value modulo 97 is 1. */
export function demoEid(index: number): string {
  const body = `89049032${scattered(index, 12).padStart(22, '0')}`;
  const check = 98n - (BigInt(body) * 100n) % 97n;
  return body + String(check).padStart(2, '0');
}

/** 15 digits: country, network, subscriber. */
export function demoImsi(market: DemoMarket, index: number): string {
  const network = market.countryCode + market.networkCode;
  return network + scattered(index, 15 - network.length);
}
