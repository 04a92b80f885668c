import { z } from 'zod';
import { Refusal, parseEmail, safeText } from '#kernel';
import { Action, field, refuseNothing } from '#actions';
import type { ActionPlanner, Effect, PlannedChange } from '#actions';
import { Database } from '#platform/database';

const CHANNELS = ['email', 'sms', 'push', 'voice'] as const;

const input = z.object({
  subscriberId: field.id(),
  name: field.text(200).nullish(),
  email: field.text(254).nullish(),
  language: field.choice(['en', 'fr', 'zh', 'de', 'ar', 'es']).nullish(),
  zone: field.zone().nullish(),
  consents: field.choices(CHANNELS).nullish(),
});
type Input = z.infer<typeof input>;

interface Contact {
  name: string;
  email: string | null;
  language: string;
  zone: string;
  consents: string;
}

/** Corrects how a subscriber is called and reached; a field that is not given stays as it is. */
@Action<Input>({
  name: 'updateContact',
  subject: 'Subscriber',
  target: 'Subscriber',
  targetField: 'subscriberId',
  input,
  reasons: ['customer_request', 'correction', 'operator_error', 'other'],
  reversible: true,
})
export class UpdateContact implements ActionPlanner<Input> {
  constructor(private readonly database: Database) {}

  async plan(wanted: Input): Promise<PlannedChange> {
    const [contact] = await this.database.query<Contact>(
      `SELECT name, email, language, zone, array_to_string(consents, ',') AS consents FROM subscriber WHERE id = $1`,
      [wanted.subscriberId],
    );
    if (!contact) throw new Refusal('NOT_FOUND');
    const after = normalised(wanted);
    const fields = (Object.keys(after) as (keyof Contact)[]).filter((name) => after[name] !== contact[name]);
    const effects = fields.map((name): Effect => ({
      kind: 'field_changed',
      subjectType: 'Subscriber',
      subjectId: wanted.subscriberId,
      field: name,
      valueType: 'text',
      before: contact[name],
      after: after[name] ?? null,
    }));
    refuseNothing(effects);
    return { effects };
  }
}

/** Only the fields that were given, as they would be stored. */
function normalised({ name, email, language, zone, consents }: Input): Partial<Contact> {
  const address = email == null ? null : parseEmail(email);
  if (email != null && address === null) throw new Refusal('EMAIL_INVALID', { field: 'email' });
  return {
    ...(name != null && { name: safeText(name, 200) }),
    ...(address !== null && { email: address }),
    ...(language != null && { language }),
    ...(zone != null && { zone }),
    ...(consents != null && { consents: CHANNELS.filter((channel) => consents.includes(channel)).join(',') }),
  };
}
