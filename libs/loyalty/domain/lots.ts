import { Refusal } from '#kernel';

/** Points earned together, with one expiry. */
export interface Lot {
  readonly id: string;
  readonly remaining: bigint;
  readonly earnedAt: Date;
  readonly availableAt: Date;
  readonly expiresAt: Date;
}

/** A quantity of one lot. */
export interface Draw {
  readonly lotId: string;
  readonly quantity: bigint;
}

/** Spends from the lots that expire first, then from the oldest; Refusal POINTS_INSUFFICIENT. */
export function drawFrom(lots: readonly Lot[], quantity: bigint, now: Date): Draw[] {
  const spendable = lots
    .filter((lot) => lot.remaining > 0n && lot.availableAt <= now && lot.expiresAt > now)
    .sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime() || a.earnedAt.getTime() - b.earnedAt.getTime() || (a.id < b.id ? -1 : 1));
  const draws: Draw[] = [];
  let wanted = quantity;
  for (const lot of spendable) {
    if (wanted === 0n) break;
    const taken = lot.remaining < wanted ? lot.remaining : wanted;
    draws.push({ lotId: lot.id, quantity: taken });
    wanted -= taken;
  }
  if (wanted > 0n) {
    throw new Refusal('POINTS_INSUFFICIENT', { available: String(quantity - wanted), wanted: String(quantity) });
  }
  return draws;
}

/** The balance that can be spent at this moment. */
export function spendable(lots: readonly Lot[], now: Date): bigint {
  return lots.reduce((sum, lot) => (lot.availableAt <= now && lot.expiresAt > now ? sum + lot.remaining : sum), 0n);
}
