import { PERSONAL_FIELDS, maskFor } from '#permissions';
import type { PersonalField, Role } from '#permissions';

/** Subjects whose entries speak of subscribers; a member of staff or a plan has a name too, which is not masked. */
const ABOUT_SUBSCRIBERS = new Set(['Subscriber', 'Line', 'Case', 'Charge', 'Renewal', 'Loyalty']);

/** The body of an audit entry as a role may see it: personal values are masked in effects and details alike. */
export function redactBody(body: unknown, role: Role): object {
  if (!isObject(body)) return {};
  const subject = body['subject'];
  if (!isObject(subject) || !ABOUT_SUBSCRIBERS.has(String(subject['type']))) return body;
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, key === 'actor' ? value : redact(value, role)]));
}

function redact(value: unknown, role: Role): unknown {
  if (Array.isArray(value)) return value.map((item) => redact(item, role));
  if (!isObject(value)) return value;
  const changed = personalField(value['field']);
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const field = personalField(key) ?? (key === 'before' || key === 'after' ? changed : undefined);
      return [key, field && typeof member === 'string' ? maskFor(role, field, member) : redact(member, role)];
    }),
  );
}

function personalField(name: unknown): PersonalField | undefined {
  return PERSONAL_FIELDS.find((field) => field === name);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
