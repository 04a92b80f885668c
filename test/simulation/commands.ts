import fc from 'fast-check';
import { Happening } from './happening.js';
import type { Step } from './happening.js';
import type { RefundMood } from './provider.refunds.js';
import { APPROVES } from './provider.truth.js';
import type { Mood } from './provider.truth.js';
import { act, staffActs, staffActsAndDies, staffUndoes, transferArrives, wish } from './staff.steps.js';
import type { Hand, LineGiven, SimulatedWorld } from './world.js';

const hand = fc.constantFrom<0 | 1>(0, 1);
const workerName = (which: 0 | 1): string => (which === 0 ? 'worker A' : 'worker B');
const lineNumber = fc.nat(5);

const minutes = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 4, arbitrary: fc.integer({ min: 5, max: 90 }) },
  { weight: 6, arbitrary: fc.integer({ min: 2, max: 30 }).map((hours) => hours * 60) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 6 }).map((days) => days * 1_440 + 1) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 6 }).map((weeks) => weeks * 10_080) },
);

const decision: fc.Arbitrary<Mood['decision']> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: 'approve' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('decline' as const),
      raw: fc.constantFrom('insufficient_funds', 'insufficient_funds', 'insufficient_funds', 'do_not_honor', 'processing_error', 'lost_card', 'expired_card', 'processing_error', 'issuer_not_available', 'revocation_of_authorization', 'authentication_required', 'a_code_of_next_year'),
      advice: fc.constantFrom(null, null, '02', '03', '24', '30'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('take_other' as const), extra: fc.constantFrom(-1n, 0n, 200n), currency: fc.constantFrom(null, 'USD') }).filter(({ extra, currency }) => extra !== 0n || currency !== null) },
);

/** The first ones arrive before anybody asks about them; the others when the charge has long been closed, and perhaps made anew. */
const lateMinutes = fc.constantFrom(1, 2, 3, 4, 7, 90, 3_000);

const mood: fc.Arbitrary<Mood> = fc.record({
  arrival: fc.oneof(
    { weight: 6, arbitrary: fc.constant('at_once' as const) },
    { weight: 3, arbitrary: fc.constant('late' as const) },
    { weight: 1, arbitrary: fc.constant('never' as const) },
    { weight: 1, arbitrary: fc.constant('refused' as const) },
  ),
  lateMinutes,
  decision,
  answer: fc.constantFrom('given', 'given', 'lost'),
});

const moodInWords = ({ arrival, lateMinutes, decision: decided, answer }: Mood): string =>
  [
    arrival === 'late' ? `arrives ${lateMinutes} min late` : arrival === 'at_once' ? '' : arrival,
    decided.kind === 'decline' ? `decline ${decided.raw}${decided.advice === null ? '' : ` advice ${decided.advice}`}` : decided.kind === 'take_other' ? `take ${decided.extra} more ${decided.currency ?? ''}` : 'approve',
    answer === 'lost' ? 'answer lost' : '',
  ]
    .filter(Boolean)
    .join(' + ');

type Work = 'renews' | 'resolves' | 'moves lines' | 'reads messages';
/** With several lanes a worker also races with itself. */
const works = (which: 0 | 1, what: Work) => (world: SimulatedWorld, lanes?: number): Promise<unknown> => DO[what](world, world.hands[which], lanes);
const DO: Readonly<Record<Work, (world: SimulatedWorld, by: Hand, lanes?: number) => Promise<unknown>>> = {
  renews: (world, by, lanes) => world.renew(by, lanes),
  resolves: (world, by) => world.resolve(by),
  'moves lines': (world, by) => world.moveLines(by),
  'reads messages': (world, by) => world.readMessages(by),
};
const timePasses = minutes.map((passed) => new Happening(`${passed} minutes pass`, (world) => {
  pass(world, passed);
  return Promise.resolve();
}));
const dayGoesBy = fc.tuple(minutes, hand).map(
  ([passed, which]) =>
    new Happening(`${passed} minutes pass and ${workerName(which)} does all its work`, async (world) => {
      pass(world, passed);
      for (const what of ['renews', 'resolves', 'moves lines'] as const) await works(which, what)(world);
    }),
);
const moodChanges = fc.tuple(lineNumber, mood).map(
  ([line, next]) => new Happening(`the provider on line ${line}: ${moodInWords(next)}`, (world) => {
    world.provider.setMood(`token_${line}`, next);
    return Promise.resolve();
  }),
);
const questionsChange = fc.constantFrom<'answered' | 'fail' | 'not_reached'>('answered', 'answered', 'fail', 'not_reached').map(
  (questions) => new Happening(`questions to the provider: ${questions}`, (world) => Promise.resolve(void (world.provider.questions = questions))),
);
const refundMood: fc.Arbitrary<RefundMood> = fc.record({
  manner: fc.constantFrom('given', 'given', 'answer_lost', 'never', 'late', 'refused', 'not_reached', 'under_way', 'returned'),
  minutes: lateMinutes,
});
const refundsChange = refundMood.map((next) => new Happening(`refunds: ${next.manner} ${next.minutes} min`, (world) => Promise.resolve(void (world.provider.refunds.mood = next))));
const refundedByHand = fc.tuple(fc.nat(20), fc.constantFrom(1n, 100n, 500n)).map(
  ([pick, minor]) =>
    new Happening(`somebody refunds ${minor} of charge ${pick} at the provider`, (world) => {
      const told = world.provider.messages.flatMap(({ provider, payload }) => (provider === 'stripe' ? chargeIn(payload) : []));
      const chargeId = told[pick % told.length];
      if (chargeId !== undefined) world.provider.refunds.giveByHand(chargeId, minor);
      return Promise.resolve();
    }),
);
const clockSteps = fc.constantFrom(0, 0, 1, -1, 10, -10).map(
  (behind) => new Happening(`the clock of worker B is ${behind} minutes behind`, (world) => Promise.resolve(void (world.hands[1].clock.behindMinutes = behind))),
);
const dies = fc.tuple(hand, fc.constantFrom(0, 1, null)).map(
  ([which, sent]) => new Happening(`${workerName(which)} renews and dies with ${sent ?? 'all'} requests sent`, (world) => world.renewAndDie(world.hands[which], sent)),
);
const messagesCome = fc.tuple(fc.array(fc.nat(200), { maxLength: 6 }), fc.boolean(), hand).map(
  ([picks, strange, which]) => new Happening(`messages ${picks.join(' ')}${strange ? ' and a strange one' : ''} come to ${workerName(which)}`, (world) => deliver(world, picks, strange, world.hands[which])),
);

