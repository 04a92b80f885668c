import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { ProviderGate, linkEnd } from '#payments';
import { RenewalBook } from './renewal.book.js';
import { RenewalDesk } from './renewal.desk.js';
import type { PreparedRenewal } from './renewal.desk.js';

/** Renewals that only the subscriber can put right: charged once more, for the subscriber to confirm under a link. */
@Injectable()
export class ConfirmationDesk {
  constructor(
    private readonly desk: RenewalDesk,
    private readonly renewals: RenewalBook,
    private readonly gate: ProviderGate,
  ) {}

  /**
   * Reads and refuses; writes nothing.
   * @throws Refusal as {@link RenewalDesk.prepare}, LINK_NOT_SUPPORTED, LINK_NOT_NEEDED (nothing has failed), LINK_TOO_LATE
   */
  async prepare(lineId: string, methodId: string | null, now: Date): Promise<PreparedRenewal> {
    const prepared = await this.desk.prepare(lineId, methodId, now);
    const { line, method } = prepared;
    if (!this.gate.givesLinks(method.provider)) throw new Refusal('LINK_NOT_SUPPORTED', { provider: method.provider });
    const renewals = await this.renewals.ofLine(lineId, line.validTo);
    const failed = renewals.some(({ periodStart, status }) => periodStart.getTime() === line.validTo.getTime() && (status === 'failed' || status === 'retry_scheduled'));
    if (!failed) throw new Refusal('LINK_NOT_NEEDED');
    if (!linkEnd(line.numberLostAt, now)) throw new Refusal('LINK_TOO_LATE', { at: line.numberLostAt.toISOString() });
    return prepared;
  }
}
