import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { AuditChain } from '#audit';
import { Database } from '#platform/database';
import { scanForCardNumbers } from './card-number.scan.js';
import { MOST_VIOLATIONS } from './domain/invariant.js';
import type { CheckedInvariant, Depth, Violation } from './domain/invariant.js';

/** Up to which audit entry all was well. */
export interface Mark {
  readonly seq: bigint;
  readonly hash: Buffer;
}

export interface Checked {
  readonly violations: readonly Violation[];
  /** There are more than these. */
  readonly more: boolean;
  /** all: whatever is not among the violations is well. */
  readonly depth: Depth;
  readonly mark: Mark | null;
}

export interface CheckRequest {
  readonly depth: Depth;
  readonly now: Date;
  /** Where the last good check of this invariant ended; null: at the beginning. */
  readonly since: Mark | null;
}

/** Finds what breaks one invariant. Reads only. */
@Injectable()
export class InvariantChecker {
  constructor(
    private readonly database: Database,
    private readonly chain: AuditChain,
  ) {}

  /** @param client a session with a statement timeout of its own, for statements that read whole tables */
  check({ check }: CheckedInvariant, request: CheckRequest, client: pg.ClientBase): Promise<Checked> {
    switch (check.kind) {
      case 'sql':
        return this.ask(check.sql, request.now, client);
      case 'audit_chain':
        return this.walkRecord(request);
      case 'card_numbers':
        return this.readTexts(request, client);
    }
  }

  private async ask(sql: string, now: Date, client: pg.ClientBase): Promise<Checked> {
    const { rows } = await client.query<Violation>(
      `WITH checked AS (SELECT $1::timestamptz AS now) SELECT subject, id, facts FROM (${sql}) v, checked ORDER BY subject, id LIMIT ${MOST_VIOLATIONS + 1}`,
      [now],
    );
    return { ...bounded(rows), depth: 'all', mark: null };
  }

  private async walkRecord({ depth, since }: CheckRequest): Promise<Checked> {
    const from = depth === 'new' ? since : null;
    const { entries, fault, head } = await this.chain.verify({ from });
    if (!fault) return { violations: [], more: false, depth: from ? 'new' : 'all', mark: head };
    return { violations: [{ subject: 'AuditEntry', id: String(fault.seq), facts: { fault: fault.kind, wholeUpTo: String(entries) } }], more: false, depth: from ? 'new' : 'all', mark: null };
  }

  private async readTexts({ depth, since }: CheckRequest, client: pg.ClientBase): Promise<Checked> {
    const [head] = await this.database.query<Mark>('SELECT seq, hash FROM audit_head WHERE id = 1');
    const from = depth === 'new' ? since : null;
    const violations = await scanForCardNumbers(client, from?.seq ?? 0n, head?.seq ?? 0n);
    return { ...bounded(violations), depth: from ? 'new' : 'all', mark: head ?? null };
  }
}

function bounded(found: readonly Violation[]): Pick<Checked, 'violations' | 'more'> {
  const unique = new Map(found.map((violation) => [`${violation.subject} ${violation.id}`, violation]));
  return { violations: [...unique.values()].slice(0, MOST_VIOLATIONS), more: found.length > MOST_VIOLATIONS };
}
