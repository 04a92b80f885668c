import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock, Money } from '#kernel';
import { ClaimDesk } from './claim.desk.js';
import type { PlannedLine } from './claim.record.js';
import type { ClaimPlan } from './domain/claim.plan.js';
import type { DueLine } from './domain/due.line.js';
import { retryOf } from './domain/settlement.js';
import { extensionPaidFor } from './domain/extension.js';
import { DueLines, START, cursorAfter } from './due.lines.js';
import type { DueCursor } from './due.lines.js';

/** What a live run would do with one line. */
export interface ShadowLine {
  readonly lineId: string;
  readonly plan: string;
  readonly action: ClaimPlan['kind'];
  readonly price: Money;
  readonly method: string | null;
  /** Of this period, the first being 1. */
  readonly attempt: number;
  /** IANA zone of the line. */
  readonly zone: string;
  readonly validTo: Date;
  /** The end of validity if it is paid. */
  readonly validToAfter: Date | null;
  /** When a card that may not be charged now is tried again; null: not by itself. */
  readonly retryAt: Date | null;
}

const PAGE = 500;

/** Says what a live run would do, from the same decisions, and writes nothing. */
@Injectable()
export class ShadowRun {
  constructor(
    private readonly due: DueLines,
    private readonly claims: ClaimDesk,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async *lines(limit = Infinity): AsyncGenerator<ShadowLine> {
    const now = this.clock.now();
    let left = limit;
    for (const source of ['retry', 'due'] as const) {
      for (let after: DueCursor | null = START; after; ) {
        const page: DueLine[] = await this.due.peek(source, now, after, PAGE);
        for (const planned of await this.claims.plan(source, page, now)) {
          if (left <= 0) return;
          left -= 1;
          yield toShadow(planned, now);
        }
        after = cursorAfter(source, page);
      }
    }
  }
}

function toShadow({ line, plan, action }: PlannedLine, now: Date): ShadowLine {
  return {
    lineId: line.id,
    plan: `${plan.planCode} v${plan.number}`,
    action: action.kind,
    price: plan.price,
    method: (action.kind === 'charge' || action.kind === 'hold') && action.method ? [action.method.brand, action.method.last4 ?? action.method.accountLabel].filter(Boolean).join(' …') : null,
    attempt: (line.renewalAttempts ?? 0) + 1,
    zone: line.zone,
    retryAt: action.kind === 'hold' ? retryOf(line, action.refusal) : null,
    validTo: line.validTo,
    validToAfter: action.kind === 'charge' || action.kind === 'renew_free' || action.kind === 'pay_from_balance' ? (extensionPaidFor(line, plan, now)?.toAfter ?? null) : null,
  };
}
