import { Injectable } from '@nestjs/common';
import { Refusal, newId } from '#kernel';
import { CardAdder, CardLinkBook, ProviderGate, linkEnd } from '#payments';
import { LineReader, RESCUABLE } from '#subscribers';
import type { LineRecord } from '#subscribers';

export interface PreparedCardLink {
  readonly line: LineRecord;
  readonly provider: string;
  readonly endsAt: Date;
}

export interface RequestedCardLink {
  readonly lineId: string;
  readonly asDefault: boolean;
  readonly executionId: string;
  readonly now: Date;
}

/** Pages for new cards that a person asks for: first prepared, then requested in the action's transaction; CardLinkPerformer asks the provider after its commit. */
@Injectable()
export class CardLinkDesk {
  constructor(
    private readonly lines: LineReader,
    private readonly links: CardLinkBook,
    private readonly cards: CardAdder,
    private readonly gate: ProviderGate,
  ) {}

  /**
   * Reads and refuses; writes nothing.
   * @throws Refusal NOT_FOUND, LINE_TERMINATED, LINK_NOT_SUPPORTED (no provider that gives such pages), CARD_LINK_OPEN, PROVIDER_UNAVAILABLE, LINK_TOO_LATE
   */
  async prepare(lineId: string, now: Date): Promise<PreparedCardLink> {
    const [line] = await this.lines.find([lineId]);
    if (!line) throw new Refusal('NOT_FOUND');
    if (!RESCUABLE.includes(line.status)) throw new Refusal('LINE_TERMINATED', { status: line.status });
    const [provider] = this.gate.cardLinkProviders;
    if (provider === undefined) throw new Refusal('LINK_NOT_SUPPORTED');
    if (await this.links.isOpen(line.subscriberId)) throw new Refusal('CARD_LINK_OPEN');
    const endsAt = pageEnd(line, now);
    if (!endsAt) throw new Refusal('LINK_TOO_LATE', { at: line.numberLostAt.toISOString() });
    await this.gate.refuseWhileOpen(provider);
    return { line, provider, endsAt };
  }

  /** Writes the page as pending, in the caller's transaction. */
  async request({ lineId, asDefault, executionId, now }: RequestedCardLink): Promise<void> {
    const { line, provider, endsAt } = await this.prepare(lineId, now);
    const { subscriberId, market } = line;
    const customer = await this.cards.customerOf(subscriberId, provider);
    await this.links.open({ id: newId(), lineId, subscriberId, market, provider, customer, asDefault, endsAt, executionId, createdAt: now });
  }
}

/** A provider's page is there for half an hour at least; source: docs.stripe.com/api/checkout/sessions/create (expires_at). */
const LEAST_PAGE_MS = 31 * 60_000;

function pageEnd({ numberLostAt }: LineRecord, now: Date): Date | null {
  const end = linkEnd(numberLostAt, now);
  return end && end.getTime() - now.getTime() >= LEAST_PAGE_MS ? end : null;
}
