import { Injectable } from '@nestjs/common';
import { AuditRecorder, SYSTEM } from '#audit';
import { isBeginning } from './claim.record.js';
import type { BegunRenewal, PlannedLine } from './claim.record.js';
import { isStale } from './domain/claim.plan.js';
import type { Settlement } from './domain/settlement.parts.js';
import { DueLines } from './due.lines.js';
import { RenewalBook } from './renewal.book.js';
import { RunLog } from './run.log.js';
import { SettlementWriter } from './settlement.writer.js';

interface FinishedClaim {
  readonly planned: readonly PlannedLine[];
  readonly begun: readonly BegunRenewal[];
  readonly settlements: readonly Settlement[];
  readonly runId: string;
  readonly now: Date;
}

/** Writes what a claim decided about renewals. */
@Injectable()
export class RenewalClaims {
  constructor(
    private readonly renewals: RenewalBook,
    private readonly lines: DueLines,
    private readonly writer: SettlementWriter,
    private readonly audit: AuditRecorder,
    private readonly runs: RunLog,
  ) {}

  /** Closes what is in the way and begins the rest; gives what could be begun. */
  async begin(wanted: readonly BegunRenewal[], { planned, runId, now }: Omit<FinishedClaim, 'begun' | 'settlements'>): Promise<BegunRenewal[]> {
    if (planned.length > 0) await this.runs.start(runId, now);
    const stale = wanted.filter(({ planned: { line } }) => isStale(line)).map(({ planned: { line } }) => line);
    await this.close([...stale, ...planned.filter(({ action: { kind } }) => kind === 'cancel' || kind === 'postpone').map(({ line }) => line)], 'canceled', now);
    await this.close(planned.filter(({ action }) => action.kind === 'lapse').map(({ line }) => line), 'lapsed', now);
    const begun = await this.renewals.begin(wanted.map(({ renewal }) => renewal));
    return wanted.filter(({ renewal }) => begun.has(renewal.id));
  }

  /** Settles what needed no provider, stops lines without anything to renew, and counts: what was due is skipped, or begun and then settled. */
  async finish({ planned, begun, settlements, runId, now }: FinishedClaim): Promise<void> {
    await this.writer.write(settlements, now);
    const beginning = new Set(begun.map(({ renewal }) => renewal.lineId));
    // A line that another run has begun since this one found it is counted there.
    const ours = planned.filter((item) => !isBeginning(item) || beginning.has(item.line.id));
    const idle = ours.filter(({ line, action }) => !beginning.has(line.id) && action.kind !== 'wait');
    const withheld = ours.filter(({ action }) => action.kind === 'wait').length;
    await this.lines.stop(idle.filter(({ action, line }) => action.kind === 'skip' && line.renewAt !== null && line.renewAt <= now).map(({ line }) => line.id));
    await this.lines.postpone(idle.flatMap(({ action, line }) => (action.kind === 'postpone' ? [{ id: line.id, until: action.until }] : [])));
    this.runs.count(runId, {
      due: ours.length - withheld,
      charged: begun.filter(({ planned: { action } }) => action.kind === 'charge').length,
      succeeded: settlements.filter(({ renewalChange }) => renewalChange.status === 'succeeded').length,
      failed: settlements.filter(({ renewalChange }) => renewalChange.status !== 'succeeded').length,
      skipped: idle.length,
      withheld,
    });
  }

  private async close(lines: readonly PlannedLine['line'][], status: 'canceled' | 'lapsed', at: Date): Promise<void> {
    const subscribers = new Map(lines.map(({ id, subscriberId }) => [id, subscriberId]));
    for (const { id, lineId } of await this.renewals.close([...subscribers.keys()], status, at)) {
      this.audit.record({
        action: 'renewals.close',
        actor: SYSTEM,
        subject: { type: 'Line', id: lineId },
        subscriberId: subscribers.get(lineId) ?? null,
        outcome: 'done',
        details: { renewalId: id, renewal: { after: status } },
      });
    }
  }
}
