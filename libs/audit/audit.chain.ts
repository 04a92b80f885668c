import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';

export interface ChainEntry {
  readonly seq: bigint;
  /** Microseconds since the epoch. */
  readonly recordedMicros: bigint;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
  readonly body: string;
  readonly action: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subscriberId: string | null;
  readonly outcome: string;
  readonly executionId: string | null;
}

export type ChainFault = 'missing' | 'broken_link' | 'body_changed' | 'columns_changed' | 'head_mismatch';

/** An entry that was verified before, and its hash as it was then. */
export interface ChainMark {
  readonly seq: bigint;
  readonly hash: Buffer;
}

export interface ChainVerdict {
  /** Up to here all is whole. */
  readonly entries: bigint;
  readonly fault: { readonly seq: bigint; readonly kind: ChainFault } | null;
  /** Where the walk ended, to go on from next time; null with a fault. */
  readonly head: ChainMark | null;
}

export interface ChainWalk {
  /** Entries up to this one are taken as verified; null: from the beginning. */
  readonly from?: ChainMark | null;
  readonly onProgress?: (entries: bigint) => void;
}

/** What the chain begins with; the migration writes the same. */
export const GENESIS = createHash('sha256').update('keepline audit chain').digest();

/** The hash that binds an entry to all before it. */
export function entryHash(entry: Pick<ChainEntry, 'seq' | 'recordedMicros' | 'prevHash' | 'body'>): Buffer {
  return createHash('sha256').update(entry.prevHash).update(`${entry.seq}|${entry.recordedMicros}|${entry.body}`).digest();
}

/** The first thing wrong with an entry, given the hash that must come before it and the number it must have. */
export function inspectEntry(entry: ChainEntry, expectedSeq: bigint, expectedPrev: Buffer): ChainFault | null {
  if (entry.seq !== expectedSeq) return 'missing';
  if (!entry.prevHash.equals(expectedPrev)) return 'broken_link';
  if (!entryHash(entry).equals(entry.hash)) return 'body_changed';
  return columnsAgree(entry) ? null : 'columns_changed';
}

/** The columns exist for search; they must say what the hashed body says. */
function columnsAgree(entry: ChainEntry): boolean {
  const body = JSON.parse(entry.body) as {
    action: string;
    actor: { kind: string; id: string | null; name: string };
    subject: { type: string; id: string };
    subscriberId?: string | null;
    outcome: string;
    executionId?: string | null;
  };
  return (
    body.action === entry.action &&
    body.actor.kind === entry.actorKind &&
    body.actor.id === entry.actorId &&
    body.actor.name === entry.actorName &&
    body.subject.type === entry.subjectType &&
    body.subject.id === entry.subjectId &&
    (body.subscriberId ?? null) === entry.subscriberId &&
    body.outcome === entry.outcome &&
    (body.executionId ?? null) === entry.executionId
  );
}

const BATCH = 2_000;

function broken(entries: bigint, seq: bigint, kind: ChainFault): ChainVerdict {
  return { entries, fault: { seq, kind }, head: null };
}

@Injectable()
export class AuditChain {
  constructor(private readonly database: Database) {}

  /** Walks the chain in order and names the first bad entry. */
  async verify({ from = null, onProgress = () => undefined }: ChainWalk = {}): Promise<ChainVerdict> {
    // The head is read first: entries appended during the walk are beyond what is claimed.
    const [head] = await this.database.query<{ seq: bigint; hash: Buffer }>('SELECT seq, hash FROM audit_head WHERE id = 1');
    if (!head) return broken(0n, 0n, 'head_mismatch');
    let seq = from?.seq ?? 0n;
    let prev: Buffer = from?.hash ?? GENESIS;
    if (head.seq < seq) return broken(head.seq, head.seq, 'head_mismatch');
    while (seq < head.seq) {
      const entries = await this.entriesAfter(seq, head.seq);
      if (entries.length === 0) return broken(seq, seq + 1n, 'missing');
      for (const entry of entries) {
        const fault = inspectEntry(entry, seq + 1n, prev);
        if (fault) return broken(seq, seq + 1n, fault);
        seq = entry.seq;
        prev = entry.hash;
      }
      onProgress(seq);
    }
    return prev.equals(head.hash) ? { entries: seq, fault: null, head: { seq, hash: prev } } : broken(seq, seq, 'head_mismatch');
  }

  private entriesAfter(seq: bigint, last: bigint): Promise<ChainEntry[]> {
    return this.database.query<ChainEntry>(
      `SELECT seq, (extract(epoch FROM recorded_at) * 1000000)::bigint AS "recordedMicros", prev_hash AS "prevHash", hash, body,
              action, actor_kind AS "actorKind", actor_id AS "actorId", actor_name AS "actorName", subject_type AS "subjectType",
              subject_id AS "subjectId", subscriber_id AS "subscriberId", outcome, execution_id AS "executionId"
       FROM audit_entry WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT ${BATCH}`,
      [seq, last],
    );
  }
}
