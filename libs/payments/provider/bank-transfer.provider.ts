import { creditorReference } from '#kernel';
import type { ChargeOutcome, PaymentProvider, ProviderOutcome, ProviderRequest } from './payment.provider.js';

/** The name of bank transfers among providers, methods and charges. */
export const BANK_TRANSFER = 'bank_transfer';

/** What the subscriber writes on the transfer of a charge: its own reference as an ISO 11649 reference. */
export function transferReference(chargeReference: string): string {
  return creditorReference(chargeReference.replace(/[^0-9A-Z]/gi, ''));
}

/** The bank asks nobody: the subscriber sends the money, or does not. What arrived is told by a statement or by two persons, and what goes back is sent by hand. */
export class BankTransferProvider implements PaymentProvider {
  charge(request: ProviderRequest): Promise<ChargeOutcome> {
    return Promise.resolve(awaiting(request));
  }

  find(request: ProviderRequest): Promise<ChargeOutcome> {
    return Promise.resolve(awaiting(request));
  }

  refund(): Promise<ProviderOutcome> {
    return Promise.resolve(byHand());
  }

  findRefund(): Promise<ProviderOutcome> {
    return Promise.resolve(byHand());
  }
}

function awaiting({ reference }: ProviderRequest): ChargeOutcome {
  return { kind: 'awaiting', reference: transferReference(reference), link: null, requestId: null };
}

function byHand(): ProviderOutcome {
  return { kind: 'failed', reference: null, raw: 'not_supported', network: null, advice: null, message: null, requestId: null };
}
