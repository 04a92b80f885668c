import type { PlanVersion } from '#plans';
import type { Fault } from '../fault.js';
import { BatchClaims } from './batch.claims.js';
import type { BatchRow } from './import.batch.js';
import type { Change } from './known.changes.js';
import type { KnownRow } from './known.row.js';
import { judge } from './verdict.js';
import type { Given, Verdict } from './verdict.js';

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
  const firsts = new Firsts();
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
    const change = changeOf(row, about, verdict, firsts);
    if (changesAnything(change)) decision.changes.push(change);
    if (verdict.kind !== 'known_line') continue;
    decision.knownLines.push(n);
    if (verdict.subscriberFields.length > 0 || verdict.lineFields.length > 0 || verdict.moveTo || verdict.method !== 'same') decision.updated += 1;
    else decision.unchanged += 1;
  }
  return { ...decision, knownSubscribers };
}

type Taken = Exclude<Verdict, { kind: 'rejected' }>;

/** One change of a subscriber, and of a payment method what its first row says, however many lines the batch brings. */
class Firsts {
  private readonly changed = new Set<string>();
  private readonly methods = new Set<string>();

  changesSubscriber({ subscriberId }: KnownRow, { subscriberFields }: Taken): boolean {
    return subscriberId !== null && subscriberFields.length > 0 && isFirst(this.changed, subscriberId);
  }

  changesMethod({ method }: BatchRow, { subscriberId }: KnownRow, verdict: Taken): boolean {
    if (method === null || subscriberId === null) return false;
    return isFirst(this.methods, `${subscriberId} ${method.provider} ${method.token}`) && verdict.method === 'changed';
  }
}

function isFirst(met: Set<string>, key: string): boolean {
  const before = met.size;
  return met.add(key).size > before;
}

function changeOf(row: BatchRow, known: KnownRow, verdict: Taken, firsts: Firsts): Change {
  const [lineFields, moveTo] = verdict.kind === 'known_line' ? [verdict.lineFields, verdict.moveTo] : [[], null];
  const subscriberFields = firsts.changesSubscriber(known, verdict) ? verdict.subscriberFields : [];
  return { row, known, subscriberFields, methodChanged: firsts.changesMethod(row, known, verdict), lineFields, moveTo };
}

function changesAnything({ subscriberFields, methodChanged, lineFields, moveTo }: Change): boolean {
  return subscriberFields.length > 0 || methodChanged || lineFields.length > 0 || moveTo !== null;
}
