import { ledgerSides } from './ledger.sides.js';

const posting = (account: string, minor: string, currency = 'EUR') => ({ account, amount: { minor, currency } });

describe('postings as debit and credit', () => {
  test('a paid renewal: what the provider owes on the left, what was earned on the right', () => {
    const { rows, sums } = ledgerSides([posting('provider_clearing', '1299'), posting('revenue', '-1299')]);
    expect(rows).toEqual([
      { account: 'provider_clearing', currency: 'EUR', debit: 1299n, credit: 0n },
      { account: 'revenue', currency: 'EUR', debit: 0n, credit: 1299n },
    ]);
    expect(sums).toEqual([{ currency: 'EUR', debit: 1299n, credit: 1299n }]);
  });

  test('currencies are summed apart, and amounts beyond 2^53 keep every digit', () => {
    const { sums } = ledgerSides([posting('fees', '9007199254740993'), posting('suspense', '-9007199254740993'), posting('tax', '5', 'TND'), posting('revenue', '-3', 'TND')]);
    expect(sums).toEqual([
      { currency: 'EUR', debit: 9007199254740993n, credit: 9007199254740993n },
      { currency: 'TND', debit: 5n, credit: 3n },
    ]);
  });
});
