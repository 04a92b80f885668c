import { createHash } from 'node:crypto';
import { type AnswerRow } from '../state/records.js';
import { type Store } from '../state/store.js';
import { badRequest, ProviderError } from './stripe.error.js';

const KEPT_MS = 24 * 3600 * 1000;
const MAX_LENGTH = 255;

/** The same parameters in another order are the same request. */
export const fingerprintOf = (form: string): string => createHash('sha256').update(form.split('&').sort().join('&')).digest('base64');

/** Stripe's idempotency keys: one key, one request, one answer. */
export class Idempotency {
  private readonly inFlight = new Set<string>();

  constructor(private readonly store: Store, private readonly now: () => number) {}

  /**
   * Claims the key, to be released with `end`; or returns the answer that it already has.
   * @throws ProviderError 400 when the key was used for another request, 409 while that request is under way
   */
  begin(key: string, path: string, fingerprint: string): AnswerRow | undefined {
    if (key.length > MAX_LENGTH) throw badRequest(`Idempotency-Key cannot be longer than ${MAX_LENGTH} characters.`);
    if (this.inFlight.has(key)) {
      throw new ProviderError(409, {
        type: 'invalid_request_error', code: 'idempotency_key_in_use',
        message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
      });
    }
    const answer = this.store.answers.get(key);
    if (!answer || this.now() - answer.created * 1000 > KEPT_MS) {
      this.inFlight.add(key);
      return undefined;
    }
    if (answer.path !== path) throw mismatch(key, `for the same endpoint they were first used for ('${path}' vs '${answer.path}')`);
    if (answer.fingerprint !== fingerprint) throw mismatch(key, 'with the same parameters they were first used with');
    return answer;
  }

  keep(answer: AnswerRow): void {
    this.store.keepAnswer(answer);
  }

  end(key: string): void {
    this.inFlight.delete(key);
  }
}

const mismatch = (key: string, how: string): ProviderError =>
  new ProviderError(400, { type: 'idempotency_error', message: `Keys for idempotent requests can only be used ${how}. Try using a key other than '${key}' if you meant to execute a different request.` });
