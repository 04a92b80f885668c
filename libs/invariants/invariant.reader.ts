import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { INVARIANTS } from './catalogue/index.js';
import { SHOWN_VIOLATIONS, isChecked } from './domain/invariant.js';
import type { Depth, Invariant, InvariantId } from './domain/invariant.js';

export interface InvariantResult {
  readonly invariant: InvariantId;
  readonly state: 'ok' | 'violated' | 'failed';
  readonly violations: number;
  readonly more: boolean;
  readonly failure: string | null;
  readonly depth: Depth;
  readonly millis: number;
  readonly checkedAt: Date;
}

export interface Finding {
  readonly id: string;
  readonly invariant: InvariantId;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Whose line it is, for the way there; null for what is no line. */
  readonly subscriberId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly foundAt: Date;
  readonly goneAt: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
}

export interface InvariantStanding {
  readonly invariant: Invariant;
  /** Of its last check; null: never checked, or nothing to check yet. */
  readonly last: InvariantResult | null;
  readonly open: readonly Finding[];
}

export interface RunView {
  readonly id: string;
  readonly askedBy: string;
  readonly depth: Depth;
  readonly startedAt: Date;
}

const FINDINGS = `
  SELECT f.id, f.invariant, f.subject_type AS "subjectType", f.subject_id AS "subjectId", f.facts, f.found_at AS "foundAt", f.gone_at AS "goneAt",
    h.acknowledged_at AS "acknowledgedAt", s.name AS "acknowledgedBy", l.subscriber_id AS "subscriberId"
  FROM invariant_finding f LEFT JOIN money_hold h ON h.id = f.hold_id LEFT JOIN staff_account s ON s.id = h.acknowledged_by
    LEFT JOIN line l ON l.id = CASE WHEN f.subject_type = 'Line' THEN f.subject_id::uuid END`;

/** How every invariant stands. */
@Injectable()
export class InvariantReader {
  constructor(private readonly database: Database) {}

  async standing(): Promise<InvariantStanding[]> {
    const results = await this.lastResults();
    const findings = await this.open();
    return INVARIANTS.map((invariant) => ({
      invariant,
      last: isChecked(invariant) ? (results.get(invariant.id) ?? null) : null,
      open: findings.filter((finding) => finding.invariant === invariant.id),
    }));
  }

  async lastRun(): Promise<RunView | null> {
    const [run] = await this.database.query<RunView>('SELECT id, asked_by AS "askedBy", depth, started_at AS "startedAt" FROM invariant_run ORDER BY started_at DESC LIMIT 1');
    return run ?? null;
  }

  /** What was found and is gone, the latest first. */
  gone(limit: number): Promise<Finding[]> {
    return this.database.query<Finding>(`${FINDINGS} WHERE f.gone_at IS NOT NULL ORDER BY f.gone_at DESC, f.id LIMIT $1`, [limit]);
  }

  /** What a hold stands for. */
  ofHold(holdId: string): Promise<Finding[]> {
    return this.database.query<Finding>(`${FINDINGS} WHERE f.hold_id = $1 ORDER BY f.invariant, f.subject_type, f.subject_id LIMIT ${SHOWN_VIOLATIONS}`, [holdId]);
  }

  private async lastResults(): Promise<Map<InvariantId, InvariantResult>> {
    const ids = INVARIANTS.filter(isChecked).map(({ id }) => id);
    const rows = await this.database.query<InvariantResult>(
      `SELECT r.* FROM unnest($1::text[]) AS i(id) CROSS JOIN LATERAL (
         SELECT invariant, state, violations, more, failure, depth, millis, checked_at AS "checkedAt" FROM invariant_result WHERE invariant = i.id ORDER BY checked_at DESC LIMIT 1
       ) r`,
      [ids],
    );
    return new Map(rows.map((row) => [row.invariant, row]));
  }

  private open(): Promise<Finding[]> {
    return this.database.query<Finding>(
      `SELECT * FROM unnest($1::text[]) AS i(name) CROSS JOIN LATERAL (
         ${FINDINGS} WHERE f.invariant = i.name AND f.gone_at IS NULL ORDER BY f.subject_type, f.subject_id LIMIT ${SHOWN_VIOLATIONS}
       ) found`,
      [INVARIANTS.filter(isChecked).map(({ id }) => id)],
    );
  }
}
