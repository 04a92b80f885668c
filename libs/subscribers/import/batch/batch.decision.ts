import type { PlanVersion } from '#plans';
import type { Fault } from '../fault.js';
import { BatchClaims } from './batch.claims.js';
import type { BatchRow } from './import.batch.js';
import type { Change } from './known.changes.js';
import type { KnownRow } from './known.row.js';
import { judge } from './verdict.js';
import type { Given } from './verdict.js';

/** What is done with each row of a batch; rows by their place in it. */
export interface BatchDecision {
  readonly faults: readonly Fault[];
  readonly rejected: readonly number[];
  /** Rows of lines that are there already. */
  readonly knownLines: readonly number[];
  readonly changes: readonly Change[];
  /** Rows of subscribers that are there already, with their ids. */
  readonly knownSubscribers: { readonly n: readonly number[]; readonly id: readonly string[] };
  readonly updated: number;
  readonly unchanged: number;
}

/** Decides row by row, in the order of the file, so that of two rows that exclude each other the first good one counts. */
export function decide(rows: readonly BatchRow[], knownRows: readonly KnownRow[], given: Given, versions: ReadonlyMap<string, PlanVersion>): BatchDecision {
  const known = new Map(knownRows.map((each) => [each.n, each]));
  const claims = new BatchClaims();
  const decision = { faults: [] as Fault[], rejected: [] as number[], knownLines: [] as number[], changes: [] as Change[], updated: 0, unchanged: 0 };
  const knownSubscribers = { n: [] as number[], id: [] as string[] };
  const changed = new Set<string>();
  for (const [n, row] of rows.entries()) {
    const about = known.get(n);
    const verdict = about ? judge(row, about, given, versions) : null;
    const fault = verdict?.kind === 'rejected' ? verdict.fault : claims.claim(row);
    if (fault) {
      decision.faults.push(fault);
      decision.rejected.push(n);
      continue;
    }
    if (!about || !verdict || verdict.kind === 'rejected') continue;
    const { subscriberId } = about;
    if (subscriberId !== null) {
      knownSubscribers.n.push(n);
      knownSubscribers.id.push(subscriberId);
    }
    // One change of a subscriber, however many lines the batch brings.
    const subscriberChanged = verdict.subscriberChanged && subscriberId !== null && !changed.has(subscriberId);
    if (subscriberChanged) changed.add(subscriberId);
    const [lineChanged, moveTo] = verdict.kind === 'known_line' ? [verdict.lineChanged, verdict.moveTo] : [false, null];
    if (subscriberChanged || lineChanged || moveTo) decision.changes.push({ row, known: about, subscriberChanged, lineChanged, moveTo });
    if (verdict.kind !== 'known_line') continue;
    decision.knownLines.push(n);
    if (verdict.subscriberChanged || lineChanged || moveTo || verdict.methodChanged) decision.updated += 1;
    else decision.unchanged += 1;
  }
  return { ...decision, knownSubscribers };
}
