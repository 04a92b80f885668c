import { CHECKED_INVARIANTS } from '#invariants';
import { periodTakenBack } from '../../libs/invariants/catalogue/refunds.js';
import type { Database } from '#platform/database';
import type { Capture } from './provider.truth.js';
import { REFUNDS, endsOfRefunds, lawsOfRefunds } from './laws.of.refunds.js';
import type { RefundSeen } from './laws.of.refunds.js';
import type { SimulatedWorld } from './world.js';

interface ChargeSeen {
  readonly id: string;
  readonly renewalId: string;
  readonly status: 'pending' | 'unknown' | 'succeeded' | 'failed' | 'canceled';
  readonly nextCheckAt: Date | null;
  readonly hasCase: boolean;
  readonly movements: number;
  /** The renewal that it paid was taken back, or an earlier one, so that its period can be paid again. */
  readonly isReversed: boolean;
  /** What the ledger says that the provider owes us for it, as `500 EUR`; empty: nothing. */
  readonly booked: string[];
}

const CHARGES = `
  SELECT c.id, c.renewal_id AS "renewalId", c.status, c.next_check_at AS "nextCheckAt", EXISTS (SELECT FROM support_case k WHERE k.charge_id = c.id) AS "hasCase",
    (SELECT count(*)::int FROM validity_movement v WHERE v.charge_id = c.id AND v.source = 'charge') AS movements,
    EXISTS (SELECT FROM refund r WHERE r.charge_id = c.id AND r.kind = 'reversal' AND (r.status = 'succeeded' OR r.returned_at IS NOT NULL))
      OR (SELECT ${periodTakenBack('n.subscriber_id', 'n.line_id', 'n.period_start')} FROM renewal n WHERE n.id = c.renewal_id) AS "isReversed",
    ARRAY(SELECT p.amount_minor || ' ' || p.currency FROM ledger_transaction t JOIN ledger_posting p ON p.transaction_id = t.id
      WHERE t.ref = 'charge:' || c.id AND p.account = 'provider_clearing') AS booked
  FROM charge c`;

/** They hold only where workers are at work: in a story they are away for weeks. At its end they are not; nobody ever relays events here (I18). */
const OF_WORKERS = ['I9', 'I19', 'I21'];
const invariants = (but: readonly string[]): string => `WITH checked AS (SELECT $1::timestamptz AS now) ${CHECKED_INVARIANTS.flatMap(({ id, check }) =>
  check.kind === 'sql' && !but.includes(id) ? [`SELECT '${id}' AS invariant, v.subject, v.id, v.facts FROM (${check.sql}) v, checked`] : [],
).join(' UNION ALL ')}`;

/** Every invariant of the product in one statement: a story asks for all of them after each of its steps. */
const INVARIANTS = invariants(['I18', ...OF_WORKERS]);
const ALL_INVARIANTS = invariants(['I18']);

/** A line that should renew by itself, and that nothing will ever wake: no due time, no renewal under way, none that waits for a person. */
const FORGOTTEN = `
  SELECT l.id FROM line l WHERE l.auto_renew AND l.status IN ('active', 'grace', 'suspended') AND l.renew_at IS NULL
    AND NOT EXISTS (SELECT FROM renewal r WHERE r.line_id = l.id AND r.status IN ('due', 'charging', 'awaiting', 'unknown', 'retry_scheduled', 'failed'))
    AND NOT EXISTS (SELECT FROM renewal r WHERE r.line_id = l.id AND r.period_start = l.valid_to AND r.status IN ('succeeded', 'lapsed'))`;

/** Thrown when the books and the truth part. */
export class BrokenLaw extends Error {}

/** What must hold after every step, whatever happened. */
export async function holdLaws(world: SimulatedWorld): Promise<void> {
  const charges = await world.database.query<ChargeSeen>(CHARGES, [], { name: 'simulation_charges' });
  const refunds = await world.database.query<RefundSeen>(REFUNDS, [], { name: 'simulation_refunds' });
  const { captures, refunds: truth } = world.provider;
  for (const id of world.askedFromNowhere) throw new BrokenLaw(`the provider was asked for charge ${id}, which is not in the books`);
  for (const law of [...lawsOfTruth(charges, captures), ...lawsOfRenewals(charges), ...lawsOfRefunds(refunds, truth.given), ...(await lawsOfBooks(world.database, world.clock.now()))]) throw new BrokenLaw(law);
}

