import { ExchangeError } from './http.exchange.js';
import { PaypalSignInRefused, answerIn } from './paypal.outcome.js';
import type { PaypalSession, SdkClients } from './paypal.client.js';
import type { PaypalSettings } from './paypal.settings.js';

/** The connection; null in a process without PayPal. */
export const PAYPAL = Symbol('Paypal');

/** PayPal, signed in when it is first needed: the SDK is large, and many processes never use it. */
export class PaypalConnection {
  private clients: Promise<SdkClients> | null = null;
  private session: PaypalSession | null = null;
  private signingIn: Promise<PaypalSession> | null = null;

  constructor(readonly settings: PaypalSettings) {}

  /** The session, or a new one; many callers wait for one sign-in. @throws PaypalSignInRefused, ExchangeError: nothing else was asked */
  signedIn(): Promise<PaypalSession> {
    if (this.session && performance.now() < this.session.until) return Promise.resolve(this.session);
    this.signingIn ??= this.signIn().finally(() => (this.signingIn = null));
    return this.signingIn;
  }

  /** PayPal did not take its token any more: the next call signs in anew. */
  forget(session: PaypalSession): void {
    if (this.session === session) this.session = null;
  }

  private async signIn(): Promise<PaypalSession> {
    this.clients ??= import('./paypal.client.js').then(({ sdkClients }) => sdkClients(this.settings));
    const clients = await this.clients;
    try {
      this.session = await clients.signIn();
      return this.session;
    } catch (error) {
      if (error instanceof ExchangeError && error.code === 'NOT_CONNECTED') throw error;
      const { status } = answerIn(error);
      throw new PaypalSignInRefused(status === null ? String(error instanceof Error ? error.message : error) : `HTTP ${status}`, { cause: error });
    }
  }
}
