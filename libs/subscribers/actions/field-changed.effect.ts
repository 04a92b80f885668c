import { HandlesEffect } from '#actions';
import type { Effect, EffectHandler } from '#actions';
import { Database } from '#platform/database';
import { emailKey, nameKeys } from '../search/search-keys.js';

/** How each field that staff may change is read back and written: [SELECT expression, SET clause] over the value as text in $2. */
const FIELDS: Record<string, { readonly table: 'line' | 'subscriber'; readonly read: string; readonly set: string }> = {
  'Subscriber.name': { table: 'subscriber', read: 'name', set: 'name = $2, name_key = $3, name_key_last = $4' },
  'Subscriber.email': { table: 'subscriber', read: 'email', set: 'email = $2, email_key = $3' },
  'Subscriber.language': { table: 'subscriber', read: 'language', set: 'language = $2' },
  'Subscriber.zone': { table: 'subscriber', read: 'zone', set: 'zone = $2' },
  'Subscriber.consents': {
    table: 'subscriber',
    read: `array_to_string(consents, ',')`,
    set: `consents = coalesce(string_to_array(nullif($2, ''), ','), '{}')`,
  },
};

const standing = (effect: string): string => {
  const fields = Object.entries(FIELDS).map(([name, { table, read }]) => {
    return `WHEN '${name}' THEN EXISTS (SELECT FROM ${table} WHERE id = (${effect}->>'subjectId')::uuid AND ${read} IS NOT DISTINCT FROM ${effect}->>'after')`;
  });
  return `CASE (${effect}->>'subjectType') || '.' || (${effect}->>'field') ${fields.join('\n        ')} END`;
};

/** Changes one contact field of a subscriber. */
@HandlesEffect('field_changed', standing)
export class FieldChangedEffect implements EffectHandler {
  constructor(private readonly database: Database) {}

  async apply(effect: Effect): Promise<void> {
    const { table, set } = fieldOf(effect);
    await this.database.query(`UPDATE ${table} SET ${set} WHERE id = $1`, [effect.subjectId, effect.after, ...searchKeys(effect)]);
  }

  invert(effect: Effect): Promise<Effect> {
    return Promise.resolve({ ...effect, before: effect.after, after: effect.before });
  }
}

function fieldOf(effect: Effect): { table: string; read: string; set: string } {
  const field = FIELDS[`${effect.subjectType}.${effect.field}`];
  if (!field) throw new Error(`Nothing changes ${effect.subjectType}.${effect.field}`);
  return field;
}

function searchKeys({ field, after }: Effect): (string | null)[] {
  if (field === 'name') {
    const { nameKey, nameKeyLast } = nameKeys(after ?? '');
    return [nameKey, nameKeyLast];
  }
  if (field === 'email') return [after === null ? null : emailKey(after)];
  return [];
}