/** What must hold once faults have stopped, everything was delivered, and time has gone on. */
export async function holdEnds(world: SimulatedWorld): Promise<void> {
  const charges = await world.database.query<ChargeSeen>(CHARGES, [], { name: 'simulation_charges' });
  for (const { id, status, hasCase } of charges) {
    if ((status === 'pending' || status === 'unknown') && !hasCase) throw new BrokenLaw(`charge ${id} is ${status} for ever, and no person knows`);
  }
  const byId = new Map(charges.map((charge) => [charge.id, charge]));
  for (const capture of world.provider.captures) {
    const charge = byId.get(capture.chargeId);
    if (!charge || charge.booked.length === 0) throw new BrokenLaw(`${inWords(capture)} was taken for charge ${capture.chargeId} (${charge?.status ?? 'unknown to us'}) and is in no book`);
    if (charge.movements === 0 && !charge.hasCase) throw new BrokenLaw(`${inWords(capture)} was taken for charge ${capture.chargeId}, nothing was given, and no person knows`);
  }
  const refunds = await world.database.query<RefundSeen>(REFUNDS, [], { name: 'simulation_refunds' });
  for (const law of endsOfRefunds(refunds, world.provider.refunds.given)) throw new BrokenLaw(law);
  for (const law of await lawsOfBooks(world.database, world.clock.now(), ALL_INVARIANTS)) throw new BrokenLaw(law);
  const chain = await world.auditChain();
  if (chain.fault) throw new BrokenLaw(`the record is broken: ${chain.fault.kind} at ${chain.fault.seq}`);
}

function* lawsOfTruth(charges: readonly ChargeSeen[], captures: readonly Capture[]): Generator<string> {
  const taken = new Map<string, Capture>();
  for (const capture of captures) {
    if (taken.has(capture.chargeId)) yield `money was taken twice for charge ${capture.chargeId}`;
    taken.set(capture.chargeId, capture);
  }
  const known = new Set(charges.map(({ id }) => id));
  for (const { chargeId } of captures) if (!known.has(chargeId)) yield `money was taken for charge ${chargeId}, which is in no book`;
  for (const { id, status, booked, nextCheckAt, hasCase } of charges) {
    const truth = taken.get(id);
    if (status === 'succeeded' && !truth) yield `charge ${id} counts as paid, and nothing was taken`;
    if (status === 'succeeded' && booked.length === 0) yield `charge ${id} is paid and not booked`;
    if (booked.length > 1) yield `charge ${id} is booked ${booked.length} times`;
    if (booked.length === 1 && booked[0] !== (truth && inWords(truth))) yield `charge ${id} is booked with ${booked[0] ?? ''}, and the provider took ${truth ? inWords(truth) : 'nothing'}`;
    if ((status === 'failed' || status === 'canceled') && booked.length > 0 && !hasCase) yield `charge ${id} is ${status}, and booked`;
    if ((status === 'pending' || status === 'unknown') && nextCheckAt === null && !hasCase) yield `charge ${id} is ${status}, and neither a question nor a person will ever close it`;
  }
}

function* lawsOfRenewals(charges: readonly ChargeSeen[]): Generator<string> {
  const renewed = new Map<string, number>();
  const paid = new Map<string, number>();
  for (const { id, renewalId, status, movements, hasCase, isReversed } of charges) {
    if (movements > 0 && status !== 'succeeded') yield `charge ${id} is ${status}, and moved the end of validity`;
    if (status === 'succeeded' && movements === 0 && !hasCase) yield `charge ${id} is paid, nothing was given for it, and no person knows`;
    if (isReversed) continue;
    renewed.set(renewalId, (renewed.get(renewalId) ?? 0) + movements);
    if (status === 'succeeded' && !hasCase) paid.set(renewalId, (paid.get(renewalId) ?? 0) + 1);
  }
  for (const [id, times] of renewed) if (times > 1) yield `renewal ${id} gave ${times} periods`;
  for (const [id, times] of paid) if (times > 1) yield `renewal ${id} was paid ${times} times`;
}

async function lawsOfBooks(database: Database, now: Date, invariantsToHold = INVARIANTS): Promise<string[]> {
  const broken = await database.query<{ invariant: string; subject: string; id: string; facts: object }>(invariantsToHold, [now], invariantsToHold === INVARIANTS ? { name: 'simulation_invariants' } : {});
  const forgotten = await database.query<{ id: string }>(FORGOTTEN, [], { name: 'simulation_forgotten' });
  return [
    ...broken.map(({ invariant, subject, id, facts }) => `${invariant} is broken by ${subject} ${id}: ${JSON.stringify(facts)}`),
    ...forgotten.map(({ id }) => `line ${id} should renew by itself, and nothing will ever wake it`),
  ];
}

function inWords({ minor, currency }: Capture): string {
  return `${minor} ${currency}`;
}
