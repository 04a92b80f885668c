import { HandlesEffect } from '#actions';
import type { ApplyContext, Effect, EffectHandler } from '#actions';
import { AwaitedDesk } from '../awaited.desk.js';

/** Books a transfer that arrived. What follows from it is announced beside it, and comes true with it. */
@HandlesEffect('transfer_received')
export class TransferReceivedEffect implements EffectHandler {
  constructor(private readonly desk: AwaitedDesk) {}

  async apply({ field, subjectId, after, details }: Effect, { now }: ApplyContext): Promise<void> {
    if (field !== 'received') return;
    const [minor = '', currency = ''] = String(after).split(' ');
    await this.desk.receive({ chargeId: subjectId, received: { minor: BigInt(minor), currency }, evidence: String(details?.['bankReference']), now });
  }
}

@HandlesEffect('awaiting_stopped')
export class AwaitingStoppedEffect implements EffectHandler {
  constructor(private readonly desk: AwaitedDesk) {}

  async apply({ subjectId }: Effect, { now }: ApplyContext): Promise<void> {
    await this.desk.stop(subjectId, now);
  }
}
