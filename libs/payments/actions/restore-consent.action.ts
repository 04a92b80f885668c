import { z } from 'zod';
import { Action, field } from '#actions';
import type { ActionPlanner, PlannedChange } from '#actions';
import { Refusal, looksLikeCardNumber } from '#kernel';
import { PaymentMethods, asRefusal } from '#payments';

/** `evidence`: how and when the subscriber said so, in the words of whoever heard it. */
const input = z.object({ subscriberId: field.id(), paymentMethodId: field.id('PAYMENT_METHODS'), evidence: field.text(500) });
type Input = z.infer<typeof input>;

/** The subscriber has given consent to recurring payments again: the method may be charged once more. */
@Action<Input>({
  name: 'restoreConsent',
  subject: 'Subscriber',
  target: 'Subscriber',
  targetField: 'subscriberId',
  input,
  reasons: ['customer_request', 'retention', 'number_rescue', 'correction', 'other'],
  reversible: true,
})
export class RestoreConsent implements ActionPlanner<Input> {
  constructor(private readonly methods: PaymentMethods) {}

  async plan({ subscriberId, paymentMethodId, evidence }: Input): Promise<PlannedChange> {
    if (looksLikeCardNumber(evidence)) throw new Refusal('CARD_NUMBER_REFUSED');
    const method = await this.methods.find(subscriberId, paymentMethodId);
    if (!method) throw new Refusal('NOT_FOUND');
    if (method.status === 'usable') throw new Refusal('NOTHING_TO_CHANGE');
    // What the bank or its network forbids, the subscriber's consent does not lift.
    if (method.blockedReason !== 'consent') throw asRefusal({ kind: 'forbidden', why: method.blockedReason ?? 'advice' });
    return {
      effects: [
        {
          kind: 'consent_restored',
          subjectType: 'PaymentMethod',
          subjectId: method.id,
          field: 'consent',
          valueType: 'text',
          before: 'withdrawn',
          after: 'given',
          details: { evidence, brand: method.brand, last4: method.last4 },
        },
      ],
    };
  }
}
