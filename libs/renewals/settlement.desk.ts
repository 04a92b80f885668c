import { Injectable, Logger } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { ChargeBook, OPEN_CHARGE } from '#payments';
import type { ChargeExchange, ChargeRecord, ChargeOutcome } from '#payments';
import { Database, LOCK_NOT_AVAILABLE, sqlstate } from '#platform/database';
import { settleCharge } from './domain/settlement.js';
import type { Settlement } from './domain/settlement.parts.js';
import { LateCaptures } from './late.captures.js';
import { RunLog } from './run.log.js';
import type { RunTally } from './run.log.js';
import { SaidBesidesKeeper } from './said.besides.js';
import { SettlementCases, found } from './settlement.cases.js';
import { SettlementWriter } from './settlement.writer.js';

/** One exchange with the provider about one charge. */
export interface Exchange {
  readonly chargeId: string;
  readonly lineId: string;
  readonly kind: ChargeExchange['kind'];
  readonly outcome: ChargeOutcome;
  /** What persons said of it. */
  readonly evidence?: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
}

const LOCK_RETRIES = 3;

/**
 * The one door through which an outcome enters the books. Whoever brings it, the worker, a question, a webhook: the line
 * is locked, the charge is read anew, and only a charge that is still open changes. Money that turns up for a closed one is booked and told.
 */
@Injectable()
export class SettlementDesk {
  private readonly log = new Logger('Renewals');

  constructor(
    private readonly database: Database,
    private readonly cases: SettlementCases,
    private readonly charges: ChargeBook,
    private readonly writer: SettlementWriter,
    private readonly late: LateCaptures,
    private readonly runs: RunLog,
    private readonly besides: SaidBesidesKeeper,
  ) {}

  /** Settles all in one transaction, joined if there is one. Gives the charges that changed. */
  settle(exchanges: readonly Exchange[], now: Date, runId: string | null = null): Promise<string[]> {
    return this.database.transaction(async () => {
      const locked = await this.cases.lock(exchanges);
      const { charges } = locked;
      const known = exchanges.filter(({ chargeId }) => charges.has(chargeId));
      await this.charges.note(numbered(known, charges));
      const deciding = firstOfEach(known, charges);
      const cases = await this.cases.read(deciding, locked, now);
      const settlements = deciding.flatMap(({ outcome }, index) => {
        const about = cases[index];
        return about ? [settleCharge(about.subject, about.charge, outcome, about.spent, now)] : [];
      });
      await this.writer.write(settlements, now);
      await this.besides.keep(known, charges);
      await this.late.book(known, charges, now);
      if (runId !== null) this.runs.count(runId, tallyOf(settlements));
      return settlements.map(({ renewalChange, charge }) => charge?.id ?? renewalChange.id);
    });
  }

  /**
   * Settles outside any transaction, whatever happens: waits for locks, and takes a batch apart so that one bad row spoils
   * nothing else. What cannot be settled stays open in the tables, where the resolver finds it.
   */
  async settleSurely(exchanges: readonly Exchange[], now: () => Date, runId: string | null = null): Promise<void> {
    if (exchanges.length === 0) return;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.settle(exchanges, now(), runId);
        return;
      } catch (error) {
        if (sqlstate(error) === LOCK_NOT_AVAILABLE && attempt <= LOCK_RETRIES) {
          await delay(250 * attempt);
          continue;
        }
        if (exchanges.length === 1) {
          this.log.error(`Charge ${exchanges[0]?.chargeId ?? ''} could not be settled and stays open: ${String(error)}`);
          return;
        }
        break;
      }
    }
    const half = Math.ceil(exchanges.length / 2);
    await this.settleSurely(exchanges.slice(0, half), now, runId);
    await this.settleSurely(exchanges.slice(half), now, runId);
  }
}

/** Whether an outcome may still change it. A charge of which another amount was booked is a person's work, whatever else the provider says. */
function isUndecided({ status, failureCode }: ChargeRecord): boolean {
  return OPEN_CHARGE.includes(status) && failureCode !== 'amount_mismatch';
}

/** Of several exchanges about one charge the first decides; they are all kept. */
function firstOfEach(exchanges: readonly Exchange[], charges: ReadonlyMap<string, ChargeRecord>): Exchange[] {
  const seen = new Set<string>();
  return exchanges.filter(({ chargeId }) => {
    if (seen.has(chargeId) || !isUndecided(found(charges, chargeId))) return false;
    seen.add(chargeId);
    return true;
  });
}

function numbered(exchanges: readonly Exchange[], charges: ReadonlyMap<string, ChargeRecord>): ChargeExchange[] {
  const last = new Map<string, number>();
  return exchanges.map(({ chargeId, kind, outcome, evidence, startedAt, finishedAt }) => {
    const seq = (last.get(chargeId) ?? found(charges, chargeId).exchanges) + 1;
    last.set(chargeId, seq);
    const refusal = outcome.kind === 'failed' ? outcome : null;
    return {
      chargeId,
      seq,
      kind,
      startedAt,
      finishedAt,
      outcome: outcome.kind,
      providerReference: 'reference' in outcome ? outcome.reference : null,
      rawCode: refusal?.raw ?? null,
      networkCode: refusal?.network ?? null,
      adviceCode: refusal?.advice ?? null,
      note: 'note' in outcome ? outcome.note : null,
      message: evidence ?? refusal?.message ?? ('detail' in outcome ? outcome.detail : null),
      requestId: 'requestId' in outcome ? outcome.requestId : null,
    };
  });
}

function tallyOf(settlements: readonly Settlement[]): RunTally {
  const count = (...statuses: string[]): number => settlements.filter(({ renewalChange }) => statuses.includes(renewalChange.status)).length;
  return { succeeded: count('succeeded'), failed: count('failed', 'retry_scheduled'), unknown: count('unknown'), awaited: count('awaiting') };
}
