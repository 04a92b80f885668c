import { localDayOfMonth } from '#kernel';
import type { PlanVersion } from '#plans';
import { lineSchedule } from '#subscribers';
import { termsOf } from '#subscribers/import';
import type { ImportMethod, ImportRow } from '#subscribers/import';
import { factsOfPatternedId } from '../../simulator/cards/card-facts.js';
import { demoEid, demoIccid, demoImsi, demoMsisdn } from './identifiers.js';
import { tellStory } from './line.story.js';
import type { LineStory } from './line.story.js';
import { DEMO_MARKETS } from './markets.js';
import type { DemoMarket } from './markets.js';
import { demoEmail, demoName } from './names.js';
import { Random } from './random.js';
import { FORCED, pickBehaviour, pickScenario, renewsItself } from './scenario.js';

/** One in so many subscribers who could pay by PayPal does. */
const ONE_WITH_PAYPAL = 11;

const SEED = 20_261_122;
const LINES_AT_MOST = 3;

export interface DemoLine {
  readonly row: ImportRow;
  readonly story: LineStory;
}

export interface DemoTerms {
  readonly now: Date;
  /** Versions of each plan by plan code, oldest first. */
  readonly plans: ReadonlyMap<string, readonly PlanVersion[]>;
  /** Share of the lines with a past. */
  readonly history: number;
}

/** The lines of the demo's n-th subscriber: the same for the same day, whatever else is made. */
export function demoSubscriber(index: number, terms: DemoTerms): DemoLine[] {
  const random = new Random(SEED, index);
  const market = random.weighted(DEMO_MARKETS.map((each) => [each, each.weight] as const));
  const scenario = pickScenario(random, true);
  const behaviour = pickBehaviour(scenario, random);
  const name = demoName(market.code, random);
  const subscriber = {
    externalId: `DEMO-${padded(index)}`,
    name,
    email: random.chance(0.93) ? demoEmail(name, index, random) : null,
    language: random.pick(market.languages),
    zone: random.weighted(market.zones),
    market: market.code,
    consents: ['email', 'push', 'sms', 'voice'].filter((channel) => random.chance(channel === 'email' || channel === 'sms' ? 0.7 : 0.25)),
  };
  const hasAccount = behaviour === 'ok' && index % ONE_WITH_PAYPAL === 0 && market.currency === 'EUR';
  const method = behaviour === null ? null : hasAccount && subscriber.email !== null ? demoAccount(subscriber.email, index) : demoCard(behaviour, index);
  const count = random.weighted([[1, 88], [2, 9], [LINES_AT_MOST, 3]] as const);
  return Array.from({ length: count }, (_, place) => demoLine({ index, place, market, subscriber, method, behaviour, scenario: place === 0 ? scenario : pickScenario(random, false) }, terms, random));
}

interface LineFacts {
  readonly index: number;
  readonly place: number;
  readonly market: DemoMarket;
  readonly subscriber: ImportRow['subscriber'];
  readonly method: ImportMethod | null;
  readonly behaviour: string | null;
  readonly scenario: ReturnType<typeof pickScenario>;
}

function demoLine({ index, place, market, subscriber, method, behaviour, scenario }: LineFacts, { now, plans, history }: DemoTerms, random: Random): DemoLine {
  const plan = pickPlan(plans, market, random);
  const { zone } = subscriber;
  const story = tellStory({ scenario, plan, zone, behaviour, brand: method?.brand ?? null, now, withPast: random.chance(history) }, random);
  const end = story.ends.at(-1) ?? now;
  const autoRenew = renewsItself(scenario, random);
  const status = FORCED[scenario] ?? termsOf(story.validFrom, end, zone, autoRenew, plan, now)?.status ?? 'recycled';
  const isOpen = story.renewals.some((renewal) => renewal.status !== 'succeeded' && renewal.status !== 'lapsed');
  const schedule = lineSchedule({ validFrom: story.validFrom, validTo: end, zone, status, autoRenew, plan });
  const number = index * LINES_AT_MOST + place;
  return {
    story,
    row: {
      at: index,
      subscriber,
      externalId: `DEMO-${padded(index)}-${place + 1}`,
      msisdn: demoMsisdn(market, number),
      iccid: demoIccid(market, number),
      eid: random.chance(0.85) ? demoEid(number) : null,
      imsi: demoImsi(market, number),
      profileState: status === 'created' ? 'released' : random.weighted([['enabled', 90], ['installed', 4], ['disabled', 3], ['downloaded', 2], ['deleted', 1]]),
      plan,
      status,
      validFrom: story.validFrom,
      validTo: story.ends[0] ?? end,
      anchorDay: localDayOfMonth(end, zone),
      autoRenew,
      // An open renewal drives itself; the line falls due again when its validity moves.
      schedule: isOpen ? { ...schedule, renewAt: null } : schedule,
      method,
      balanceMinor: plan.period.unit !== 'year' && random.chance(0.6) ? (plan.price.minor * BigInt(random.between(1, 30))) / 10n : 0n,
      points: random.chance(0.25) ? random.between(1, 40) * 10 : 0,
      arrivedAt: story.validFrom < now ? story.validFrom : now,
    },
  };
}

/** Three of four lines of a plan with several versions are on the newest. */
function pickPlan(plans: DemoTerms['plans'], market: DemoMarket, random: Random): PlanVersion {
  const kind = random.weighted([['keep-alive-year', 62], ['prepaid-30', 20], ['monthly', 18]]);
  const versions = plans.get(`${market.code.toLowerCase()}-${kind}`) ?? [];
  const plan = random.chance(0.75) ? versions.at(-1) : versions[0];
  if (!plan) throw new Error(`The demo's plans of ${market.code} are missing`);
  return plan;
}

/** A PayPal account, told by its address, of which no more is kept than is shown. */
function demoAccount(email: string, index: number): ImportMethod {
  const [name = '', domain = ''] = email.split('@');
  const accountLabel = `${name.charAt(0)}•••${name.slice(-1)}@${domain}`;
  return { provider: 'paypal', token: `vault_sim_ok_${padded(index)}`, customer: null, brand: 'paypal', last4: null, expiryMonth: null, expiryYear: null, accountLabel };
}

function demoCard(behaviour: string, index: number): ImportMethod {
  // Whose bank wants to ask the cardholder pays once the cardholder has answered.
  const living = behaviour === 'authentication_required' ? 'authentication_always' : behaviour;
  const token = `pm_sim_${living}_${padded(index)}`;
  const card = factsOfPatternedId(token, behaviour);
  return { provider: 'stripe', token, customer: `cus_sim_${padded(index)}`, brand: card.brand, last4: card.last4, expiryMonth: card.expMonth, expiryYear: card.expYear, accountLabel: null };
}

function padded(index: number): string {
  return String(index).padStart(7, '0');
}
