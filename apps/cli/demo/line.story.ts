import { addLocalDays, addPeriod, localDate, localDayOfMonth, startOfLocalDay } from '#kernel';
import { neverAgain, nextCheckAt, normaliseFailure } from '#payments';
import type { Failure, NeverReason } from '#payments';
import type { PlanVersion } from '#plans';
import { decideAfterFailure } from '#renewals';
import { BLOCKED, DECLINES } from '../../simulator/cards/declines.table.js';
import { daysToEnd } from './scenario.js';
import type { Scenario } from './scenario.js';
import type { Random } from './random.js';

/** One exchange with the provider. */
export interface ToldCharge {
  readonly at: Date;
  readonly status: 'succeeded' | 'failed' | 'unknown';
  readonly failure: Failure | null;
  readonly raw: string | null;
  readonly network: string | null;
  readonly advice: string | null;
  readonly note: 'no_answer' | null;
  readonly message: string | null;
  readonly nextCheckAt: Date | null;
  /** Why its method must not be charged again. */
  readonly blocks: NeverReason | null;
}

export interface ToldRenewal {
  readonly periodStart: Date;
  readonly status: 'succeeded' | 'failed' | 'retry_scheduled' | 'unknown' | 'lapsed';
  readonly extendedTo: Date | null;
  readonly nextAttemptAt: Date | null;
  readonly settledAt: Date | null;
  /** Oldest first. */
  readonly charges: readonly ToldCharge[];
}

/** What has happened to a line until today. */
export interface LineStory {
  readonly validFrom: Date;
  /** Ends of validity in the order in which the line had them; the last is today's. */
  readonly ends: readonly Date[];
  /** Renewals, oldest first; the last may be open. */
  readonly renewals: readonly ToldRenewal[];
}

export interface StoryTold {
  readonly scenario: Scenario;
  readonly plan: PlanVersion;
  readonly zone: string;
  readonly behaviour: string | null;
  readonly brand: string | null;
  readonly now: Date;
  /** Whether anything happened before today. */
  readonly withPast: boolean;
}

const MINUTE = 60_000;
const PERIODS_AT_MOST = { day: 7, month: 7, year: 2 };

export function tellStory(told: StoryTold, random: Random): LineStory {
  const { scenario, plan, zone, now, withPast } = told;
  const today = startOfLocalDay(localDate(now, zone), zone);
  const end = addLocalDays(today, zone, daysToEnd(scenario, plan, random));
  const anchorDay = localDayOfMonth(end, zone);
  const endBefore = (periods: number): Date => addPeriod(end, zone, anchorDay, plan.period, -periods);
  const mayHavePast = withPast && scenario !== 'created' && told.behaviour !== null;
  const past = mayHavePast ? random.between(endBefore(1) > today ? 1 : 0, PERIODS_AT_MOST[plan.period.unit] - 1) : 0;
  const ends = Array.from({ length: past + 1 }, (_, index) => endBefore(past - index));
  const paid = ends.slice(1).map((to, index) => paidRenewal(ends[index] ?? to, to, told, random));
  const open = withPast ? openRenewal(end, told, random) : null;
  const beginning = endBefore(past + 1);
  const validFrom = scenario !== 'created' && beginning > today ? today : beginning;
  return { validFrom, ends, renewals: open ? [...paid, open] : paid };
}

function paidRenewal(periodStart: Date, extendedTo: Date, { plan, zone, brand }: StoryTold, random: Random): ToldRenewal {
  const first = chargedAt(periodStart, plan, zone, random);
  const charges = random.chance(0.07) ? [declined('insufficient_funds', brand, first), paidCharge(new Date(first.getTime() + 2 * 1_440 * MINUTE))] : [paidCharge(first)];
  return { periodStart, status: 'succeeded', extendedTo, nextAttemptAt: null, settledAt: charges.at(-1)?.at ?? first, charges };
}

function openRenewal(periodStart: Date, told: StoryTold, random: Random): ToldRenewal | null {
  const { scenario, behaviour, plan, zone, now } = told;
  const open = { periodStart, extendedTo: null, nextAttemptAt: null, settledAt: null };
  if (scenario === 'unknown') {
    const at = new Date(now.getTime() - random.between(8, 50) * MINUTE);
    return { ...open, status: 'unknown', charges: [lost(at, now)] };
  }
  if (behaviour === null || (scenario !== 'failing' && scenario !== 'quarantine')) return null;
  const code = DECLINES.has(behaviour) ? behaviour : 'insufficient_funds';
  const charges: ToldCharge[] = [];
  for (let at = chargedAt(periodStart, plan, zone, random); ; ) {
    const charge = declined(code, told.brand, at);
    charges.push(charge);
    const decision = afterFailure(charge, charges.length, periodStart, told);
    if (decision.kind === 'retry' && decision.at <= now) {
      at = new Date(decision.at.getTime() + random.between(0, 4) * MINUTE);
      if (at <= now) continue;
    }
    if (scenario === 'quarantine') return { ...open, status: 'lapsed', settledAt: numberLostAt(periodStart, told), charges };
    if (decision.kind === 'retry') return { ...open, status: 'retry_scheduled', nextAttemptAt: decision.at, charges };
    return { ...open, status: 'failed', charges };
  }
}

function afterFailure(charge: ToldCharge, attempts: number, periodEnd: Date, told: StoryTold): ReturnType<typeof decideAfterFailure> {
  if (!charge.failure) throw new Error('Only a failure is followed by a decision');
  return decideAfterFailure({
    onlyBySubscriber: false, failure: charge.failure, advice: charge.advice, attempts, offsetsDays: told.plan.retryOffsetsDays, now: charge.at, periodEnd, zone: told.zone,
    numberLostAt: numberLostAt(periodEnd, told),
    // A plan's schedule stays far within every network's rules.
    allowedFrom: charge.at,
  });
}

function numberLostAt(end: Date, { plan, zone }: StoryTold): Date {
  return addLocalDays(end, zone, plan.durations.graceDays + plan.durations.suspendedDays);
}

/** When the schedule got round to it. */
function chargedAt(periodStart: Date, plan: PlanVersion, zone: string, random: Random): Date {
  return new Date(addLocalDays(periodStart, zone, -plan.chargeDaysBefore).getTime() + random.between(1, 55) * MINUTE);
}

const CALM = { failure: null, raw: null, network: null, advice: null, note: null, message: null, nextCheckAt: null, blocks: null };

function paidCharge(at: Date): ToldCharge {
  return { ...CALM, at, status: 'succeeded' };
}

function lost(at: Date, now: Date): ToldCharge {
  return { ...CALM, at, status: 'unknown', note: 'no_answer', nextCheckAt: nextCheckAt(at, now) };
}

/** As the provider would have said it. */
function declined(code: string, brand: string | null, at: Date): ToldCharge {
  const decline = DECLINES.get(code) ?? BLOCKED;
  const advice = (brand === 'mastercard' ? decline.networkAdviceCode : null) ?? decline.advice;
  const raw = { raw: decline.declineCode, network: decline.networkDeclineCode, advice };
  const failure = normaliseFailure(raw, 'stripe');
  const blocks = neverAgain({ brand: brand ?? '', failureCode: failure.code, rawCode: raw.raw, networkCode: raw.network, adviceCode: raw.advice });
  return { ...raw, at, status: 'failed', failure, note: null, message: decline.message, nextCheckAt: null, blocks };
}
