import { isPlainAscii } from './ascii.js';

const LOCAL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

const encoder = new TextEncoder();

/**
 * An e-mail address people really have: one `@`, a dot-atom, a domain of at least two labels, 254 bytes at most.
 * NFKC, domain in lower case, local part as given; null otherwise. Whether it exists only a message can tell.
 */
export function parseEmail(text: string): string | null {
  if (text.length > 320) return null;
  const plain = isPlainAscii(text) ? text.trim() : text.normalize('NFKC').trim();
  const at = plain.lastIndexOf('@');
  const local = plain.slice(0, Math.max(at, 0));
  const domain = plain.slice(at + 1).toLowerCase().normalize('NFKC');
  const labels = domain.split('.');
  const fits = byteLength(local) <= 64 && byteLength(local) + 1 + byteLength(domain) <= 254;
  if (!fits || !LOCAL.test(local) || labels.length < 2 || !labels.every((label) => LABEL.test(label))) return null;
  return /^\d+$/.test(labels.at(-1) ?? '') ? null : `${local}@${domain}`;
}

function byteLength(text: string): number {
  return isPlainAscii(text) ? text.length : encoder.encode(text).length;
}