const work = fc.tuple(hand, fc.constantFrom<Work>('renews', 'renews', 'renews', 'resolves', 'resolves', 'moves lines'));
const workIsDone = work.map(([which, what]) => new Happening(`${workerName(which)} ${what}`, (world) => works(which, what)(world)));

const together = fc.tuple(work, work, lineNumber, wish).map(
  ([[a, first], [b, second], line, wanted]) =>
    new Happening(`at once: ${workerName(a)} ${first} + ${workerName(b)} ${second} + staff on line ${line}: ${wanted.words}`, async (world) => {
      const ends = await Promise.allSettled([works(a, first)(world, 2), works(b, second)(world, 2), act(world, line, wanted)]);
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
    }),
);

/** So many steps of everything that can happen. */
export function happenings(atMost: number): fc.Arbitrary<Iterable<Step>> {
  const steps = [timePasses, timePasses, dayGoesBy, dayGoesBy, workIsDone, workIsDone, workIsDone, moodChanges, moodChanges, questionsChange, clockSteps, dies, messagesCome, staffActs, staffActs, staffActs, staffUndoes, staffActsAndDies, transferArrives, refundsChange, refundedByHand, together];
  return fc.commands(steps, { maxCommands: atMost, size: 'max' });
}

export const someLines: fc.Arbitrary<LineGiven[]> = fc.array(
  fc.record({
    plan: fc.constantFrom(0, 0, 1, 1, 2, 2, 3, 4, 5, 5, 5, 6, 6),
    zone: fc.constantFrom('Europe/Paris', 'America/Los_Angeles', 'Asia/Kathmandu'),
    validForHours: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: -60, max: 100 }) }, { weight: 1, arbitrary: fc.integer({ min: -100, max: 700 }) }),
    mood: fc.oneof(fc.constant(APPROVES), mood),
    autoRenew: fc.constantFrom(true, true, true, true, false),
    method: fc.constantFrom('stripe', 'stripe', 'stripe', 'stripe', 'paypal', null),
    balanceMinor: fc.constantFrom(0n, 0n, 50n, 250n, 1_000n),
  }),
  { minLength: 2, maxLength: 6, size: 'max' },
);

/** Time goes on for everybody, and what was on its way arrives. */
export function pass(world: SimulatedWorld, passed: number): void {
  world.clock.advance({ minutes: passed });
  world.provider.receiveLate();
}

/** Delivers messages by their place in everything that was ever sent: late, again, in any order. */
export async function deliver(world: SimulatedWorld, picks: readonly number[], strange: boolean, by: Hand): Promise<void> {
  const { messages } = world.provider;
  const chosen = messages.length === 0 ? [] : picks.map((pick) => messages[pick % messages.length]);
  for (const message of [...chosen, ...(strange ? [world.provider.strangeMessage(picks.length)] : [])]) if (message) await world.inbox.receive(message, by.clock.now());
  await world.readMessages(by);
}

/** The charge that a message speaks of. */
function chargeIn(payload: object): string[] {
  const { data } = payload as { data?: { object?: { metadata?: { charge_id?: string } } } };
  const id = data?.object?.metadata?.charge_id;
  return id === undefined ? [] : [id];
}
