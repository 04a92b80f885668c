import type { PlanTerms } from './plan-terms.input.js';
import { checkTerms } from './plan-terms.rules.js';

const terms: PlanTerms = {
  priceMinor: 1_200, currency: 'EUR', periodUnit: 'year', periodCount: 1, extensionPolicy: 'additive', chargeDaysBefore: 7, graceDays: 30,
  suspendedDays: 60, quarantineDays: 90, retryOffsetsDays: [-5, -3, 0, 2], pointsEarned: 0, pointsValidDays: 365, balanceFirst: false,
};

/** What the terms are refused with, or null. */
function refusalOf(changes: Partial<PlanTerms>): unknown {
  try {
    checkTerms({ ...terms, ...changes });
    return null;
  } catch (error) {
    return error;
  }
}

describe('the terms of a plan version', () => {
  it.each([['day', 3_650], ['month', 120], ['year', 10]] as const)('a period in the unit %s is at most %i long', (periodUnit, longest) => {
    expect(refusalOf({ periodUnit, periodCount: longest })).toBeNull();
    expect(refusalOf({ periodUnit, periodCount: longest + 1 })).toMatchObject({ code: 'BAD_INPUT', params: { field: 'periodCount', reason: 'OUT_OF_RANGE', min: 1, max: longest } });
  });

  it.each([
    [[-3, -5], 'RETRIES_NOT_RISING'],
    [[-7, 0], 'RETRIES_TOO_EARLY'],
    [[0, 90], 'RETRIES_TOO_LATE'],
  ])('retries on days %j are refused', (retryOffsetsDays, reason) => {
    expect(refusalOf({ retryOffsetsDays })).toMatchObject({ params: { field: 'retryOffsetsDays', reason } });
  });
});
