import { Inject, Injectable } from '@nestjs/common';
import { AuditRecorder } from '#audit';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { CardAdder, CardLinkBook, OPEN_CARD_LINK, ProviderGate, cardLinkRequest, cardLinkStates, isPastDelivery, nextCheckAt } from '#payments';
import type { CardLinkChange, CardLinkOutcome, CardLinkRecord, CardLinkStatus, SavedCard } from '#payments';
import { Database } from '#platform/database';
import { Outbox } from '#platform/queue';

/** What an outcome makes of a page. Only evidence counts: that a young page cannot be found proves nothing, its request may be under way. */
function eventOf(link: CardLinkRecord, outcome: CardLinkOutcome, now: Date): 'offer' | 'use' | 'end' | 'refuse' | 'lose' {
  switch (outcome.kind) {
    case 'open':
      return 'offer';
    case 'used':
      return 'use';
    case 'ended':
      return 'end';
    case 'refused':
      return link.status === 'open' ? 'lose' : 'refuse';
    case 'not_reached':
      return link.status === 'pending' ? 'refuse' : 'lose';
    case 'not_found':
      return link.status !== 'open' && isPastDelivery(link, now) ? 'refuse' : 'lose';
    case 'unknown':
      return 'lose';
  }
}

/** Asks the provider about pages for new cards and applies what it says: the card is put on file in the same transaction that closes the page. */
@Injectable()
export class CardLinkSettlement {
  constructor(
    private readonly database: Database,
    private readonly links: CardLinkBook,
    private readonly cards: CardAdder,
    private readonly gate: ProviderGate,
    private readonly audit: AuditRecorder,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Outside any transaction: makes the page, or asks what became of it; gives it as it then is. */
  async exchange(link: CardLinkRecord, what: 'open' | 'find'): Promise<CardLinkRecord> {
    const outcome = await this.gate.cardLink(link.provider, what, cardLinkRequest(link));
    await this.database.transaction(() => this.apply(link.id, outcome, this.clock.now()));
    return (await this.links.find(link.id)) ?? link;
  }

  private async apply(id: string, outcome: CardLinkOutcome, now: Date): Promise<void> {
    const link = await this.links.lock(id);
    if (!link || !OPEN_CARD_LINK.includes(link.status)) return;
    const status = cardLinkStates.next(link.status, eventOf(link, outcome, now));
    const methodId = outcome.kind === 'used' ? await this.cards.add({ ...link, card: outcome.card, at: now }) : null;
    await this.links.change(changeOf(link, status, outcome, methodId, now));
    if (outcome.kind === 'used' && methodId !== null) this.tell(link, methodId, outcome.card);
    if (status === 'open' && link.status !== 'open') this.outbox.publish('card-link.open', { linkId: id, lineId: link.lineId, subscriberId: link.subscriberId }, { dedupeKey: `card-link:${id}:open` });
  }

  /** The subscriber's own doing, on the provider's page. Codes and ids only: no digit of the card. */
  private tell(link: CardLinkRecord, methodId: string, { brand }: SavedCard): void {
    const { id: linkId, subscriberId, lineId, executionId, asDefault } = link;
    this.outbox.publish('payment-method.added', { paymentMethodId: methodId, subscriberId, lineId }, { dedupeKey: `card-link:${linkId}:used` });
    this.audit.record({
      action: 'payments.addMethod',
      actor: { kind: 'subscriber', id: null, name: 'Subscriber' },
      subject: { type: 'PaymentMethod', id: methodId },
      subscriberId,
      outcome: 'done',
      executionId,
      details: { linkId, lineId, provider: link.provider, brand, asDefault },
    });
  }
}

function changeOf(link: CardLinkRecord, status: CardLinkStatus, outcome: CardLinkOutcome, methodId: string | null, now: Date): CardLinkChange {
  const isOpen = OPEN_CARD_LINK.includes(status);
  const endsAt = outcome.kind === 'open' ? outcome.endsAt : link.endsAt;
  return {
    id: link.id,
    status,
    providerReference: 'reference' in outcome ? outcome.reference : null,
    url: outcome.kind === 'open' ? outcome.url : null,
    endsAt,
    note: 'note' in outcome ? outcome.note : outcome.kind === 'refused' ? outcome.reason : null,
    methodId,
    settledAt: isOpen ? null : now,
    nextCheckAt: isOpen ? nextLook(link, endsAt, now) : null,
  };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** As planned for charges while the page is there, and once when its time is over; then hourly, until the provider has said what became of it. */
function nextLook({ createdAt }: CardLinkRecord, endsAt: Date, now: Date): Date {
  const over = endsAt.getTime() + MINUTE;
  if (now.getTime() >= over) return new Date(now.getTime() + HOUR);
  return new Date(Math.min(over, nextCheckAt(createdAt, now)?.getTime() ?? over));
}
