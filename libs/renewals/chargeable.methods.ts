import { Injectable } from '@nestjs/common';
import { Refusal } from '#kernel';
import { PaymentMethods, ProviderGate, asRefusal } from '#payments';
import type { PaymentMethod } from '#payments';
import type { LineRecord } from '#subscribers';
import { isExpired } from './domain/method.expiry.js';

/** Chooses what a person wants to charge. */
@Injectable()
export class ChargeableMethods {
  constructor(
    private readonly methods: PaymentMethods,
    private readonly gate: ProviderGate,
  ) {}

  /** The method that stands for the subscriber's bank transfers. */
  transferOf({ subscriberId }: LineRecord, now: Date): Promise<string> {
    return this.methods.transferOf(subscriberId, now);
  }

  /** @throws Refusal PAYMENT_METHOD_MISSING, PAYMENT_METHOD_EXPIRED, RETRY_FORBIDDEN (blocked for good), PROVIDER_UNAVAILABLE */
  async choose(line: LineRecord, methodId: string | null, now: Date): Promise<PaymentMethod> {
    const method = methodId === null ? (await this.methods.defaults([line.subscriberId])).get(line.subscriberId) : await this.methods.find(line.subscriberId, methodId);
    if (!method || !this.gate.names.includes(method.provider)) throw new Refusal('PAYMENT_METHOD_MISSING');
    if (method.blockedReason !== null) throw asRefusal({ kind: 'forbidden', why: method.blockedReason });
    if (isExpired(method, now)) throw new Refusal('PAYMENT_METHOD_EXPIRED', { last4: method.last4 });
    await this.gate.refuseWhileOpen(method.provider);
    return method;
  }
}
