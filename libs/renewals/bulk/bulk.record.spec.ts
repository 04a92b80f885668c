import type { ActionPlan, Effect } from '#actions';
import { worthOf } from './bulk.record.js';

const effect = (kind: Effect['kind'], before: string | null, after: string): Effect => ({ kind, subjectType: 'Line', subjectId: 'l', field: 'x', valueType: 'money', before, after });
const plan = (...effects: Effect[]): ActionPlan => ({ effects, limits: [] }) as unknown as ActionPlan;

describe('what a row of a bulk run is worth', () => {
  it.each([
    ['a charge', plan(effect('charge_requested', null, '500 EUR')), { minor: 500n, currency: 'EUR' }],
    ['a payment from the prepaid balance', plan(effect('balance_spent', '900 EUR', '400 EUR')), { minor: 500n, currency: 'EUR' }],
    ['a case, which costs nothing', plan({ ...effect('case_opened', null, 'x'), valueType: 'text' }), null],
  ])('%s', (_, given, money) => {
    expect(worthOf(given).money).toEqual(money);
  });
});
