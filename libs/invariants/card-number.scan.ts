import type pg from 'pg';
import { looksLikeCardNumber } from '#kernel';
import { MOST_VIOLATIONS } from './domain/invariant.js';
import type { Violation } from './domain/invariant.js';

interface Text {
  readonly subject: string;
  readonly id: string;
  readonly field: string;
  readonly text: string;
}

/** Texts that people, providers and programs write; identifiers that are all digits by nature (IMSI, ICCID, EID, MSISDN) are no texts. */
const TEXTS = [
  `SELECT 'Subscriber' AS subject, id::text AS id, 'name' AS field, name AS text FROM subscriber`,
  `SELECT 'Subscriber', id::text, 'email', email FROM subscriber WHERE email IS NOT NULL`,
  `SELECT 'Subscriber', id::text, 'externalId', external_id FROM subscriber`,
  `SELECT 'PaymentMethod', id::text, 'token', provider_token || ' ' || coalesce(provider_customer, '') FROM payment_method`,
  `SELECT 'Charge', charge_id::text, 'message', message FROM charge_attempt WHERE message IS NOT NULL`,
  `SELECT 'Refund', refund_id::text, 'message', message FROM refund_attempt WHERE message IS NOT NULL`,
  `SELECT 'Case', id::text, 'subject', subject FROM support_case WHERE subject IS NOT NULL`,
  `SELECT 'Execution', id::text, 'note', note FROM action_execution WHERE note IS NOT NULL`,
  `SELECT 'Execution', id::text, 'plan', plan::text FROM action_execution`,
  `SELECT 'Request', id::text, 'note', concat_ws(' ', note, decision_note, input::text) FROM action_request`,
  `SELECT 'ProviderEvent', provider || ':' || event_id, 'payload', payload::text FROM webhook_event`,
  `SELECT 'OutboxEvent', id::text, 'payload', payload::text FROM outbox_event`,
  `SELECT 'OutboxEvent', id::text, 'error', last_error FROM outbox_event WHERE last_error IS NOT NULL`,
  `SELECT 'MoneyHold', id::text, 'explanation', explanation FROM money_hold WHERE explanation IS NOT NULL`,
];
/** The record grows only at its end, and numbers come without a gap: what was read once need not be read again. */
const RECORD = `SELECT 'AuditEntry', seq::text, 'body', body FROM audit_entry WHERE seq > $1 AND seq <= $2`;
/** The queue's own tables, where it has them. */
const JOBS = `SELECT 'Job', id::text, 'data', data::text FROM bullmq.job`;

/** A run of digits that may be grouped, and does not go on from a word: what the database can tell; the kernel judges the rest. */
const PLAUSIBLE = `text ~ '(^|[^0-9A-Za-z])[0-9]([ .-]{0,2}[0-9]){12}'`;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const WORD_WITH_LETTERS = /[0-9]*[A-Za-z_][0-9A-Za-z_]*/g;
const BATCH = 2_000;

/** Searches texts for payment card numbers; gives where, never what. */
export async function scanForCardNumbers(client: pg.ClientBase, after: bigint, last: bigint): Promise<Violation[]> {
  const found: Violation[] = [];
  const [{ jobs } = { jobs: null }] = (await client.query<{ jobs: string | null }>(`SELECT to_regclass('bullmq.job')::text AS jobs`)).rows;
  await client.query('BEGIN READ ONLY');
  try {
    for (const texts of jobs === null ? TEXTS : [...TEXTS, JOBS]) await searchIn(client, texts, [], found);
    await searchIn(client, RECORD, [after, last], found);
  } finally {
    await client.query('ROLLBACK');
  }
  return found;
}

/** Goes by a cursor: only what is plausible leaves the database, and never all of it at once. */
async function searchIn(client: pg.ClientBase, texts: string, values: readonly unknown[], found: Violation[]): Promise<void> {
  await client.query(`DECLARE plausible NO SCROLL CURSOR FOR SELECT * FROM (${texts}) AS t(subject, id, field, text) WHERE ${PLAUSIBLE}`, [...values]);
  for (;;) {
    const { rows } = await client.query<Text>(`FETCH ${BATCH} FROM plausible`);
    for (const { subject, id, field, text } of rows) {
      if (found.length > MOST_VIOLATIONS) break;
      if (holdsCardNumber(text)) found.push({ subject, id, facts: { field } });
    }
    if (rows.length < BATCH || found.length > MOST_VIOLATIONS) break;
  }
  await client.query('CLOSE plausible');
}

/** Ids and hashes are not read as numbers, whatever digits are in them. */
export function holdsCardNumber(text: string): boolean {
  return looksLikeCardNumber(text.replace(UUID, 'x').replace(WORD_WITH_LETTERS, 'x'));
}
