import { passesLuhn } from '#kernel';

/** A subscriber with one French line, for import files. */
export interface Person {
  readonly externalId: string;
  readonly name: string;
  /** E.164. */
  readonly msisdn: string;
  /** As it is said on the phone: `06 38 20 33 54`. */
  readonly national: string;
  readonly email: string;
}

export interface PersonTerms {
  /** How the simulator's card behaves: `ok`, `insufficient_funds`, `fails_1_then_ok_insufficient_funds` … */
  readonly card: string;
  readonly planCode?: string;
  /** Local days, `2026-11-24`. */
  readonly validFrom: string;
  readonly validTo: string;
  readonly autoRenew?: boolean;
  readonly points?: number;
  readonly brand?: string;
  readonly last4?: string;
}

const COLUMNS = [
  'subscriber_external_id', 'name', 'email', 'language', 'zone', 'market', 'consents', 'line_external_id', 'msisdn', 'iccid', 'plan_code', 'valid_from', 'valid_to', 'auto_renew',
  'payment_provider', 'payment_token', 'payment_customer', 'payment_brand', 'payment_last4', 'payment_expiry', 'points',
] as const;

/** The n-th made-up person (0 to 999,999): always the same one, whom the demo does not have. */
export function person(index: number, name: string): Person {
  const digits = `639${String(index).padStart(6, '0')}`;
  const national = `0${digits}`.replace(/(\d\d)(?=\d)/g, '$1 ');
  return { externalId: `T-${index}`, name, msisdn: `+33${digits}`, national, email: `t-${index}@example.com` };
}

/** One line of an import file; a second one of the same person with another card adds that card. */
export function csvRow(who: Person, terms: PersonTerms): string {
  const cells: Record<(typeof COLUMNS)[number], string> = {
    subscriber_external_id: who.externalId,
    name: who.name,
    email: who.email,
    language: 'fr',
    zone: 'Europe/Paris',
    market: 'FR',
    consents: 'email|sms',
    line_external_id: `${who.externalId}-1`,
    msisdn: who.national,
    iccid: iccid(who.msisdn),
    plan_code: terms.planCode ?? 'fr-prepaid-30',
    valid_from: terms.validFrom,
    valid_to: terms.validTo,
    auto_renew: terms.autoRenew === false ? 'no' : 'yes',
    payment_provider: 'stripe',
    payment_token: `pm_sim_${terms.card}_${who.externalId.replace('-', '')}`,
    payment_customer: `cus_sim_${who.externalId.replace('-', '')}`,
    payment_brand: terms.brand ?? 'visa',
    payment_last4: terms.last4 ?? '4242',
    payment_expiry: '08/2030',
    points: String(terms.points ?? 0),
  };
  return COLUMNS.map((column) => `"${cells[column].replaceAll('"', '""')}"`).join(',');
}

export function csvFile(rows: readonly string[]): string {
  return `${[COLUMNS.join(','), ...rows].join('\n')}\n`;
}

/** 19 digits, the last by Luhn. */
function iccid(msisdn: string): string {
  const body = `893302${msisdn.slice(1).padStart(12, '0')}`;
  for (let check = 0; check < 10; check += 1) if (passesLuhn(`${body}${check}`)) return `${body}${check}`;
  throw new Error('One of ten digits fits');
}
