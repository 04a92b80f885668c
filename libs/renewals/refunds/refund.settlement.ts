import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { ChargeBook, RefundBook } from '#payments';
import type { ProviderOutcome, RefundExchange, RefundRecord } from '#payments';
import { Database, LOCK_NOT_AVAILABLE, sqlstate } from '#platform/database';
import { LineReader } from '#subscribers';
import { refundVerdict } from './domain/refund.verdict.js';
import { RefundConsequences } from './refund.consequences.js';

/** One exchange with the provider about one refund. */
export interface RefundNews {
  readonly refundId: string;
  readonly kind: RefundExchange['kind'];
  readonly outcome: ProviderOutcome;
  /** What persons said of it. */
  readonly evidence?: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
}

const LOCK_RETRIES = 3;

/**
 * The one door through which the outcome of a refund enters the books. Whoever brings it, the desk, a question, a webhook: line, charge and refund
 * are locked in this order, the refund is read anew, and what is known already changes nothing.
 */
@Injectable()
export class RefundSettlement {
  private readonly log = new Logger('Refunds');

  constructor(
    private readonly database: Database,
    private readonly lines: LineReader,
    private readonly charges: ChargeBook,
    private readonly refunds: RefundBook,
    private readonly consequences: RefundConsequences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Settles in one transaction, joined if there is one; gives whether anything came of it. */
  settle(news: RefundNews, now: Date): Promise<boolean> {
    return this.database.transaction(async () => {
      const [known] = await this.refunds.find([news.refundId]);
      const [line] = known ? await this.lines.lock([known.lineId]) : [];
      const [charge] = known ? await this.charges.lock([known.chargeId]) : [];
      const refund = await this.refunds.lock(news.refundId);
      if (!line || !charge || !refund) return false;
      await this.refunds.note(asKept(news, refund));
      const verdict = refundVerdict(refund, news.outcome, now);
      if (verdict.kind === 'no_news') return false;
      await this.consequences.write({ line, charge, refund }, verdict, news.outcome, now);
      return true;
    });
  }

  /** Settles outside any transaction, whatever happens: what cannot be settled stays open in the tables, where the resolver finds it. */
  async settleSurely(news: RefundNews): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.settle(news, this.clock.now());
        return;
      } catch (error) {
        if (sqlstate(error) !== LOCK_NOT_AVAILABLE || attempt > LOCK_RETRIES) {
          this.log.error(`Refund ${news.refundId} could not be settled and stays open: ${String(error)}`);
          return;
        }
        await delay(250 * attempt);
      }
    }
  }
}

function asKept({ refundId, kind, outcome, evidence, startedAt, finishedAt }: RefundNews, refund: RefundRecord): RefundExchange {
  const refusal = outcome.kind === 'failed' ? outcome : null;
  return {
    refundId,
    seq: refund.exchanges + 1,
    kind,
    startedAt,
    finishedAt,
    outcome: outcome.kind,
    providerReference: 'reference' in outcome ? outcome.reference : null,
    rawCode: refusal?.raw ?? null,
    note: 'note' in outcome ? outcome.note : null,
    message: evidence ?? refusal?.message ?? ('detail' in outcome ? outcome.detail : null),
    requestId: 'requestId' in outcome ? outcome.requestId : null,
  };
}
