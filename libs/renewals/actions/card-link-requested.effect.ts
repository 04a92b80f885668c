import { HandlesEffect } from '#actions';
import type { ApplyContext, Effect, EffectHandler } from '#actions';
import { CardLinkDesk } from '../card-links/card-link.desk.js';

/** Puts a page for a new card into the books as pending; the provider is asked for it after the commit. */
@HandlesEffect('card_link_requested')
export class CardLinkRequestedEffect implements EffectHandler {
  constructor(private readonly desk: CardLinkDesk) {}

  async apply({ subjectId, after }: Effect, { executionId, now }: ApplyContext): Promise<void> {
    await this.desk.request({ lineId: subjectId, asDefault: after === 'default', executionId, now });
  }
}
