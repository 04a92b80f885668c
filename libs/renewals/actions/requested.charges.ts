import { Injectable } from '@nestjs/common';
import type { ActionSettlement } from '#actions';
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

  /** Without a charge there is nothing left to do: the balance has paid. */
  async settle(executionId: string): Promise<ActionSettlement> {
    const requested = await this.charges.ofExecution(executionId);
    if (!requested) return { status: 'completed', chargeId: null };
    return settlementOf(await this.desk.perform(requested.id));
  }

  async standing(executionId: string): Promise<ActionSettlement> {
    const requested = await this.charges.ofExecution(executionId);
    return requested ? settlementOf(requested) : { status: 'completed', chargeId: null };
  }
}
