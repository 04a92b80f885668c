import { Injectable } from '@nestjs/common';
import { AuditRecorder, SYSTEM } from '#audit';
import type { AuditRecord } from '#audit';
import type { RefundChange } from '#payments';
import { Outbox } from '#platform/queue';
import { SubscriberCases } from '#subscribers';
import type { CaseToOpen, CaseTopic } from '#subscribers';
import type { RefundCase } from './refund.case.js';

/** Topics of the events that follow: `refund.succeeded`, `refund.failed`, `refund.canceled`, `refund.unknown`. */
export interface RefundSettled {
  readonly refundId: string;
  readonly chargeId: string;
  readonly lineId: string;
  readonly subscriberId: string;
}

/** Tells the rest of the house, the record, and a person where one has to decide. */
@Injectable()
export class RefundNotices {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: AuditRecorder,
    private readonly cases: SubscriberCases,
  ) {}

  async publish(subject: RefundCase, change: RefundChange, now: Date): Promise<void> {
    const topic = topicOf(subject, change);
    if (topic) await this.cases.open([aboutCharge(subject, topic, now)]);
    const { refund } = subject;
    // A refund that stays unknown is no news.
    if (change.status === refund.status) return;
    const payload: RefundSettled = { refundId: refund.id, chargeId: refund.chargeId, lineId: refund.lineId, subscriberId: refund.subscriberId };
    this.outbox.publish(`refund.${change.status}`, { ...payload }, { dedupeKey: `refund:${refund.id}:${change.status}:${change.failureCode ?? ''}` });
    this.audit.record(settledEntry(subject, change));
  }
}

function topicOf({ refund }: RefundCase, { status, failureCode, nextCheckAt }: RefundChange): CaseTopic | null {
  if (failureCode === 'returned') return 'refund_returned';
  if (failureCode === 'amount_mismatch') return 'refund_mismatch';
  if (refund.status === 'canceled' && status === 'succeeded') return 'refund_late';
  // The last planned question is over: only a message or a person can tell now.
  if (status === 'unknown' && nextCheckAt === null) return 'refund_unknown';
  return status === 'succeeded' && refund.requestedBy === 'provider' ? 'refund_elsewhere' : null;
}

function aboutCharge({ line, charge }: RefundCase, topic: CaseTopic, openedAt: Date): CaseToOpen {
  return { topic, subscriberId: line.subscriberId, lineId: line.id, renewalId: charge.renewalId, chargeId: charge.id, openedAt };
}

/** What was settled, with before and after. Codes and ids only: no name, number or card. */
function settledEntry({ line, charge, refund }: RefundCase, change: RefundChange): AuditRecord {
  const { tookBack } = change;
  return {
    action: 'refunds.settle',
    actor: SYSTEM,
    subject: { type: 'Charge', id: charge.id },
    subscriberId: line.subscriberId,
    outcome: change.failureCode === 'returned' ? 'failed' : (OUTCOMES[change.status] ?? 'failed'),
    executionId: refund.executionId,
    details: {
      refundId: refund.id,
      reference: refund.reference,
      refund: { before: refund.status, after: change.status },
      kind: refund.kind,
      amount: `${refund.amountMinor} ${refund.currency}`,
      ...(change.failureCode && { failure: change.failureCode }),
      ...(tookBack?.validity && { validTo: { before: tookBack.validity.before, after: tookBack.validity.after } }),
      ...(tookBack && { pointsTaken: tookBack.points, pointsWrittenOff: tookBack.writtenOff }),
    },
  };
}

const OUTCOMES: Readonly<Record<string, string>> = { succeeded: 'done', failed: 'declined', canceled: 'declined', unknown: 'unknown' };
