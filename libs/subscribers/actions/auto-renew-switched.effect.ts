import { Refusal } from '#kernel';
import { HandlesEffect } from '#actions';
import type { Effect, EffectHandler } from '#actions';
import { LineReader } from '../line.reader.js';
import { LineTerms } from '../line.terms.js';

/** Switches a line's automatic renewal on or off. */
@HandlesEffect('auto_renew_switched')
export class AutoRenewSwitchedEffect implements EffectHandler {
  constructor(
    private readonly lines: LineReader,
    private readonly terms: LineTerms,
  ) {}

  async apply(effect: Effect): Promise<void> {
    await this.terms.change(effect.subjectId, { autoRenew: effect.after === 'true' });
  }

  async invert(effect: Effect): Promise<Effect> {
    const [line] = await this.lines.find([effect.subjectId]);
    if (String(line?.autoRenew) !== effect.after) throw new Refusal('UNDO_NOT_POSSIBLE');
    return { ...effect, before: effect.after, after: effect.before };
  }
}
