import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { addLocalDays, localDate, systemClock } from '#kernel';
import { COLUMNS, COLUMN_NAMES } from '#subscribers/import';
import type { Column } from '#subscribers/import';
import { demoEid, demoIccid, demoImsi, demoMsisdn } from '../../apps/cli/demo/identifiers.js';
import { DEMO_MARKETS } from '../../apps/cli/demo/markets.js';
import { demoEmail, demoName } from '../../apps/cli/demo/names.js';
import { Random } from '../../apps/cli/demo/random.js';

const PIECE_ROWS = 500;

/** Every column, or those that a file cannot do without. */
export type Width = 'every' | 'required';

/** Writes a file of so many lines of as many subscribers. Where it has the columns, three rows of ten bring a balance and points. */
export async function writeImportFile(file: string, rows: number, width: Width): Promise<void> {
  const columns = width === 'every' ? COLUMN_NAMES : COLUMN_NAMES.filter((column) => COLUMNS[column].required);
  const now = systemClock.now();
  const dates = Array.from({ length: 700 }, (_, days) => localDate(addLocalDays(now, 'UTC', days - 10), 'UTC'));
  const out = createWriteStream(file);
  out.write(`${columns.join(',')}\n`);
  for (let from = 0; from < rows; from += PIECE_ROWS) {
    const lines = Array.from({ length: Math.min(PIECE_ROWS, rows - from) }, (_, place) => {
      const cells = cellsOf(from + place, dates);
      return columns.map((column) => cells[column]).join(',');
    });
    if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

function cellsOf(index: number, dates: readonly string[]): Record<Column, string> {
  const random = new Random(1, index);
  const market = random.weighted(DEMO_MARKETS.map((each) => [each, each.weight] as const));
  const name = demoName(market.code, random);
  const opens = random.chance(0.3);
  return {
    subscriber_external_id: `B-${index}`, name, email: demoEmail(name, index, random), language: market.languages[0] ?? 'en', zone: random.weighted(market.zones),
    market: market.code, consents: 'email|sms', line_external_id: `B-${index}-1`, msisdn: demoMsisdn(market, index), iccid: demoIccid(market, index),
    eid: demoEid(index), imsi: demoImsi(market, index), profile_state: 'enabled', plan_code: `${market.code.toLowerCase()}-keep-alive-year`,
    valid_from: '2025-01-01', valid_to: random.pick(dates), auto_renew: 'true', payment_provider: 'stripe', payment_token: `pm_sim_ok_${index}`,
    payment_customer: `cus_sim_${index}`, payment_brand: 'visa', payment_last4: String(index % 10_000).padStart(4, '0'), payment_expiry: '12/2030',
    balance: opens ? '1500' : '0', points: opens ? '100' : '0',
  };
}
