import type { EarnedLot } from '#loyalty';
import type { LineRecord } from '#subscribers';
import { pointsToTake, validityToRestore, validityToTake } from './taking-back.js';

const at = (text: string): Date => new Date(`${text}T12:00:00Z`);

describe('points of a renewal that is taken back', () => {
  // 100 (expiring 1 January) and 50 (expiring 1 December) were earned, and 80 spent: from the lot that expires first.
  const first: EarnedLot = { id: 'first', quantity: 100n, remaining: 20n, expiresAt: at('2026-01-01') };
  const second: EarnedLot = { id: 'second', quantity: 50n, remaining: 50n, expiresAt: at('2026-12-01') };

  it('come from the lot that it earned, and what is spent of it is written off: no other lot pays for it', () => {
    expect(pointsToTake(first, at('2025-12-01'))).toEqual({ lotId: 'first', taken: 20n, writtenOff: 80n });
    expect(pointsToTake(second, at('2025-12-01'))).toEqual({ lotId: 'second', taken: 50n, writtenOff: 0n });
  });

  it('that expired are gone by themselves, and are not taken a second time', () => {
    expect(pointsToTake(first, at('2026-01-02'))).toEqual({ lotId: 'first', taken: 0n, writtenOff: 80n });
    expect(pointsToTake({ ...second, expiresAt: at('2025-11-01') }, at('2025-12-01'))).toBeNull();
  });

  it('need not be spoken of where none were earned', () => {
    expect(pointsToTake(null, at('2025-12-01'))).toBeNull();
  });
});

describe('validity of a renewal that is taken back', () => {
  const monthly = { unit: 'month', count: 1 } as const;
  const given = { before: at('2026-03-10'), after: at('2026-04-10'), movedAt: at('2026-03-01') };
  const line = (validTo: Date, more: Partial<LineRecord> = {}) => ({ status: 'active', validFrom: at('2025-01-01'), validTo, zone: 'UTC', anchorDay: 10, ...more }) as LineRecord;

  it('goes back to where it was, never before now, and later movements keep what they gave', () => {
    expect(validityToTake(line(given.after), given, monthly, at('2026-03-05'))).toEqual({ before: given.after, after: given.before, isShifted: false });
    expect(validityToTake(line(given.after), given, monthly, at('2026-03-20'))).toEqual({ before: given.after, after: at('2026-03-20'), isShifted: false });
    expect(validityToTake(line(at('2026-05-10')), given, monthly, at('2026-03-05'))).toEqual({ before: at('2026-05-10'), after: at('2026-04-10'), isShifted: true });
  });

  it('is not taken from a number that is lost, nor where nothing is left', () => {
    expect(validityToTake(line(given.after, { status: 'terminated' }), given, monthly, at('2026-03-05'))).toBeNull();
    expect(validityToTake(line(given.after), given, monthly, at('2026-04-10'))).toBeNull();
  });

  it('stands again when the bank sends the money back: as it was, or as many days later', () => {
    const taken = { before: given.after, after: given.before };
    expect(validityToRestore(line(given.before), taken)).toEqual(given.after);
    expect(validityToRestore(line(at('2026-04-10')), taken)).toEqual(at('2026-05-11'));
    expect(validityToRestore(line(given.before, { status: 'quarantine' }), taken)).toBeNull();
  });
});
