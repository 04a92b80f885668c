import { V7Generator } from 'uuidv7';

/** Crockford base32: no I, L, O, U, so that a reference survives being read out on the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const REFERENCE = /^(CHG|CAS|REF|IMP|INC|BLK)([0-9A-HJKMNP-TV-Z]{8})$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** CHG charge, CAS case, REF refund, IMP import, INC incident, BLK bulk run. */
export type ReferencePrefix = 'CHG' | 'CAS' | 'REF' | 'IMP' | 'INC' | 'BLK';

const random = new Uint32Array(1024);
let used = random.length;

/** The library asks the system for 32 bytes at a time; an import makes ids faster than that. */
const generator = /* @__PURE__ */ new V7Generator({
  nextUint32(): number {
    if (used === random.length) {
      globalThis.crypto.getRandomValues(random);
      used = 0;
    }
    return random[used++] ?? 0;
  },
});

/** A new UUIDv7: sorts by the time of its making, cannot be guessed. */
export function newId(): string {
  return generator.generate().toString();
}

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** A reference for people, such as `CHG-7K3M9Q2X`: 40 random bits in Crockford base32. */
export function newReference(prefix: ReferencePrefix): string {
  // 256 is a multiple of 32, so the low five bits of each byte are uniform.
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(8));
  return `${prefix}-${Array.from(bytes, (byte) => ALPHABET.charAt(byte & 31)).join('')}`;
}

/** Reads a reference as people type it (lower case, no dash, spaces, O for 0, I or L for 1); null if it is none. */
export function parseReference(text: string): string | null {
  if (text.length > 40) return null;
  const plain = text.normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}_]/gu, '');
  const body = plain.slice(3).replace(/O/g, '0').replace(/[IL]/g, '1');
  const match = REFERENCE.exec(plain.slice(0, 3) + body);
  return match ? `${match[1] ?? ''}-${match[2] ?? ''}` : null;
}
