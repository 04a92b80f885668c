import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { CaseFile, CaseState } from '../diagnosis/case.file.js';
import type { Cause, Certainty } from '../diagnosis/causes.js';
import type { RenewalStatus } from '../domain/renewal.states.js';
import { EventLines, instant, money } from './scenario.lines.js';

interface Written {
  readonly title: string;
  readonly now: string;
  /** '<status> [code][, attempts n][, next <instant>]' */
  readonly renewal: string;
  /** '<status>[, auto-renew off][, valid to <instant>]' */
  readonly line?: string;
  /** '<amount>[, capped]' */
  readonly plan?: string;
  readonly methods: readonly string[];
  /** '<charge> <status> [code][, asked <instant>][, confirm by <instant>]' */
  readonly open?: string;
  readonly returnTo?: string;
  readonly moneyHeld?: string;
  readonly taken?: string;
  /** '<instant>': a page for a new card is open until then; 'none': nobody gives such pages */
  readonly cardLink?: string;
  /** Charges of which nothing can be given back now. */
  readonly notRefundable?: readonly string[];
  readonly events: readonly string[];
  readonly expect: { readonly cause: Cause; readonly certainty: Certainty; readonly next: string; readonly ruledOut?: readonly Cause[] };
}

export interface Scenario extends Pick<Written, 'title' | 'expect'> {
  readonly file: string;
  readonly case: CaseFile;
}

const PERIOD = '2027-03-10T23:00Z';
const NUMBER_LOST = '2027-06-08T22:00Z';
const LONG_AGO = '2020-01-01T00:00Z';

/** Every scenario of a folder, by file name. */
export function readScenarios(folder: string): Scenario[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files.sort().map((file) => {
    const written = parse(readFileSync(join(folder, file), 'utf8'), { schema: 'failsafe' }) as Written;
    return { file, title: written.title, expect: written.expect, case: caseOf(written) };
  });
}

function caseOf(written: Written): CaseFile {
  const events = new EventLines().read(written.events);
  const attempts = events.filter((event) => event.kind === 'charge_requested' && event.renewalId === 'renewal').length;
  return { now: instant(written.now), state: stateOf(written, attempts), events };
}

function stateOf(written: Written, charged: number): CaseState {
  const price = money(written.plan ?? '5.00 EUR');
  return {
    renewal: renewalOf(written.renewal, charged),
    line: lineOf(written.line ?? 'active'),
    plan: { priceMinor: price.minor, extends: !/capped/.test(written.plan ?? '') },
    notRefundable: written.notRefundable ?? [],
    planToReturnTo: written.returnTo ?? null,
    methods: written.methods.map(methodOf),
    cardLink: written.cardLink === undefined ? null : written.cardLink === 'none' ? 'none_to_give' : { endsAt: instant(written.cardLink) },
    takenByOther: written.taken === 'true',
    moneyHeld: written.moneyHeld === 'true',
    openCharge: openOf(written.open),
  };
}

function renewalOf(text: string, charged: number): CaseState['renewal'] {
  const [head = ''] = text.split(',');
  const [status = '', code = null] = head.split(' ');
  const attempts = /attempts (\d+)/.exec(text)?.[1];
  const next = /next (\S+)/.exec(text)?.[1];
  return {
    id: 'renewal',
    status: status as RenewalStatus,
    code,
    attempts: attempts === undefined ? charged : Number(attempts),
    nextAttemptAt: next === undefined ? null : instant(next),
    periodStart: instant(PERIOD),
  };
}

function lineOf(text: string): CaseState['line'] {
  const [status = ''] = text.split(',');
  const validTo = /valid to (\S+)/.exec(text)?.[1] ?? PERIOD;
  return {
    id: 'line',
    subscriberId: 'subscriber',
    status: status as CaseState['line']['status'],
    zone: 'Europe/Paris',
    validTo: instant(validTo),
    numberLostAt: instant(NUMBER_LOST),
    autoRenew: !/auto-renew off/.test(text),
  };
}

function methodOf(text: string): CaseState['methods'][number] {
  const [id = ''] = text.split(',');
  const [, year, month] = /until (\d{4})-(\d{2})/.exec(text) ?? [];
  return {
    id,
    label: id,
    expiryYear: Number(year),
    expiryMonth: Number(month),
    isDefault: /\bdefault\b/.test(text),
    status: /\b(blocked|withdrawn)\b/.test(text) ? 'blocked' : 'usable',
    consentWithdrawn: /\bwithdrawn\b/.test(text),
    served: !/\bunserved\b/.test(text),
    linked: !/^(bank_transfer|paypal)-/.test(id),
    admitted: !/\bspent\b/.test(text),
    createdAt: instant(/since (\S+)/.exec(text)?.[1] ?? LONG_AGO),
  };
}

function openOf(text: string | undefined): CaseState['openCharge'] {
  if (text === undefined) return null;
  const [head = ''] = text.split(',');
  const [id = '', status = '', code = null] = head.split(' ');
  const asked = /asked (\S+)/.exec(text)?.[1];
  const confirmBy = /confirm by (\S+)/.exec(text)?.[1];
  return { id, status: status as 'pending' | 'unknown' | 'awaiting', code, nextCheckAt: asked === undefined ? null : instant(asked), confirmBy: confirmBy === undefined ? null : instant(confirmBy) };
}
