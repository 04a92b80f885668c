import { Injectable } from '@nestjs/common';
import type { ActionSettlement } from '#actions';
import { Refusal } from '#kernel';
import { ChargeBook } from '#payments';
import { RenewalDesk } from '../renewal.desk.js';
import { settlementOf } from './charge.settlement.js';

/** Carries out, after the commit, the charges that actions asked for. */
@Injectable()
export class RequestedCharges {
  constructor(
    private readonly charges: ChargeBook,
    private readonly desk: RenewalDesk,
  ) {}

  async settle(executionId: string): Promise<ActionSettlement> {
    const requested = await this.charges.ofExecution(executionId);
    if (!requested) throw new Refusal('INTERNAL', { executionId });
    return settlementOf(await this.desk.perform(requested.id));
  }
}
