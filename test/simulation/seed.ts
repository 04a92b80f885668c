import fc from 'fast-check';
import { deliver, happenings, pass, someLines } from './commands.js';
import type { Step } from './happening.js';
import { BrokenLaw, holdEnds, holdLaws } from './laws.js';
import type { LineGiven, SimulatedWorld } from './world.js';

export interface SeedFailure {
  readonly seed: number;
  readonly law: string;
  /** The shortest story that was found, a line a step. */
  readonly story: readonly string[];
}

const STEPS = 90;
/** A failing seed is made shorter for so long at most. */
const SHRINK_MS = 20_000;

/** Lives through the story of one seed; null if every law held at every step, and everything came to its end. */
export async function liveThrough(world: SimulatedWorld, seed: number): Promise<SeedFailure | null> {
  let telling: Promise<void> = Promise.resolve();
  const story = fc.asyncProperty(someLines, happenings(STEPS), (lines, steps) => (telling = tell(world, lines, steps)));
  // However slow the machine is, the story is lived through to its end.
  const whole = await fc.check(story, { seed, numRuns: 1, endOnFailure: true });
  if (!whole.failed) return null;
  const shorter = await fc.check(story, { seed, numRuns: 1, interruptAfterTimeLimit: SHRINK_MS });
  // When the time for making it shorter is up, the story of that moment is still being told.
  await telling.catch(() => undefined);
  const result = shorter.counterexample === null ? whole : shorter;
  const [lines, steps] = result.counterexample ?? [[], ''];
  const given = lines.map((line, index) => `line ${index}: ${JSON.stringify(line, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))}`);
  return { seed, law: inWords(result.errorInstance), story: [...given, ...fc.stringify(steps).split(',').map((step) => step.trim())] };
}

async function tell(world: SimulatedWorld, lines: readonly LineGiven[], steps: Iterable<Step>): Promise<void> {
  await world.begin(lines);
  await fc.asyncModelRun(() => ({ model: {}, real: world }), steps);
  await comeToAnEnd(world);
}

function inWords(problem: unknown): string {
  if (problem instanceof BrokenLaw) return problem.message;
  return problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
}

/** Faults stop, everything that was sent arrives, and time goes on: safety first, then liveness. */
async function comeToAnEnd(world: SimulatedWorld): Promise<void> {
  world.provider.heal();
  for (const { clock } of world.hands) clock.behindMinutes = 0;
  const [worker] = world.hands;
  for (const minutes of [6, 60, 1_440, 1_440, 1_440, 1_440, 1_440, 1_440]) {
    pass(world, minutes);
    await world.resolve(worker);
    await world.renew(worker);
    await world.moveLines(worker);
    await deliver(world, [...world.provider.messages.keys()], false, worker);
    await holdLaws(world);
  }
  await holdEnds(world);
}
