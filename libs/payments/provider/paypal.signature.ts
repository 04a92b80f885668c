import { X509Certificate, verify } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { crc32 } from 'node:zlib';

/** Seconds that a transmission is good for, into the past and the future. */
export const TOLERANCE_SECONDS = 300;
const LONGEST = 1_000;

/** What stands in the headers of a PayPal message about how it was signed. */
export interface PaypalSignature {
  readonly transmissionId: string;
  readonly transmissionTime: string;
  readonly signature: string;
  readonly certificateUrl: string;
}

/** The signature of a message; null if a part is missing, is overlong, or is of another kind than we can check. */
export function signatureIn(headers: IncomingHttpHeaders): PaypalSignature | null {
  const text = (name: string): string | null => {
    const value = headers[name];
    return typeof value === 'string' && value !== '' && value.length <= LONGEST ? value : null;
  };
  const [transmissionId, transmissionTime, signature, certificateUrl] = ['paypal-transmission-id', 'paypal-transmission-time', 'paypal-transmission-sig', 'paypal-cert-url'].map(text);
  if (!transmissionId || !transmissionTime || !signature || !certificateUrl) return null;
  return text('paypal-auth-algo') === 'SHA256withRSA' ? { transmissionId, transmissionTime, signature, certificateUrl } : null;
}

export function isTimely({ transmissionTime }: PaypalSignature, now: Date): boolean {
  const sent = Date.parse(transmissionTime);
  return /^\d{4}-\d{2}-\d{2}T/.test(transmissionTime) && Math.abs(now.getTime() - sent) <= TOLERANCE_SECONDS * 1_000;
}

/** Whether the bytes were signed for our webhook with the key of this certificate, which is valid now. */
export function isSignedBy(certificate: X509Certificate, { transmissionId, transmissionTime, signature }: PaypalSignature, body: Buffer, webhookId: string, now: Date): boolean {
  if (now < new Date(certificate.validFrom) || now > new Date(certificate.validTo)) return false;
  const signed = `${transmissionId}|${transmissionTime}|${webhookId}|${crc32(body)}`;
  try {
    return verify('sha256', Buffer.from(signed), certificate.publicKey, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
