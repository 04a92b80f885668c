import { sign } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { randomText } from '../state/ids.js';
import { type EventRecord } from '../webhooks/event.log.js';
import { type Certificate } from './certificate.js';

export const CERTIFICATES = '/v1/notifications/certs/';
const MARK = 'WH-';

export type MessageType =
  | `PAYMENT.CAPTURE.${'COMPLETED' | 'DECLINED' | 'PENDING' | 'REFUNDED' | 'REVERSED'}`
  | `CHECKOUT.ORDER.${'COMPLETED' | 'APPROVED'}`
  | `CUSTOMER.DISPUTE.${'CREATED' | 'UPDATED' | 'RESOLVED'}`;

/** A webhook of PayPal's about what happened to a resource (a wire shape). */
export function messageAbout(type: MessageType, resource: object, at: number): EventRecord {
  const id = `${MARK}${randomText(17).toUpperCase()}-${randomText(17).toUpperCase()}`;
  const body = {
    id, event_version: '1.0', create_time: new Date(at).toISOString(), resource_type: resourceType(type), resource_version: '2.0',
    event_type: type, summary: type, resource, links: [],
  };
  return { id, type, created: Math.floor(at / 1000), json: JSON.stringify(body) };
}

function resourceType(type: MessageType): string {
  if (type === 'PAYMENT.CAPTURE.REFUNDED' || type === 'PAYMENT.CAPTURE.REVERSED') return 'refund';
  if (type.startsWith('CUSTOMER.DISPUTE')) return 'dispute';
  return type.startsWith('PAYMENT') ? 'capture' : 'checkout-order';
}

export const isPaypalMessage = ({ id }: EventRecord): boolean => id.startsWith(MARK);

export interface Signing {
  readonly certificate: Certificate;
  readonly webhookId: string;
  /** Where the certificate is. */
  readonly url: string;
}

/** The headers that prove who sent `body`, for one transmission at one instant. */
export function transmissionHeaders(body: string, { certificate, webhookId, url }: Signing, at: Date): Record<string, string> {
  const [transmission, time] = [`${randomText(8)}-${randomText(12)}`.toLowerCase(), at.toISOString()];
  const signed = `${transmission}|${time}|${webhookId}|${crc32(body)}`;
  return {
    'User-Agent': 'PayPal/AUHR-1.0', 'PayPal-Auth-Algo': 'SHA256withRSA', 'PayPal-Cert-Url': `${url}${CERTIFICATES}${certificate.id}`,
    'PayPal-Transmission-Id': transmission, 'PayPal-Transmission-Time': time,
    'PayPal-Transmission-Sig': sign('sha256', Buffer.from(signed), certificate.key).toString('base64'),
  };
}
