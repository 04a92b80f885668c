import { Inject, Injectable } from '@nestjs/common';
import { AuditRecorder, SYSTEM } from '#audit';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { ChargeBook } from '#payments';
import { PlanCatalogue } from '#plans';
import type { PlanVersion } from '#plans';
import { Database } from '#platform/database';
import { Outbox } from '#platform/queue';
import { RESCUABLE, keepLineSteps, lineSchedule } from '#subscribers';
import type { LineEvent, LineStatus } from '#subscribers';
import { nextLifeStep } from './domain/life-cycle.js';
import { RenewalBook } from './renewal.book.js';

interface DueStep {
  id: string;
  subscriberId: string;
  zone: string;
  planVersionId: string;
  status: LineStatus;
  revision: number;
  validFrom: Date;
  validTo: Date;
  autoRenew: boolean;
  transitionAt: Date;
}

interface TakenStep {
  readonly line: DueStep;
  readonly event: LineEvent;
  readonly to: LineStatus;
  readonly transitionAt: Date | null;
  /** Set by the step that makes the line renewable; null: the line keeps what it has. */
  readonly renewAt: Date | null;
}

const BATCH = 500;

/**
 * Moves lines through created, active, grace, suspended, terminated, quarantine and recycled as their local calendar comes to it.
 * One step at a time, so that a worker that was away for days takes each step, in order, as if it had been there.
 */
@Injectable()
export class LifeCycleMover {
  constructor(
    private readonly database: Database,
    private readonly plans: PlanCatalogue,
    private readonly renewals: RenewalBook,
    private readonly charges: ChargeBook,
    private readonly audit: AuditRecorder,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes every step that is due; gives how many. */
  async moveDue(stopping: () => boolean = () => false): Promise<number> {
    for (let moved = 0; ; ) {
      const steps = stopping() ? 0 : await this.database.transaction(() => this.moveBatch());
      moved += steps;
      if (steps === 0) return moved;
    }
  }

  private async moveBatch(): Promise<number> {
    const now = this.clock.now();
    const lines = await this.claim(now);
    const plans = await this.plans.versions(lines.map(({ planVersionId }) => planVersionId));
    const steps = lines.flatMap((line) => stepOf(line, plans.get(line.planVersionId)));
    await this.write(steps, now);
    const lost = steps.filter(({ to }) => to === 'terminated').map(({ line }) => line.id);
    await this.charges.cancelAwaited(lost, now);
    const lapsed = new Map((await this.renewals.close(lost, 'lapsed', now)).map(({ id, lineId }) => [lineId, id]));
    for (const step of steps) this.tell(step, lapsed.get(step.line.id) ?? null);
    return steps.length;
  }

  /** A number is not taken from a line while a payment for it may have succeeded, or can still be confirmed under a link. */
  private claim(now: Date): Promise<DueStep[]> {
    return this.database.query<DueStep>(
      `SELECT id, subscriber_id AS "subscriberId", zone, plan_version_id AS "planVersionId", status, revision,
         valid_from AS "validFrom", valid_to AS "validTo", auto_renew AS "autoRenew", transition_at AS "transitionAt"
       FROM line l
       WHERE transition_at <= $1
         AND NOT (status = 'suspended' AND EXISTS (SELECT 1 FROM charge c WHERE c.line_id = l.id AND (c.status IN ('pending', 'unknown') OR (c.status = 'awaiting' AND c.confirm_by IS NOT NULL))))
       ORDER BY transition_at, id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [now, BATCH],
    );
  }

  private async write(steps: readonly TakenStep[], takenAt: Date): Promise<void> {
    if (steps.length === 0) return;
    const rows = steps.map(({ line, to, transitionAt, renewAt }) => ({ id: line.id, status: to, transition_at: transitionAt, renew_at: renewAt, renewable: RESCUABLE.includes(to) }));
    await this.database.query(
      `UPDATE line l SET status = s.status, transition_at = s.transition_at, revision = l.revision + 1,
         renew_at = CASE WHEN s.renewable THEN coalesce(s.renew_at, l.renew_at) END
       FROM jsonb_to_recordset($1::jsonb) AS s(id uuid, status text, transition_at timestamptz, renew_at timestamptz, renewable boolean) WHERE l.id = s.id`,
      [JSON.stringify(rows)],
    );
    await keepLineSteps(
      this.database,
      steps.map(({ line, event, to }) => ({ lineId: line.id, revision: line.revision + 1, event, before: line.status, after: to, dueAt: line.transitionAt, takenAt })),
    );
  }

  private tell({ line, event, to }: TakenStep, lapsedRenewalId: string | null): void {
    const effectiveAt = line.transitionAt.toISOString();
    this.outbox.publish(`line.${event}`, { lineId: line.id, subscriberId: line.subscriberId, effectiveAt }, { dedupeKey: `line:${line.id}:${to}:${effectiveAt}` });
    this.audit.record({
      action: `lifeCycle.${event}`,
      actor: SYSTEM,
      subject: { type: 'Line', id: line.id },
      subscriberId: line.subscriberId,
      outcome: 'done',
      details: { status: { before: line.status, after: to }, effectiveAt, ...(lapsedRenewalId && { lapsedRenewalId }) },
    });
  }
}

function stepOf(line: DueStep, plan: PlanVersion | undefined): TakenStep[] {
  const step = nextLifeStep(line.status);
  if (!plan || !step) throw new Error(`Line ${line.id} is due to move from '${line.status}' and cannot`);
  const { transitionAt, renewAt } = lineSchedule({ ...line, status: step.to, plan });
  return [{ line, ...step, transitionAt, renewAt: RESCUABLE.includes(line.status) ? null : renewAt }];
}
