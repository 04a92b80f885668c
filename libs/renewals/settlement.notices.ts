import { Injectable } from '@nestjs/common';
import { AuditRecorder, SYSTEM } from '#audit';
import type { AuditRecord } from '#audit';
import { Outbox } from '#platform/queue';
import { SubscriberCases } from '#subscribers';
import type { CaseToOpen } from '#subscribers';
import type { Settlement } from './domain/settlement.parts.js';

/** Topics of the events that follow a settlement: `renewal.succeeded`, `renewal.failed`, `renewal.retry_scheduled`, `renewal.unknown`. */
export interface RenewalSettled {
  readonly renewalId: string;
  readonly lineId: string;
  readonly subscriberId: string;
  readonly chargeId: string | null;
}

/** Tells the rest of the house, the record, and a person where money waits for a decision. */
@Injectable()
export class SettlementNotices {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: AuditRecorder,
    private readonly cases: SubscriberCases,
  ) {}

  async publish(settlements: readonly Settlement[], now: Date): Promise<void> {
    await this.cases.open(settlements.flatMap((settlement) => caseAbout(settlement, now)));
    for (const settlement of settlements) {
      // An unknown charge that stays unknown is no news.
      if (settlement.renewalChange.status === settlement.renewal.status) continue;
      const { topic, payload, dedupeKey } = settledEvent(settlement);
      this.outbox.publish(topic, payload, { dedupeKey });
    }
    for (const settlement of settlements) {
      if (settlement.renewalChange.status !== settlement.renewal.status) this.audit.record(settledEntry(settlement));
    }
  }
}

/** What a person has to decide about a charge. */
function caseAbout(settlement: Settlement, openedAt: Date): CaseToOpen[] {
  const { line, renewal, charge } = settlement;
  const topic = topicOf(settlement);
  if (!charge || !topic) return [];
  return [{ topic, subscriberId: line.subscriberId, lineId: line.id, renewalId: renewal.id, chargeId: charge.id, openedAt }];
}

/** Money that was taken and could not be given anything for, or of which nobody knows after the last question whether it was. */
function topicOf({ renewalChange: { failureCode }, chargeChange }: Settlement): CaseToOpen['topic'] | null {
  if (failureCode === 'amount_mismatch' || failureCode === 'paid_after_loss') return failureCode;
  return chargeChange?.status === 'unknown' && chargeChange.nextCheckAt === null ? 'outcome_unresolved' : null;
}

function settledEvent({ renewal, renewalChange, charge }: Settlement): { topic: string; payload: RenewalSettled; dedupeKey: string } {
  return {
    topic: `renewal.${renewalChange.status}`,
    payload: { renewalId: renewal.id, lineId: renewal.lineId, subscriberId: renewal.subscriberId, chargeId: charge?.id ?? null },
    dedupeKey: `renewal:${renewal.id}:${renewal.attempts}:${renewalChange.status}${charge ? '' : ':held'}`,
  };
}

/** What was settled, with before and after. Codes and ids only: no name, number or card. */
function settledEntry({ line, renewal, renewalChange, charge, chargeChange, move, points }: Settlement): AuditRecord {
  return {
    action: 'renewals.settle',
    actor: SYSTEM,
    subject: { type: 'Line', id: line.id },
    subscriberId: line.subscriberId,
    outcome: OUTCOMES[renewalChange.status] ?? 'failed',
    executionId: charge?.executionId ?? null,
    details: {
      renewalId: renewal.id,
      renewal: { before: renewal.status, after: renewalChange.status },
      ...(charge && chargeChange && { chargeId: charge.id, charge: { before: charge.status, after: chargeChange.status } }),
      amount: `${renewal.amountMinor} ${renewal.currency}`,
      ...(renewalChange.failureCode && { failure: renewalChange.failureCode }),
      ...(renewalChange.nextAttemptAt && { nextAttemptAt: renewalChange.nextAttemptAt }),
      ...(move && { validTo: { before: line.validTo, after: move.toAfter }, points: points?.quantity ?? 0n }),
    },
  };
}

const OUTCOMES: Readonly<Record<string, string>> = { succeeded: 'done', failed: 'declined', retry_scheduled: 'declined', unknown: 'unknown' };
