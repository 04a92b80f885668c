import { Inject, Injectable, Logger } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { ProviderGate, SettlementLines } from '#payments';
import type { BookedLine, SettlementLine } from '#payments';
import { Database } from '#platform/database';
import { SubscriberCases } from '#subscribers';
import type { CaseToOpen } from '#subscribers';
import { SettlementDesk } from './settlement.desk.js';
import type { Exchange } from './settlement.desk.js';

const HOUR = 3_600_000;
/** Read again each time: PayPal lists a payment after three hours at most, it says. */
const OVERLAP_MS = 4 * HOUR;
/** How far back the first reading goes, and how much is read in one go when much was missed. */
const DAY_MS = 24 * HOUR;

/**
 * Holds what providers say they took against the books, line by line. Money that we did not know of settles its charge as any other evidence does;
 * another amount than is booked is a person's work; what is in only one of the two lists is found by invariant I24.
 */
@Injectable()
export class Reconciliation {
  private readonly log = new Logger('Reconciliation');

  constructor(
    private readonly database: Database,
    private readonly gate: ProviderGate,
    private readonly lines: SettlementLines,
    private readonly desk: SettlementDesk,
    private readonly cases: SubscriberCases,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Reads what has come since the last time; gives how many lines were new. A provider that cannot be read holds up no other, and is read the next time. */
  async readAll(stopping: () => boolean = () => false): Promise<number> {
    let read = 0;
    for (const provider of this.gate.settling) {
      if (stopping()) break;
      try {
        read += await this.readFrom(provider, stopping);
      } catch (error) {
        this.log.error(`The settlement of ${provider} could not be read to its end, and will be the next time: ${String(error)}`);
      }
    }
    return read;
  }

  private async readFrom(provider: string, stopping: () => boolean): Promise<number> {
    const now = this.clock.now();
    let read = 0;
    for (let from = (await this.lines.readTo(provider)) ?? new Date(now.getTime() - DAY_MS); from < now && !stopping(); ) {
      const to = new Date(Math.min(from.getTime() + DAY_MS, now.getTime()));
      for await (const page of this.gate.settled(provider, { from: new Date(from.getTime() - OVERLAP_MS), to })) read += await this.compare(provider, page);
      await this.lines.reached(provider, to);
      from = to;
    }
    return read;
  }

  private async compare(provider: string, page: readonly SettlementLine[]): Promise<number> {
    const fresh = await this.lines.unread(provider, page);
    const now = this.clock.now();
    await this.desk.settleSurely(fresh.flatMap((booked) => news(booked, now)), () => this.clock.now());
    await this.database.transaction(async () => {
      await this.cases.open(fresh.flatMap((booked) => difference(booked, now)));
      await this.lines.keep(provider, fresh.map(({ line }) => line), now);
    });
    return fresh.length;
  }
}

/** Money that is in no book yet. */
function news({ line, charge }: BookedLine, at: Date): Exchange[] {
  if (!charge || charge.bookedMinor !== null) return [];
  const outcome = { kind: 'succeeded', reference: line.reference ?? charge.providerReference, captured: line.captured, requestId: null } as const;
  return [{ chargeId: charge.id, lineId: charge.lineId, kind: 'settlement', outcome, startedAt: at, finishedAt: at }];
}

function difference({ line: { captured }, charge }: BookedLine, openedAt: Date): CaseToOpen[] {
  if (!charge || charge.bookedMinor === null || (charge.bookedMinor === captured.minor && charge.bookedCurrency === captured.currency)) return [];
  const { id: chargeId, lineId, subscriberId, renewalId } = charge;
  return [{ topic: 'settlement_differs', subscriberId, lineId, renewalId, chargeId, openedAt }];
}
