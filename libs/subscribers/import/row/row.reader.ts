import { isMarket, isZone, parseEid, parseEmail, parseIccid, parseImsi, parseMinor, parseMsisdn } from '#kernel';
import type { CurrencyCode } from '#kernel';
import type { PlanVersion } from '#plans';
import type { CsvRecord } from '../csv/csv.tokenizer.js';
import type { Layout } from '../csv/layout.js';
import type { Fault } from '../fault.js';
import type { ImportMethod, ImportRow, ImportSubscriber } from '../import.row.js';
import { remembered } from './remembered.js';
import { RowCells } from './row.cells.js';
import { parseConsents, parseExpiry, parseExternalId, parseFlag, parseLanguage, parseLine, parseToken } from './text.parsers.js';
import { dateParser, termsOf } from './validity.parser.js';
import type { Terms } from './validity.parser.js';

export interface RowContext {
  readonly layout: Layout;
  /** Plans on sale, by code. */
  readonly plans: ReadonlyMap<string, PlanVersion>;
  /** The market of rows that name none. */
  readonly market: string | null;
  readonly now: Date;
}

const PROFILE_STATES = new Set(['released', 'downloaded', 'installed', 'enabled', 'disabled', 'deleted']);
const NO_CONSENT: readonly string[] = [];
const MAX_POINTS = 1_000_000_000;
const MAX_NAME = 200;

type Sim = Pick<ImportRow, 'msisdn' | 'iccid' | 'eid' | 'imsi' | 'profileState'>;
type Opening = Pick<ImportRow, 'balanceMinor' | 'points'>;

/** From the text of a row to a typed row, or to everything that is wrong with it. Pure but for the answers that it keeps. */
export class RowReader {
  private readonly parseDate = dateParser();
  private readonly terms = new WeakMap<Date, Map<PlanVersion, Map<number, Terms | null>>>();
  private readonly zone = remembered((text) => (isZone(text) ? text : null), 2_000);

  constructor(private readonly context: RowContext) {}

  read(record: CsvRecord): ImportRow | Fault[] {
    const cells = new RowCells(record.line, record.fields, this.context.layout);
    if (record.fields.length !== this.context.layout.width) {
      cells.fault('', 'ROW_INCOMPLETE');
      return cells.faults;
    }
    const subscriber = this.subscriber(cells);
    const externalId = cells.requiredText('line_external_id', parseExternalId, 'ID_INVALID');
    const sim = readSim(cells, subscriber.market);
    const plan = this.plan(cells, subscriber.market);
    const autoRenew = cells.optional('auto_renew', true, parseFlag, 'FLAG_INVALID');
    const validity = this.validity(cells, subscriber.zone);
    const method = readMethod(cells);
    const opening = readOpening(cells, plan);
    const terms = validity && plan && autoRenew !== null && subscriber.zone ? this.termsOf(cells, validity, subscriber.zone, autoRenew, plan) : null;
    if (cells.faults.length > 0 || !validity || !terms) return cells.faults;
    // Without a fault every part is there.
    // Spelt out: at the rate of an import, spreading the parts costs microseconds a row.
    return {
      at: record.line, subscriber, externalId, msisdn: sim.msisdn, iccid: sim.iccid, eid: sim.eid, imsi: sim.imsi, profileState: sim.profileState, plan, autoRenew,
      validFrom: validity.validFrom, validTo: validity.validTo, status: terms.status, anchorDay: terms.anchorDay, schedule: terms.schedule, method,
      balanceMinor: opening.balanceMinor, points: opening.points, arrivedAt: this.context.now,
    } as ImportRow;
  }

  private subscriber(cells: RowCells): { [Part in keyof ImportSubscriber]: ImportSubscriber[Part] | null } {
    const market = cells.text('market') === '' && this.context.market !== null ? this.context.market : cells.required('market', knownMarket, 'MARKET_UNKNOWN');
    return {
      externalId: cells.requiredText('subscriber_external_id', parseExternalId, 'ID_INVALID'),
      name: cells.requiredText('name', (text) => parseLine(text, MAX_NAME), 'TEXT_INVALID'),
      email: cells.optionalText('email', null, parseEmail, 'EMAIL_INVALID'),
      language: cells.required('language', parseLanguage, 'LANGUAGE_INVALID'),
      zone: cells.required('zone', this.zone, 'ZONE_UNKNOWN'),
      market,
      consents: cells.optional('consents', NO_CONSENT, parseConsents, 'CONSENT_UNKNOWN'),
    };
  }

  private plan(cells: RowCells, market: string | null): PlanVersion | null {
    const plan = cells.required('plan_code', (code) => this.context.plans.get(code) ?? null, 'PLAN_UNKNOWN');
    return plan && market !== null && plan.market !== market ? cells.fault('plan_code', 'PLAN_OF_OTHER_MARKET') : plan;
  }

