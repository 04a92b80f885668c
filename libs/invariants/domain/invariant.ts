import type { Locale } from '#kernel';

/** I… as in the catalogue of promises; K… hold for this house only. */
export const INVARIANT_IDS = [
  'I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I9', 'I10', 'I11', 'I12', 'I13', 'I14', 'I15', 'I16', 'I17', 'I18', 'I19', 'I20', 'I21', 'I22', 'I23', 'I24', 'I25', 'I26',
  'K1', 'K2', 'K3',
] as const;
export type InvariantId = (typeof INVARIANT_IDS)[number];

export interface InvariantWords {
  readonly title: string;
  readonly statement: string;
}

/** Why an invariant has nothing to check yet. */
export type NotYet = 'promotions' | 'statements';

export interface Catalogue {
  readonly invariants: Readonly<Record<InvariantId, InvariantWords>>;
  readonly notYet: Readonly<Record<NotYet, string>>;
}

export type Catalogues = Readonly<Record<Locale, Catalogue>>;

/**
 * How violations are found.
 * sql: a statement that gives `subject`, `id` and `facts` (jsonb of ids, codes and amounts; nothing personal) of each; the moment of the check is `(SELECT now FROM checked)`.
 * audit_chain: the record is walked and each hash computed anew.
 * card_numbers: texts are searched for what reads as a card number.
 */
export type Check = { readonly kind: 'sql'; readonly sql: string } | { readonly kind: 'audit_chain' } | { readonly kind: 'card_numbers' };

export interface CheckedInvariant {
  readonly id: InvariantId;
  /** While it is violated and nobody has acknowledged that, no money moves. */
  readonly money: boolean;
  readonly check: Check;
}

export interface WaitingInvariant {
  readonly id: InvariantId;
  readonly notYet: NotYet;
}

export type Invariant = CheckedInvariant | WaitingInvariant;

export function isChecked(invariant: Invariant): invariant is CheckedInvariant {
  return 'check' in invariant;
}

/** A row that breaks an invariant. Ids and facts only. */
export interface Violation {
  readonly subject: string;
  readonly id: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** No more rows than this are kept of one invariant: whoever has a thousand to repair needs no more to begin. */
export const MOST_VIOLATIONS = 1_000;
/** Rows that a page or a terminal shows. */
export const SHOWN_VIOLATIONS = 100;

/** new: append-only tables are read from where the last check ended. all: everything is read. */
export type Depth = 'new' | 'all';
