import fc from 'fast-check';
import { Refusal } from '#kernel';
import { drawFrom, spendable } from './lots.js';
import type { Lot } from './lots.js';

const at = (text: string) => new Date(`${text}T00:00:00Z`);
const lot = (id: string, remaining: bigint, expires: string, earned = '2025-06-01'): Lot => ({
  id,
  remaining,
  earnedAt: at(earned),
  availableAt: at(earned),
  expiresAt: at(expires),
});

describe('spending points', () => {
  it('takes 80 of 100 (expiring 1 January) and 50 (expiring 1 December): 70 are left, and 50 after 1 January', () => {
    const lots = [lot('a', 100n, '2026-01-01'), lot('b', 50n, '2026-12-01')];
    const draws = drawFrom(lots, 80n, at('2025-12-01'));
    expect(draws).toEqual([{ lotId: 'a', quantity: 80n }]);
    const left = lots.map((each) => ({ ...each, remaining: each.remaining - (draws.find((draw) => draw.lotId === each.id)?.quantity ?? 0n) }));
    expect(spendable(left, at('2025-12-01'))).toBe(70n);
    expect(spendable(left, at('2026-01-02'))).toBe(50n);
  });

  it('refuses more than there is', () => {
    expect(() => drawFrom([lot('a', 10n, '2026-01-01')], 11n, at('2025-12-01'))).toThrow(new Refusal('POINTS_INSUFFICIENT', { available: '10', wanted: '11' }));
  });

  it('does not touch what has expired or is not yet available', () => {
    const lots = [lot('gone', 10n, '2025-01-01', '2024-01-01'), lot('later', 10n, '2027-01-01', '2026-06-01')];
    expect(() => drawFrom(lots, 1n, at('2025-12-01'))).toThrow();
  });

  it('draws exactly what was asked, from no lot more than it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(0n, 1_000n), { maxLength: 12 }), fc.bigInt(1n, 5_000n), (amounts, wanted) => {
        const lots = amounts.map((amount, index) => lot(String(index), amount, '2027-01-01'));
        const total = amounts.reduce((sum, amount) => sum + amount, 0n);
        if (wanted > total) {
          expect(() => drawFrom(lots, wanted, at('2026-01-01'))).toThrow();
          return;
        }
        const draws = drawFrom(lots, wanted, at('2026-01-01'));
        expect(draws.reduce((sum, draw) => sum + draw.quantity, 0n)).toBe(wanted);
        for (const draw of draws) expect(draw.quantity <= (amounts[Number(draw.lotId)] ?? 0n)).toBe(true);
      }),
    );
  });
});
