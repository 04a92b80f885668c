import { Injectable } from '@nestjs/common';
import { ChargeBook, SharedCards } from '#payments';
import type { ChargeOutcome, ChargeRecord } from '#payments';

interface Told {
  readonly chargeId: string;
  readonly outcome: ChargeOutcome;
}

/** Keeps what answers told besides their outcome. Most tell nothing, and then nothing is written. */
@Injectable()
export class SaidBesidesKeeper {
  constructor(
    private readonly charges: ChargeBook,
    private readonly cards: SharedCards,
  ) {}

  /** In the caller's transaction, which holds the charges. */
  async keep(told: readonly Told[], charges: ReadonlyMap<string, ChargeRecord>): Promise<void> {
    const all = told.flatMap(({ chargeId, outcome }) => {
      const [charge, besides] = [charges.get(chargeId), 'besides' in outcome ? outcome.besides : undefined];
      return charge && besides ? [{ charge, besides }] : [];
    });
    await this.charges.keepMovements(all.flatMap(({ charge: { id, provider }, besides: { movement } }) => (movement === undefined ? [] : [{ chargeId: id, provider, reference: movement }])));
    const cards = all.flatMap(({ charge, besides: { card } }) => (card === undefined ? [] : [{ methodId: charge.paymentMethodId, cardKey: `${charge.provider}:${card}`, known: charge.cardKey }]));
    await this.cards.learn(cards.filter(({ cardKey, known }) => cardKey !== known).map(({ methodId, cardKey }) => ({ methodId, cardKey })));
  }
}