  private validity(cells: RowCells, zone: string | null): { validFrom: Date; validTo: Date } | null {
    const validFrom = this.date(cells, 'valid_from', zone);
    const validTo = this.date(cells, 'valid_to', zone);
    if (!validFrom || !validTo) return null;
    return validFrom < validTo ? { validFrom, validTo } : cells.fault('valid_to', 'VALIDITY_EMPTY');
  }

  private date(cells: RowCells, column: 'valid_from' | 'valid_to', zone: string | null): Date | null {
    const text = cells.text(column);
    if (text === '') return cells.fault(column, 'REQUIRED');
    const date = this.parseDate(text, zone ?? 'UTC');
    return typeof date === 'string' ? cells.fault(column, date) : date;
  }

  /** Kept by the end of validity, whose Date object stands for a moment in one zone; looked up without making a key, as every row asks. */
  private termsOf(cells: RowCells, { validFrom, validTo }: { validFrom: Date; validTo: Date }, zone: string, autoRenew: boolean, plan: PlanVersion): Terms | null {
    const { now } = this.context;
    const known = this.termsFor(validTo, plan);
    const startsAt = now < validFrom ? validFrom.getTime() : 0;
    const variant = autoRenew ? startsAt : -startsAt - 1;
    let terms = known.get(variant);
    if (terms === undefined) {
      terms = termsOf(validFrom, validTo, zone, autoRenew, plan, now);
      known.set(variant, terms);
    }
    return terms ?? cells.fault('valid_to', 'VALIDITY_LONG_OVER');
  }

  private termsFor(validTo: Date, plan: PlanVersion): Map<number, Terms | null> {
    const plans = this.terms.get(validTo);
    const found = plans?.get(plan);
    if (found) return found;
    const known = new Map<number, Terms | null>();
    if (plans) plans.set(plan, known);
    else this.terms.set(validTo, new Map([[plan, known]]));
    return known;
  }
}

function knownMarket(text: string): string | null {
  const code = text.toUpperCase();
  return isMarket(code) ? code : null;
}

function readSim(cells: RowCells, market: string | null): { [Part in keyof Sim]: Sim[Part] | null } {
  return {
    msisdn: cells.required('msisdn', (text) => parseMsisdn(text, market ?? undefined), 'MSISDN_INVALID'),
    iccid: cells.optional('iccid', null, parseIccid, 'ICCID_INVALID'),
    eid: cells.optional('eid', null, parseEid, 'EID_INVALID'),
    imsi: cells.optional('imsi', null, parseImsi, 'IMSI_INVALID'),
    profileState: cells.optional('profile_state', 'enabled', (text) => (PROFILE_STATES.has(text) ? text : null), 'PROFILE_STATE_UNKNOWN'),
  };
}

const METHOD_COLUMNS = ['payment_provider', 'payment_token', 'payment_customer', 'payment_brand', 'payment_last4', 'payment_expiry'] as const;

function readMethod(cells: RowCells): ImportMethod | null {
  if (METHOD_COLUMNS.every((column) => cells.text(column) === '')) return null;
  const provider = cells.required('payment_provider', (text) => (text === 'stripe' ? text : null), 'PROVIDER_UNKNOWN');
  const token = cells.requiredText('payment_token', parseToken, 'TOKEN_INVALID');
  const customer = cells.optionalText('payment_customer', null, parseToken, 'TOKEN_INVALID');
  const brand = cells.requiredText('payment_brand', (text) => parseLine(text, 40), 'TEXT_INVALID');
  const last4 = cells.requiredText('payment_last4', (text) => (/^\d{4}$/.test(text) ? text : null), 'LAST4_INVALID');
  const expiry = cells.requiredText('payment_expiry', parseExpiry, 'EXPIRY_INVALID');
  if (!provider || !token || !brand || !last4 || !expiry) return null;
  return { provider, token, customer, brand, last4, expiryMonth: expiry.month, expiryYear: expiry.year, accountLabel: null };
}

function readOpening(cells: RowCells, plan: PlanVersion | null): { [Part in keyof Opening]: Opening[Part] | null } {
  return {
    balanceMinor: cells.optionalText('balance', 0n, (text) => (plan ? minorOrNull(text, plan.price.currency) : 0n), 'AMOUNT_INVALID'),
    points: cells.optionalText('points', 0, (text) => (/^\d{1,10}$/.test(text) && Number(text) <= MAX_POINTS ? Number(text) : null), 'POINTS_INVALID'),
  };
}

function minorOrNull(text: string, currency: CurrencyCode): bigint | null {
  try {
    return parseMinor(text, currency);
  } catch {
    return null;
  }
}
