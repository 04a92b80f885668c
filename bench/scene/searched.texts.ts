import { parsePhoneNumberWithError } from 'libphonenumber-js';
import type { Scene } from './scene.js';

interface Sample {
  readonly name: string;
  readonly email: string | null;
  readonly msisdn: string;
  readonly iccid: string;
  readonly externalId: string;
}

const SAMPLES = 260;

/** What callers say and agents paste, in turn; each kind as often as the others. Two of thirteen find nothing. */
const KINDS: readonly ((sample: Sample, index: number) => string)[] = [
  ({ msisdn }) => parsePhoneNumberWithError(msisdn).formatNational(),
  ({ msisdn }) => msisdn,
  ({ msisdn }) => `00${parsePhoneNumberWithError(msisdn).formatInternational().slice(1).replaceAll(' ', '-')}`,
  ({ msisdn }) => msisdn.slice(-6),
  ({ msisdn }) => msisdn.slice(-4),
  ({ name }) => name,
  ({ name }) => name.split(' ').reverse().map((word) => word.slice(0, 4)).join(' '),
  ({ name }) => name.split(' ').at(-1) ?? name,
  ({ email, name }) => email ?? name,
  ({ iccid }) => iccid,
  ({ externalId }) => externalId,
  (_, index) => `+3369${String(9_000_000 - index)}`,
  (_, index) => `Qxavier Wzorn${'abcdefghij'[index % 10] ?? ''}`,
];

/** Texts for the search box, made from lines that are there, spread over the whole operator. */
export async function searchedTexts(scene: Scene, databaseUrl: string, subscribers: number): Promise<string[]> {
  const wanted = Array.from({ length: SAMPLES }, (_, index) => `DEMO-${String(Math.floor((index * subscribers) / SAMPLES)).padStart(7, '0')}-1`);
  const samples = await scene.ask<Sample>(
    databaseUrl,
    `SELECT s.name, s.email, l.msisdn, l.iccid, l.external_id AS "externalId" FROM line l JOIN subscriber s ON s.id = l.subscriber_id
     WHERE l.external_id = ANY($1) ORDER BY l.external_id`,
    [wanted],
  );
  return samples.map((sample, index) => KINDS[index % KINDS.length]?.(sample, index) ?? sample.msisdn);
}
