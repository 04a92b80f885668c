import { X509Certificate } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { exchange } from './http.exchange.js';

const PATH = /^\/v1\/notifications\/certs\/[\w.-]{1,200}$/;
const MAX_BYTES = 65_536;
const TIMEOUT_MS = 5_000;
const MAX_KEPT = 16;
/** A certificate that could not be had is not asked for again for so long: forged messages do not make us call PayPal. */
const RETRY_AFTER_MS = 60_000;
/** Fetches that forged messages can cause within that time. */
const MAX_FETCHES = 8;

/** PayPal's certificates, fetched once each from the one origin that is trusted. */
export class PaypalCertificates {
  private readonly kept = new Map<string, X509Certificate>();
  private readonly fetching = new Map<string, Promise<X509Certificate | null>>();
  private readonly refused = new Map<string, number>();

  constructor(private readonly origin: string) {}

  /** The certificate at an address, or null if it is not PayPal's or cannot be had now. */
  async at(url: string): Promise<X509Certificate | null> {
    if (!URL.canParse(url)) return null;
    const { origin, pathname, search, username, password } = new URL(url);
    if (origin !== this.origin || !PATH.test(pathname) || search !== '' || username !== '' || password !== '') return null;
    const known = this.kept.get(url);
    if (known) return known;
    this.forgetRefusals();
    if (this.refused.has(url) || this.fetching.size + this.refused.size >= MAX_FETCHES) return this.fetching.get(url) ?? null;
    const fetching = this.fetching.get(url) ?? this.fetch(url).finally(() => this.fetching.delete(url));
    this.fetching.set(url, fetching);
    return fetching;
  }

  private async fetch(url: string): Promise<X509Certificate | null> {
    const agent = new (url.startsWith('https:') ? https : http).Agent();
    try {
      const { status, body } = await exchange({ url, method: 'GET', headers: {}, body: null, agent, deadlineMs: TIMEOUT_MS, maxBytes: MAX_BYTES });
      if (status !== 200) throw new Error(`HTTP ${status}`);
      const certificate = new X509Certificate(body);
      if (this.kept.size >= MAX_KEPT) this.kept.delete([...this.kept.keys()][0] ?? '');
      this.kept.set(url, certificate);
      return certificate;
    } catch {
      this.refused.set(url, performance.now());
      return null;
    } finally {
      agent.destroy();
    }
  }

  private forgetRefusals(): void {
    for (const [url, at] of this.refused) if (performance.now() - at > RETRY_AFTER_MS) this.refused.delete(url);
  }
}
