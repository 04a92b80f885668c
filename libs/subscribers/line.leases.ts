import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '#audit';
import { Refusal } from '#kernel';
import { requestContext } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { Database, LOCK_NOT_AVAILABLE, sqlstate } from '#platform/database';

/** Somebody works on a line, until then at most. */
export interface LineLease {
  readonly lineId: string;
  readonly staffId: string;
  readonly staffName: string;
  readonly claimedAt: Date;
  readonly until: Date;
  /** By the database's clock, at the moment of the read. */
  readonly secondsLeft: number;
}

export const LEASE_MINUTES = 10;
const LEASE = `make_interval(mins => ${LEASE_MINUTES})`;
const LEASES = `
  SELECT h.line_id AS "lineId", h.staff_id AS "staffId", s.name AS "staffName", h.claimed_at AS "claimedAt", h.until,
         greatest(0, extract(epoch FROM h.until - clock_timestamp()))::int AS "secondsLeft"
  FROM line_lease h JOIN staff_account s ON s.id = h.staff_id`;

/**
 * Short leases, so that two people do not put the same line right. They are no actions of the bus: a claim changes nothing that a preview could show, and
 * must not make a plan stale that somebody is looking at; each is an event of its own in the audit record.
 */
@Injectable()
export class LineLeases {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditRecorder,
  ) {}

  /** Leases that hold now, by line. */
  async of(lineIds: readonly string[]): Promise<Map<string, LineLease>> {
    const leases = await this.database.query<LineLease>(`${LEASES} WHERE h.line_id = ANY($1::uuid[]) AND h.until > clock_timestamp()`, [lineIds]);
    return new Map(leases.map((lease) => [lease.lineId, lease]));
  }

  /** @param by what made it, when it was not asked for by itself. @throws Refusal LINE_CLAIMED, LINE_LOCKED */
  claim(line: ClaimedLine, staff: StaffActor, by?: string): Promise<LineLease> {
    return this.changing(async () => {
      const isFresh = await this.take(line.id, staff, 'held.staff_id = excluded.staff_id OR held.until <= excluded.claimed_at');
      if (isFresh === null) await this.refuseHeld(line.id, staff);
      if (isFresh === true) this.record('line.claim', line, staff, by === undefined ? null : { by });
      return this.current(line.id);
    });
  }

  /** Prolongs a lease that nobody else has had since. @throws Refusal LINE_CLAIMED, LEASE_LOST, LINE_LOCKED */
  keep(lineId: string, staff: StaffActor): Promise<LineLease> {
    return this.changing(async () => {
      const [kept] = await this.database.query(`UPDATE line_lease SET until = clock_timestamp() + ${LEASE} WHERE line_id = $1 AND staff_id = $2 RETURNING line_id`, [lineId, staff.id]);
      if (!kept) {
        await this.refuseHeld(lineId, staff);
        throw new Refusal('LEASE_LOST');
      }
      return this.current(lineId);
    });
  }

  /** Gives the line back; false when it was not this person's. */
  release(line: ClaimedLine, staff: StaffActor, by?: string): Promise<boolean> {
    return this.changing(async () => {
      const [gone] = await this.database.query('DELETE FROM line_lease WHERE line_id = $1 AND staff_id = $2 AND until > clock_timestamp() RETURNING line_id', [line.id, staff.id]);
      if (gone) this.record('line.release', line, staff, by === undefined ? null : { by });
      return gone !== undefined;
    });
  }

  /** The line is this person's from now on, whoever had it. @throws Refusal LINE_LOCKED */
  takeOver(line: ClaimedLine, staff: StaffActor): Promise<LineLease> {
    return this.changing(async () => {
      const from = (await this.of([line.id])).get(line.id);
      await this.take(line.id, staff, 'TRUE');
      if (from?.staffId !== staff.id) this.record('line.takeOver', line, staff, { from: from?.staffId ?? null });
      return this.current(line.id);
    });
  }

  /** @throws Refusal LINE_CLAIMED when somebody else holds the line */
  async refuseHeld(lineId: string, staff: StaffActor): Promise<void> {
    const held = (await this.of([lineId])).get(lineId);
    if (!held || held.staffId === staff.id) return;
    throw new Refusal('LINE_CLAIMED', { name: held.staffName, until: held.until.toISOString(), minutes: Math.ceil(held.secondsLeft / 60) });
  }

  /** Whether the lease is a new one; null when `where` did not allow it. */
  private async take(lineId: string, staff: StaffActor, where: string): Promise<boolean | null> {
    const [taken] = await this.database.query<{ fresh: boolean }>(
      `WITH t AS MATERIALIZED (SELECT clock_timestamp() AS now)
       INSERT INTO line_lease AS held (line_id, staff_id, claimed_at, until) SELECT $1::uuid, $2::uuid, t.now, t.now + ${LEASE} FROM t
       ON CONFLICT (line_id) DO UPDATE SET staff_id = excluded.staff_id, until = excluded.until,
         claimed_at = CASE WHEN held.staff_id = excluded.staff_id AND held.until > excluded.claimed_at THEN held.claimed_at ELSE excluded.claimed_at END
       WHERE ${where}
       RETURNING held.claimed_at + ${LEASE} = held.until AS fresh`,
      [lineId, staff.id],
    );
    return taken?.fresh ?? null;
  }

  private async current(lineId: string): Promise<LineLease> {
    const [lease] = await this.database.query<LineLease>(`${LEASES} WHERE h.line_id = $1`, [lineId]);
    if (!lease) throw new Error(`The lease of line ${lineId} is gone`);
    return lease;
  }

  private async changing<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.database.transaction(work);
    } catch (error) {
      if (sqlstate(error) === LOCK_NOT_AVAILABLE) throw new Refusal('LINE_LOCKED', {}, { cause: error });
      throw error;
    }
  }

  private record(action: string, line: ClaimedLine, staff: StaffActor, details: object | null): void {
    const { requestId, address } = requestContext.current();
    this.audit.record({
      action,
      actor: { kind: 'staff', id: staff.id, name: staff.name, role: staff.role },
      subject: { type: 'Line', id: line.id },
      subscriberId: line.subscriberId,
      outcome: 'done',
      requestId,
      address,
      details,
    });
  }
}

/** What a lease and its record need to know of a line. */
export interface ClaimedLine {
  readonly id: string;
  readonly subscriberId: string | null;
}
