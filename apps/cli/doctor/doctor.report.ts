import { SHOWN_VIOLATIONS, invariantWords, isChecked, notYetWords } from '#invariants';
import type { InvariantStanding } from '#invariants';
import type { HealthSign } from './health.js';

export interface Diagnosis {
  readonly health: readonly HealthSign[];
  /** Empty when they could not be asked. */
  readonly invariants: readonly InvariantStanding[];
  /** Since when no money moves; null: it does. */
  readonly heldSince: Date | null;
}

const MARKS = { ok: '  ok  ', look: ' look ', ill: ' ILL  ', violated: 'BROKEN', failed: '  ??  ', not_yet: '  --  ', never: '  ??  ' } as const;
/** A terminal shows enough rows to begin with; the page and --json have the rest. */
const ROWS = 5;

type Standing = 'ok' | 'violated' | 'failed' | 'not_yet' | 'never';

function standingOf({ invariant, last, open }: InvariantStanding): Standing {
  if (!isChecked(invariant)) return 'not_yet';
  if (!last) return 'never';
  return last.state === 'ok' && open.length > 0 ? 'violated' : last.state;
}

/** Nothing is broken, and nothing that must work does not. */
export function isWell({ health, invariants }: Diagnosis): boolean {
  return health.every(({ state }) => state !== 'ill') && invariants.every((standing) => !['violated', 'failed'].includes(standingOf(standing)));
}

/** In words, a line for each. */
export function inWords(diagnosis: Diagnosis): string {
  const { health, invariants, heldSince } = diagnosis;
  const lines = health.map(({ name, state, words }) => `${MARKS[state]} ${name.padEnd(13)} ${words}`);
  const told = invariants.flatMap(invariantLines);
  const broken = invariants.filter((standing) => standingOf(standing) === 'violated').length;
  const end = [
    heldSince && `No money moves since ${heldSince.toISOString()}: a supervisor has to acknowledge what was found, on the page Invariants.`,
    isWell(diagnosis) ? 'Keepline is well.' : broken > 0 ? `${broken} invariants are violated.` : 'Something is wrong; see above.',
  ].filter((line) => line !== null);
  return [...lines, '', ...told, ...(told.length > 0 ? [''] : []), ...end].join('\n');
}

function invariantLines(standing: InvariantStanding): string[] {
  const { invariant, last, open } = standing;
  const state = standingOf(standing);
  const head = `${MARKS[state]} ${invariant.id.padEnd(4)} ${invariantWords(invariant, 'en').title}`;
  switch (state) {
    case 'not_yet':
      return [`${head} — does not apply yet: ${notYetWords(invariant, 'en') ?? ''}`];
    case 'never':
      return [`${head} — not checked yet`];
    case 'failed':
      return [`${head} — could not be checked: ${last?.failure === 'TIMED_OUT' ? 'it took longer than five minutes' : (last?.failure ?? '')}`];
    case 'ok':
      return [last?.depth === 'new' ? `${head} — as far as it is new` : head];
    case 'violated': {
      const count = Math.max(last?.violations ?? 0, open.length);
      const rows = open.slice(0, ROWS).map(({ subjectType, subjectId, facts }) => `         ${subjectType} ${subjectId} ${JSON.stringify(facts)}`);
      const rest = count - rows.length;
      return [`${head} — ${last?.more ? 'more than ' : ''}${count} ${count === 1 ? 'row' : 'rows'}`, ...rows, ...(rest > 0 ? [`         and ${last?.more ? 'more than ' : ''}${rest} more`] : [])];
    }
  }
}

/** The same for programs. */
export function asJson(diagnosis: Diagnosis): object {
  const { health, invariants, heldSince } = diagnosis;
  return {
    well: isWell(diagnosis),
    moneyHeldSince: heldSince?.toISOString() ?? null,
    health,
    invariants: invariants.map((standing) => ({
      id: standing.invariant.id,
      title: invariantWords(standing.invariant, 'en').title,
      state: standingOf(standing),
      notYet: notYetWords(standing.invariant, 'en'),
      checkedAt: standing.last?.checkedAt.toISOString() ?? null,
      depth: standing.last?.depth ?? null,
      violations: Math.max(standing.last?.violations ?? 0, standing.open.length),
      more: standing.last?.more ?? false,
      failure: standing.last?.failure ?? null,
      rows: standing.open.slice(0, SHOWN_VIOLATIONS).map(({ subjectType, subjectId, facts, foundAt }) => ({ subjectType, subjectId, facts, foundAt: foundAt.toISOString() })),
    })),
  };
}
