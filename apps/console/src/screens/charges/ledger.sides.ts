interface Posting {
  readonly account: string;
  /** Minor units as decimal text; a debit is positive. */
  readonly amount: { readonly minor: string; readonly currency: string };
}

export interface Sides {
  readonly currency: string;
  readonly debit: bigint;
  readonly credit: bigint;
}

/** Signed postings as debit and credit columns, and the sum of each column by currency. */
export function ledgerSides(postings: readonly Posting[]): { rows: (Sides & { account: string })[]; sums: Sides[] } {
  const rows = postings.map(({ account, amount }) => {
    const minor = BigInt(amount.minor);
    return { account, currency: amount.currency, debit: minor > 0n ? minor : 0n, credit: minor < 0n ? -minor : 0n };
  });
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  const sums = currencies.map((currency) => {
    const same = rows.filter((row) => row.currency === currency);
    return { currency, debit: same.reduce((sum, { debit }) => sum + debit, 0n), credit: same.reduce((sum, { credit }) => sum + credit, 0n) };
  });
  return { rows, sums };
}
