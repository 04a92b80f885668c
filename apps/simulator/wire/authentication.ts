import { createHash, timingSafeEqual } from 'node:crypto';
import { ProviderError } from './stripe.error.js';

const refused = (message: string): ProviderError => new ProviderError(401, { type: 'invalid_request_error', message });
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Checks the `Authorization` header against the account's secret key. */
export class KeyCheck {
  private readonly accepted = new Set<string>();
  private readonly expected: Buffer;

  constructor(secretKey: string) {
    this.expected = digest(secretKey);
  }

  /** @throws ProviderError 401 */
  check(header: string | undefined): void {
    if (header !== undefined && this.accepted.has(header)) return;
    const key = keyIn(header);
    if (key === undefined || key === '') {
      throw refused("You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.");
    }
    if (!timingSafeEqual(digest(key), this.expected)) throw refused(`Invalid API Key provided: ${key.slice(0, 8)}${'*'.repeat(Math.min(12, Math.max(0, key.length - 12)))}${key.length > 12 ? key.slice(-4) : ''}`);
    if (header !== undefined) this.accepted.add(header);
  }
}

function keyIn(header: string | undefined): string | undefined {
  const [, scheme, value] = /^(Bearer|Basic)\s+(\S+)$/i.exec(header ?? '') ?? [];
  if (scheme?.toLowerCase() === 'bearer') return value;
  return value === undefined ? undefined : Buffer.from(value, 'base64').toString('utf8').split(':')[0];
}
