import { HandlesEffect } from '#actions';
import type { ApplyContext, Effect, EffectHandler } from '#actions';
import { FOUND_OUTCOMES, UnresolvedDesk } from '../unresolved.desk.js';

/** Settles a charge by what persons found out. What follows from it is announced beside it, and comes true with it. */
@HandlesEffect('unknown_closed')
export class UnknownClosedEffect implements EffectHandler {
  constructor(private readonly desk: UnresolvedDesk) {}

  async apply({ field, subjectId, after, details }: Effect, { now }: ApplyContext): Promise<void> {
    if (field !== 'outcome') return;
    const found = FOUND_OUTCOMES.find((known) => known === after);
    if (!found) throw new Error('A charge is closed without an outcome');
    await this.desk.close({ chargeId: subjectId, found, evidence: String(details?.['evidence']), now });
  }
}
