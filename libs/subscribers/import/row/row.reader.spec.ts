import { money } from '#kernel';
import type { PlanVersion } from '#plans';
import { COLUMN_NAMES } from '../columns.js';
import type { Column } from '../columns.js';
import { layoutOf } from '../csv/layout.js';
import type { ImportRow } from '../import.row.js';
import { RowReader } from './row.reader.js';

const plan = {
  id: 'v1', planId: 'p1', planCode: 'fr-keep', planName: 'Keep Alive', market: 'FR', number: 1, price: money(1200n, 'EUR'), period: { unit: 'year', count: 1 },
  policy: 'additive', maxAccumulatedDays: null, chargeDaysBefore: 7, durations: { graceDays: 30, suspendedDays: 60, quarantineDays: 90 },
  retryOffsetsDays: [0], pointsEarned: 0, pointsValidDays: 365, balanceFirst: false, publishedAt: new Date('2024-01-01'),
} satisfies PlanVersion;

const good: Record<Column, string> = {
  subscriber_external_id: 'S-1', name: 'Amélie Durand', email: 'amelie@example.com', language: 'fr', zone: 'Europe/Paris', market: 'FR', consents: 'sms|email',
  line_external_id: 'L-1', msisdn: '+33612345678', iccid: '8933010000000000002', eid: '89033023000000000000000000000075', imsi: '208010000000000', profile_state: 'enabled',
  plan_code: 'fr-keep', valid_from: '2026-01-01', valid_to: '2027-01-01', auto_renew: 'true', payment_provider: 'stripe', payment_token: 'pm_sim_ok_1', payment_customer: 'cus_sim_1',
  payment_brand: 'visa', payment_last4: '4242', payment_expiry: '12/2030', balance: '12.50', points: '100',
};

const layout = layoutOf(COLUMN_NAMES, false);
const reader = new RowReader({ layout, plans: new Map([['fr-keep', plan], ['tn-keep', { ...plan, market: 'TN' }]]), market: null, now: new Date('2026-06-01T12:00:00Z') });

const read = (changes: Partial<Record<Column, string>> = {}) => reader.read({ line: 7, fields: COLUMN_NAMES.map((column) => changes[column] ?? good[column]) });
function taken(changes: Partial<Record<Column, string>> = {}): ImportRow {
  const row = read(changes);
  if (Array.isArray(row)) throw new Error(`Refused: ${row.map(({ column, code }) => `${column} ${code}`).join(', ')}`);
  return row;
}
function faults(changes: Partial<Record<Column, string>>) {
  const row = read(changes);
  return Array.isArray(row) ? row.map(({ column, code }) => `${column} ${code}`) : [];
}

