import fc from 'fast-check';
import type { Intent } from '#actions';
import { newId } from '#kernel';
import type { StaffActor } from '#platform/access';
import { Happening, unlessRefused } from './happening.js';
import type { SimulatedWorld } from './world.js';

/** What somebody wants of a line. */
export interface Wish {
  readonly action: string;
  /** null: there is nothing to do it to. */
  readonly input: (world: SimulatedWorld, lineId: string) => object | null | Promise<object | null>;
  readonly words: string;
}

const onLine = (action: string, words: string, more: object = {}): Wish => ({ action, words, input: (_, lineId) => ({ lineId, ...more }) });

/** Of a charge of the line that is in such a state, the newest first. */
function onCharge(action: string, words: string, condition: string, more: (charge: FoundCharge) => object): Wish {
  return {
    action,
    words,
    input: async (world, lineId) => {
      const [charge] = await world.database.query<FoundCharge>(`SELECT id, amount_minor AS minor FROM charge WHERE line_id = $1 AND ${condition} ORDER BY created_at DESC, id DESC LIMIT 1`, [lineId]);
      return charge ? { chargeId: charge.id, ...more(charge) } : null;
    },
  };
}

interface FoundCharge {
  readonly id: string;
  readonly minor: bigint;
}

const TAKEN = `(status = 'succeeded' OR failure_code = 'amount_mismatch')`;
const refund = fc.oneof(
  { weight: 4, arbitrary: fc.constant(onCharge('refundCharge', 'take the renewal back', TAKEN, () => ({ kind: 'reversal' }))) },
  { weight: 2, arbitrary: fc.constantFrom('correction', 'goodwill').map((kind) => onCharge('refundCharge', `refund all as ${kind}`, TAKEN, () => ({ kind }))) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('correction', 'goodwill'), fc.constantFrom(1n, 10n, 400n, 5_000n))
      .map(([kind, part]) => onCharge('refundCharge', `refund ${part} as ${kind}`, TAKEN, () => ({ kind, amountMinor: String(part) }))),
  },
);

const wishes = fc.oneof(
  { weight: 4, arbitrary: fc.constant(onLine('renewNow', 'charge now')) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 60 }).map((days) => onLine('extendValidity', `extend ${days} days`, { days })) },
  { weight: 1, arbitrary: fc.nat(6).map((plan): Wish => ({ action: 'changePlan', input: (world, lineId) => ({ lineId, planVersionId: world.plan(plan) }), words: `change to plan ${plan}` })) },
  { weight: 1, arbitrary: fc.boolean().map((autoRenew) => onLine('setAutoRenew', `auto-renew ${autoRenew ? 'on' : 'off'}`, { autoRenew })) },
  { weight: 3, arbitrary: refund },
  { weight: 2, arbitrary: fc.constant(onLine('awaitTransfer', 'await a transfer')) },
  { weight: 1, arbitrary: fc.constant(onCharge('stopAwaiting', 'await no longer', `status = 'awaiting'`, () => ({}))) },
  { weight: 1, arbitrary: fc.constant(onCharge('askProvider', 'ask the provider', `status IN ('pending', 'unknown')`, () => ({}))) },
);
/** Wishes that one person carries out. */
export const wish: fc.Arbitrary<Wish> = wishes;

const lineNumber = fc.nat(5);
export const staffActs = fc.tuple(lineNumber, wish).map(([line, wanted]) => new Happening(`staff on line ${line}: ${wanted.words}`, (world) => act(world, line, wanted)));
export const staffUndoes = fc.constant(new Happening('staff take their last action back', undoLast));

/** The process that carries it out is killed with it in its hands: its answer gets into no book. */
export const staffActsAndDies = fc
  .tuple(lineNumber, fc.oneof(refund, fc.constant(onLine('renewNow', 'charge now'))), fc.boolean())
  .map(([line, wanted, isSent]) => new Happening(`staff on line ${line}: ${wanted.words} and dies with ${isSent ? 'all' : '0'} requests sent`, (world) => world.dieWhile(isSent, () => act(world, line, wanted))));

/** Two persons see a transfer on the bank's statement: the amount that is awaited, or another. */
export const transferArrives = fc.tuple(lineNumber, fc.constantFrom(0n, 0n, 0n, -1n, 500n)).map(
  ([line, extra]) => new Happening(`a transfer arrives for line ${line}${extra === 0n ? '' : ` with ${extra} more than awaited`}`, (world) => transfer(world, line, extra)),
);

const RECEIVE = (extra: bigint) => onCharge('receiveTransfer', 'mark as received', `status = 'awaiting'`, ({ minor }) => ({ amountMinor: String(minor + extra), bankReference: 'AB-77/3' }));

async function transfer(world: SimulatedWorld, line: number, extra: bigint): Promise<void> {
  const input = (await RECEIVE(extra).input(world, world.lineId(line))) as { chargeId: string; amountMinor: string } | null;
  if (!input) return;
  await unlessRefused(async () => {
    const { request } = await run(world, { action: 'receiveTransfer', input }, world.agent);
    await run(world, { approve: request?.id ?? '' }, world.second);
    const currency = (await world.database.query<{ currency: string }>('SELECT currency FROM charge WHERE id = $1', [input.chargeId]))[0]?.currency ?? '';
    world.provider.captures.push({ chargeId: input.chargeId, minor: BigInt(input.amountMinor), currency });
  });
}

/** Previews and executes, as the console does. */
export async function act(world: SimulatedWorld, line: number, { action, input }: Wish): Promise<void> {
  const given = await input(world, world.lineId(line));
  if (given) await unlessRefused(() => run(world, { action, input: given }, world.agent));
}

async function undoLast(world: SimulatedWorld): Promise<void> {
  const [last] = await world.database.query<{ id: string }>('SELECT id FROM action_execution WHERE undo_of IS NULL ORDER BY executed_at DESC, id DESC LIMIT 1');
  if (last) await unlessRefused(() => run(world, { undo: last.id }, world.agent, 'correction'));
}

async function run(world: SimulatedWorld, intent: Intent, staff: StaffActor, reasonCode = 'customer_request') {
  const { plan } = await world.bus.run(intent, { mode: 'preview' }, staff);
  return world.bus.run(intent, { mode: 'execute', planHash: plan.hash, idempotencyKey: newId(), reasonCode }, staff);
}
