import { callingCodeOf } from '#kernel';
import type { Role } from './roles.js';

/** Personal fields and how each looks when it is masked. */
const MASKS = {
  name: (value: string) =>
    value
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => `${Array.from(word)[0] ?? ''}•••`)
      .join(' '),
  msisdn: (value: string) => `${callingCodeOf(value) ?? ''} ••• ••${value.slice(-2)}`.trim(),
  email: (value: string) => {
    const [local = '', domain = ''] = value.split('@');
    return `${local.slice(0, 1)}•••@${domain.slice(0, 1)}•••${domain.slice(domain.lastIndexOf('.'))}`;
  },
  iccid: keepLast4,
  eid: keepLast4,
  imsi: keepLast4,
} as const;

export type PersonalField = keyof typeof MASKS;
export const PERSONAL_FIELDS = Object.keys(MASKS) as PersonalField[];

/** Staff see the name and number by which they serve a caller; everything else personal is masked. Auditors see all of it masked. */
const CLEAR: Record<Role, readonly PersonalField[]> = {
  agent: ['name', 'msisdn'],
  supervisor: ['name', 'msisdn'],
  admin: ['name', 'msisdn'],
  auditor: [],
};

export function isMasked(role: Role, field: PersonalField): boolean {
  return !CLEAR[role].includes(field);
}

export function maskedFields(role: Role): PersonalField[] {
  return PERSONAL_FIELDS.filter((field) => isMasked(role, field));
}

/** The value as this role may see it. */
export function maskFor<Value extends string | null>(role: Role, field: PersonalField, value: Value): Value | string {
  if (value === null || !isMasked(role, field)) return value;
  return MASKS[field](value);
}

function keepLast4(value: string): string {
  return `•••• ${value.slice(-4)}`;
}