describe('a row of a file of subscribers', () => {
  it('becomes a line with its subscriber, its clocks and its opening figures', () => {
    expect(taken()).toMatchObject({
      at: 7, externalId: 'L-1', msisdn: '+33612345678', status: 'active', anchorDay: 1, balanceMinor: 1250n, points: 100,
      subscriber: { name: 'Amélie Durand', consents: ['email', 'sms'] },
      validFrom: new Date('2025-12-31T23:00:00Z'), validTo: new Date('2026-12-31T23:00:00Z'),
      schedule: { serviceLostAt: new Date('2026-12-31T23:00:00Z'), renewAt: new Date('2026-12-24T23:00:00Z') },
      method: { provider: 'stripe', token: 'pm_sim_ok_1', expiryMonth: 12, expiryYear: 2030 },
    });
  });

  it.each([
    ['+33 6 12 34 56 78'], ['0033612345678'], ['06 12 34 56 78'], ['06.12.34.56.78'], ['tel:+33612345678'], ['（０６）１２３４５６７８'], ["'+33612345678"], ["'0612345678"], ['\u202a+33612345678\u202c'],
  ])('the number %s is +33612345678 in France', (msisdn) => {
    expect(taken({ msisdn }).msisdn).toBe('+33612345678');
  });

  it.each<[Column, string, string]>([
    ['subscriber_external_id', '', 'REQUIRED'],
    ['subscriber_external_id', 'a b', 'ID_INVALID'],
    ['line_external_id', 'x'.repeat(65), 'ID_INVALID'],
    ['name', '', 'REQUIRED'],
    ['name', 'Zo\u0000é', 'TEXT_INVALID'],
    ['name', 'Zo\ufffd', 'TEXT_INVALID'],
    ['name', 'x'.repeat(201), 'TEXT_INVALID'],
    ['email', 'nobody', 'EMAIL_INVALID'],
    ['language', 'french!', 'LANGUAGE_INVALID'],
    ['zone', 'Europe/Atlantis', 'ZONE_UNKNOWN'],
    ['zone', '+01:00', 'ZONE_UNKNOWN'],
    ['market', 'XX', 'MARKET_UNKNOWN'],
    ['consents', 'email|fax', 'CONSENT_UNKNOWN'],
    ['msisdn', '12', 'MSISDN_INVALID'],
    ['msisdn', '+33612345678 ext 5', 'MSISDN_INVALID'],
    ['iccid', '8933010000000000003', 'ICCID_INVALID'],
    ['eid', '89033023000000000000000000000076', 'EID_INVALID'],
    ['imsi', '12345', 'IMSI_INVALID'],
    ['profile_state', 'on', 'PROFILE_STATE_UNKNOWN'],
    ['plan_code', 'gold', 'PLAN_UNKNOWN'],
    ['plan_code', 'tn-keep', 'PLAN_OF_OTHER_MARKET'],
    ['valid_from', '2026-02-30', 'DATE_INVALID'],
    ['valid_from', '01/02/2026', 'DATE_INVALID'],
    ['valid_from', '2026-01-01T25:00:00Z', 'DATE_INVALID'],
    ['valid_to', '9999-01-01', 'DATE_OUT_OF_RANGE'],
    ['valid_from', '1999-12-30', 'DATE_OUT_OF_RANGE'],
    ['valid_to', '2026-01-01', 'VALIDITY_EMPTY'],
    ['auto_renew', 'maybe', 'FLAG_INVALID'],
    ['payment_provider', 'acme', 'PROVIDER_UNKNOWN'],
    ['payment_token', 'a b', 'TOKEN_INVALID'],
    ['payment_token', '', 'REQUIRED'],
    ['payment_last4', '42', 'LAST4_INVALID'],
    ['payment_expiry', '13/2030', 'EXPIRY_INVALID'],
    ['balance', '1,234.56', 'AMOUNT_INVALID'],
    ['balance', '1.234', 'AMOUNT_INVALID'],
    ['balance', '1e309', 'AMOUNT_INVALID'],
    ['points', '-5', 'POINTS_INVALID'],
    ['points', '1.5', 'POINTS_INVALID'],
  ])('%s %j is refused with %s', (column, value, code) => {
    expect(faults({ [column]: value })).toContain(`${column} ${code}`);
  });

  it('tells everything that is wrong at once', () => {
    expect(faults({ email: 'x', iccid: '1', points: 'many' })).toEqual(['email EMAIL_INVALID', 'iccid ICCID_INVALID', 'points POINTS_INVALID']);
  });

  it.each<Column>(['subscriber_external_id', 'name', 'email', 'line_external_id', 'msisdn', 'iccid', 'eid', 'imsi', 'payment_token', 'payment_customer', 'payment_brand', 'payment_last4', 'payment_expiry', 'balance', 'points'])(
    'a card number in %s is refused, and not repeated',
    (column) => {
      const row = read({ [column]: '4242 4242 4242 4242' });
      expect(Array.isArray(row) && row.find((fault) => fault.column === column)).toMatchObject({ code: 'CARD_NUMBER_REFUSED', value: '************4242' });
    },
  );

  it('an apostrophe that belongs to a name stays', () => {
    expect(taken({ name: "'t Hooft" }).subscriber.name).toBe("'t Hooft");
  });

  it('takes instants with an offset as they are', () => {
    expect(taken({ valid_to: '2026-12-31T12:00:00+02:00' }).validTo).toEqual(new Date('2026-12-31T10:00:00Z'));
  });

  it.each([
    ['2027-01-01', 'active'], ['2026-05-20', 'grace'], ['2026-04-01', 'suspended'], ['2026-02-01', 'quarantine'],
  ])('valid until %s it arrives %s', (valid_to, status) => {
    expect(taken({ valid_to }).status).toBe(status);
  });

  it('a line whose number is long gone cannot come in, and one that begins later is created', () => {
    expect(faults({ valid_from: '2024-01-01', valid_to: '2025-01-01' })).toEqual(['valid_to VALIDITY_LONG_OVER']);
    const starts = ['2026-07-01', '2026-08-01'].map((valid_from) => taken({ valid_from }));
    expect(starts.map(({ status, schedule }) => [status, schedule.transitionAt?.toISOString()])).toEqual([
      ['created', '2026-06-30T22:00:00.000Z'],
      ['created', '2026-07-31T22:00:00.000Z'],
    ]);
  });

  it('a row with too few or too many fields is refused as a whole', () => {
    expect(reader.read({ line: 9, fields: ['a', 'b'] })).toEqual([{ line: 9, column: '', value: '', code: 'ROW_INCOMPLETE' }]);
    expect(reader.read({ line: 9, fields: Array.from({ length: 10_000 }, () => 'x') })).toHaveLength(1);
  });

  it('rows that name no market have the one that was given', () => {
    const french = new RowReader({ layout, plans: new Map([['fr-keep', plan]]), market: 'FR', now: new Date('2026-06-01T12:00:00Z') });
    expect(french.read({ line: 2, fields: COLUMN_NAMES.map((column) => (column === 'market' ? '' : good[column])) })).toMatchObject({ subscriber: { market: 'FR' } });
  });
});
