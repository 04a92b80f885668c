import type { ProviderOutcome } from './payment.provider.js';
import type { PaypalSession } from './paypal.client.js';
import type { PaypalConnection } from './paypal.connection.js';
import { answerIn, outcomeOfPaypalError } from './paypal.outcome.js';

/**
 * Asks PayPal and gives the text of its answer. What the text says is read by us: the SDK refuses an answer that has a word it
 * does not know, although the money moved. @throws whatever kept an answer of success from coming
 */
export async function answerOf(paypal: PaypalConnection, ask: (session: PaypalSession) => Promise<{ readonly body: unknown }>): Promise<unknown> {
  for (let again = true; ; again = false) {
    const session = await paypal.signedIn();
    try {
      return (await ask(session)).body;
    } catch (error) {
      const { status, body } = answerIn(error);
      if (status !== null && status >= 200 && status < 300) return body;
      if (status === 401) paypal.forget(session);
      // A token that ended early was not let in: nothing was done, and a new one may be.
      if (status !== 401 || !again) throw error;
    }
  }
}

/** A question that fails leaves open what was asked. */
export function questionFailed(error: unknown): ProviderOutcome {
  const outcome = outcomeOfPaypalError(error, null);
  const said = 'note' in outcome ? { note: outcome.note, detail: outcome.detail } : ({ note: 'question_refused', detail: 'raw' in outcome ? outcome.raw : null } as const);
  return { kind: 'unknown', ...said, reference: null, requestId: null };
}
